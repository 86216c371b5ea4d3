/**
 * Validates every format against its owner's schema or an independent parser: `node --import tsx
 * bench/import-export-validators.ts FOLDER`, with the owners' schemas and samples in FOLDER. The exported pages are invented
 * and hostile, and the same in every run. JSON-LD is expanded and compacted if the package `jsonld` is found
 * (`NODE_PATH`).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { Ajv, type ValidateFunction } from "ajv";
import { parse as parseCsv } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { validateXML } from "xmllint-wasm";
import { parseDocument } from "yaml";
import backupSchema from "../src/import-export/backup.schema.json" with { type: "json" };
import { isFormula } from "../src/import-export/csv-parse.ts";
import { type ExportDocument, withoutTrashed } from "../src/import-export/export-model.ts";
import { parseImport } from "../src/import-export/parse-import.ts";
import { exportToBytes, exportToText } from "../test/import-export/export-to-bytes.ts";

import { setEnglish } from "../test/set-english.ts";
import { hostileDocument } from "./import-export-documents.ts";

setEnglish();

const [FOLDER = ""] = process.argv.slice(2);
const DOCUMENT = hostileDocument();
const NOTES = DOCUMENT.pages.flatMap(({ notes }) => withoutTrashed(notes));

/** What a check examined, and the faults that it found. */
interface Verdict {
  readonly checked: number;
  readonly what: string;
  readonly faults: readonly string[];
}

interface Check {
  readonly format: string;
  readonly validator: string;
  run(): Promise<Verdict>;
}

const read = (...path: string[]) => readFileSync(join(FOLDER, ...path), "utf8");
const json = (text: string) => JSON.parse(text);
const alone = (page: ExportDocument["pages"][number]): ExportDocument => ({ ...DOCUMENT, pages: [page] });
const points = (text: string, start: number, end: number) => Array.from(text).slice(start, end).join("");

/** Returns the faults of several items, each checked separately. */
function each<T>(what: string, things: readonly T[], faultOf: (thing: T) => string | undefined | false): Verdict {
  return { checked: things.length, what, faults: things.flatMap((thing) => faultOf(thing) || []) };
}

/**
 * Converts a schema of draft 4, which had `id` instead of `$id` and a boolean `exclusiveMinimum`. Otherwise these
 * schemas use what later drafts kept.
 */
function modern(schema: object, name: string): object {
  const plain = JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === "$schema") return undefined;
    if (value?.exclusiveMinimum !== true) return value;
    const { minimum, ...rest } = value;
    return { ...rest, exclusiveMinimum: minimum };
  });
  const { id: _, ...rest } = plain;
  return { $id: `http://schemas.invalid/${name}`, ...rest };
}

const FORMATS = {
  uri: (text: string) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text),
  "date-time": (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text),
};

function musts(kind: "annotations" | "collections"): { name: string; validate: ValidateFunction }[] {
  const ajv = new Ajv({ strict: false, formats: FORMATS });
  for (const name of readdirSync(join(FOLDER, "web-annotation/definitions")).filter((one) => one.endsWith(".json"))) {
    ajv.addSchema(modern(json(read("web-annotation/definitions", name)), name));
  }
  const list = kind === "annotations" ? "annotations/annotationMusts.test" : "collections/collectionMusts.test";
  const { assertions } = json(read("web-annotation", list)) as { assertions: string[] };
  return assertions.map((path) => {
    return {
      name: path,
      validate: ajv.compile(modern(json(read("web-annotation", path)), path.split("/").at(-1) ?? path)),
    };
  });
}

function ajvCheck(schema: object, drop$schema = false): ValidateFunction {
  const { $schema, ...rest } = schema as { $schema?: string };
  return new Ajv({ strict: false, formats: FORMATS }).compile(drop$schema || $schema === undefined ? rest : schema);
}

/** Returns the codebook schema that the specification prints across its page breaks. */
function codebookXsd(): string {
  const text = read("refi-qda/spec.txt");
  const from = text.indexOf("<?xml", text.indexOf("5.2 XML Schema for REFI-QDA codebook exchange\n<?xml"));
  const printed = text.slice(from, text.indexOf("</xsd:schema>", from) + "</xsd:schema>".length);
  return printed
    .replace(/\n\s*\d*\s*\n?\f?REFI-QDA\s*\n/g, "\n")
    .replace(/\[0-\n9a-fA-F\]/g, "[0-9a-fA-F]")
    .replace(/^\s*\d+\s*$/gm, "");
}

async function xml(contents: string, schema: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: "file.xml", contents }, schema });
  return errors.map(({ rawMessage }) => rawMessage);
}

async function filesIn(format: string): Promise<Map<string, string>> {
  const files = Object.entries(unzipSync(await exportToBytes(format, DOCUMENT)));
  return new Map(files.map(([name, bytes]) => [name, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)]));
}

const CHECKS: readonly Check[] = [
  {
    format: "JSON backup",
    validator: "own JSON Schema, by ajv",
    run: async () => {
      const validate = ajvCheck(backupSchema);
      return each(
        "file",
        [json(await exportToText("json", DOCUMENT))],
        (data) => !validate(data) && JSON.stringify(validate.errors),
      );
    },
  },
  {
    format: "Markdown (Obsidian)",
    validator: "front matter by yaml, strict: the same values",
    run: async () => {
      const texts = await Promise.all(
        DOCUMENT.pages.map(async (page) => ({ page, text: await exportToText("markdown", alone(page)) })),
      );
      return each("pages", texts, ({ page, text }) => {
        const front = parseDocument(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? "", {
          strict: true,
          uniqueKeys: true,
        });
        const { title, source } = front.toJS() as Record<string, unknown>;
        return (
          (front.errors.length > 0 || title !== page.title || source !== page.url) &&
          `${page.title}: ${front.errors[0]?.message}`
        );
      });
    },
  },
  {
    format: "CSV (spreadsheet)",
    validator: "csv-parse, strict: no cell is a formula",
    run: async () => {
      const rows = parseCsv(await exportToText("csv", DOCUMENT), { bom: true, record_delimiter: "\r\n" }) as string[][];
      return each("rows", rows, (row) => row.find(isFormula));
    },
  },
  {
    format: "CSV (data)",
    validator: "csv-parse, strict: a row for each note",
    run: async () => {
      const rows = parseCsv(await exportToText("csv-data", DOCUMENT), {
        columns: true,
        record_delimiter: "\r\n",
      }) as Record<string, string>[];
      const ids = new Set(rows.filter(({ row_type }) => row_type === "note").map(({ id }) => id));
      return each("notes", NOTES, ({ id }) => !ids.has(id) && `no row for ${id}`);
    },
  },
  {
    format: "Readwise CSV",
    validator: "csv-parse, strict: the header and dates",
    run: async () => {
      const [header, ...rows] = parseCsv(await exportToText("readwise", DOCUMENT), {
        record_delimiter: "\r\n",
      }) as string[][];
      const isKnown = header?.join() === "Highlight,Title,Author,URL,Note,Location,Date";
      return each(
        "rows",
        rows,
        (row) => (!isKnown || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(row[6] ?? "")) && String(row),
      );
    },
  },
  {
    format: "HTML",
    validator: "XML parser of jsdom: well-formed, no script",
    run: async () => {
      const text = (await exportToText("html", DOCUMENT)).replace("<!DOCTYPE html>\n", "");
      const { document } = new JSDOM(text, { contentType: "application/xhtml+xml" }).window;
      return each(
        "articles",
        [...document.getElementsByTagName("article")],
        (one) => one.querySelector("script, img, iframe")?.outerHTML,
      );
    },
  },
  ...(["ris", "bibtex", "csl"] as const).map((format) => ({
    format: { ris: "RIS", bibtex: "BibTeX", csl: "CSL-JSON" }[format],
    validator: "citation-js: the same titles and addresses",
    run: async () => {
      const forceType = { ris: "@ris/file", bibtex: "@biblatex/text", csl: "@else/json" }[format];
      const { data } = new Cite(await exportToText(format, DOCUMENT), { forceType });
      return each("references", DOCUMENT.pages, ({ title, url }) => {
        const found = data.find(({ URL }) => decodeURI(String(URL)) === decodeURI(url));
        const words = (text: unknown) => String(text).replace(/[^\p{L}\p{N}]+/gu, "");
        const isSame =
          found &&
          (words(found.title) === words(title.toWellFormed()) ||
            found.title === "Untitled" ||
            DOCUMENT.pages.filter((one) => one.url === url).length > 1);
        return !isSame && `${title} (${url}) became ${String(found?.title)}`;
      });
    },
  })),
  {
    format: "CSL-JSON",
    validator: "CSL's own schema, by ajv",
    run: async () => {
      const validate = ajvCheck(json(read("csl/csl-data.json")));
      return each(
        "references",
        json(await exportToText("csl", DOCUMENT)) as object[],
        (item) => !validate([item]) && JSON.stringify(validate.errors),
      );
    },
  },
  {
    format: "W3C annotations",
    validator: "54 MUST assertions of the W3C's test suite",
    run: async () => {
      const rules = musts("annotations");
      const { first, "@context": context } = json(await exportToText("w3c", DOCUMENT));
      return each("annotations", first.items as object[], (item) => {
        const failed = rules.filter(({ validate }) => !validate({ "@context": context, ...item }));
        return failed.length > 0 && failed.map(({ name }) => name).join(", ");
      });
    },
  },
  {
    format: "W3C collection",
    validator: "10 MUST assertions of the W3C's test suite",
    run: async () => {
      const rules = musts("collections");
      const data = json(await exportToText("w3c", DOCUMENT));
      return each("assertions", rules, ({ name, validate }) => !validate(data) && name);
    },
  },
  {
    format: "W3C annotations",
    validator: "jsonld: expanded and compacted, no term is lost",
    run: expandAndCompact,
  },
  {
    format: "Hypothesis JSON",
    validator: "Hypothesis' own schema, by ajv; its client's rule for a file",
    run: async () => {
      const validate = ajvCheck(json(read("hypothesis/annotation-schema.json")), true);
      const { annotations } = json(await exportToText("hypothesis", DOCUMENT));
      return each("annotations", annotations as { tags: string[] }[], (one) => {
        return (!validate(one) || one.tags.some((tag) => tag.length > 1000)) && JSON.stringify(validate.errors);
      });
    },
  },
  {
    format: "REFI-QDA .qdpx",
    validator: "REFI's own project schema, by libxml2",
    run: async () => {
      const contents = (await filesIn("qdpx")).get("project.qde") ?? "";
      const faults = await xml(contents, read("refi-qda/Project-mrt2019.xsd"));
      return { checked: contents.split("<PlainTextSelection ").length - 1, what: "selections", faults };
    },
  },
  {
    format: "REFI-QDA .qdpx",
    validator: "offsets in code points: each selection has its words",
    run: async () => {
      const files = await filesIn("qdpx");
      const { document } = new JSDOM(files.get("project.qde") ?? "", { contentType: "text/xml" }).window;
      return each("selections", [...document.getElementsByTagName("PlainTextSelection")], (one) => {
        const path = one.parentElement?.getAttribute("plainTextPath")?.replace("internal://", "sources/") ?? "";
        const [start, end] = ["startPosition", "endPosition"].map((name) => Number(one.getAttribute(name)));
        const words = points(files.get(path) ?? "", start ?? 0, end ?? 0)
          .replace(/[\s\p{Cc}]+/gu, " ")
          .trim();
        const shown = Array.from(words.replace(/[\ufffe\uffff]/g, "\ufffd"))
          .slice(0, 60)
          .join("");
        return (words === "" || shown !== one.getAttribute("name")) && `${one.getAttribute("name")}: ${words}`;
      });
    },
  },
  {
    format: "REFI-QDA .qdc",
    validator: "REFI's own codebook schema, by libxml2",
    run: async () => {
      const contents = await exportToText("qdc", DOCUMENT);
      return {
        checked: contents.split("<Code ").length - 1,
        what: "codes",
        faults: await xml(contents, codebookXsd()),
      };
    },
  },
  {
    format: "brat",
    validator: "offsets in code points: each span has its words",
    run: async () => {
      const files = await filesIn("brat");
      const lines = [...files].flatMap(([name, standoff]) => {
        const text = files.get(name.replace(".ann", ".txt")) ?? "";
        return name.endsWith(".ann")
          ? standoff
              .split("\n")
              .filter((line) => line.startsWith("T"))
              .map((line) => ({ line, text }))
          : [];
      });
      return each("spans", lines, ({ line, text }) => {
        const [, about = "", words] = line.split("\t");
        const pieces = about
          .replace(/^\S+ /, "")
          .split(";")
          .map((piece) => piece.split(" ").map(Number));
        return pieces.map(([start, end]) => points(text, start ?? 0, end ?? 0)).join(" ") !== words && line;
      });
    },
  },
  {
    format: "doccano JSONL",
    validator: "a JSON a line; offsets in code points have words",
    run: async () => {
      const lines = (await exportToText("doccano", DOCUMENT)).split("\n").filter(Boolean).map(json);
      const labels = lines.flatMap(({ text, label }) =>
        (label as [number, number, string][]).map((one) => ({ text, one })),
      );
      return each(
        "labels",
        labels,
        ({ text, one: [start, end, name] }) => !/^\S(?:[\s\S]*\S)?$/.test(points(text, start, end)) && name,
      );
    },
  },
  {
    format: "UIMA CAS JSON",
    validator: "own reader by the format's specification: types, references, UTF-16 offsets",
    run: async () => {
      const all = await Promise.all(DOCUMENT.pages.map(async (page) => json(await exportToText("cas", alone(page)))));
      return each("documents", all, casFault);
    },
  },
  {
    format: "W3C annotations, in",
    validator: "the 41 examples of the specification",
    run: async () => {
      const folder = join(FOLDER, "web-annotation/spec-examples");
      const results = readdirSync(folder)
        .filter((name) => name.startsWith("anno"))
        .map((name) => ({ name, ...parseImport(readFileSync(join(folder, name))) }));
      const taken = results.filter(({ file }) => (file?.notes.length ?? 0) > 0).length;
      const faults = results.flatMap(({ name, file, error }) => (file || error ? [] : [name]));
      return { checked: results.length, what: `examples, ${taken} taken, the others refused with a reason`, faults };
    },
  },
  {
    format: "Hypothesis rows, in",
    validator: "Hypothesis' own rows of its API",
    run: async () => {
      const names = ["minimal.json", "wikipedia-regression-testing.json"];
      const results = names.map((name) => parseImport(readFileSync(join(FOLDER, "hypothesis", name))));
      const taken = results.reduce((sum, { file }) => sum + (file?.notes.length ?? 0), 0);
      const refused = results.flatMap(({ file }) => file?.issues.map(({ message }) => message) ?? []);
      const faults = results.flatMap(({ error }) => error ?? []);
      return { checked: taken + refused.length, what: `rows, ${taken} taken, refused: ${refused.join(" ")}`, faults };
    },
  },
];

interface Structure {
  readonly [feature: string]: unknown;
}

function casFault(cas: {
  "%TYPES": Record<string, Structure>;
  "%FEATURE_STRUCTURES": Structure[];
  "%VIEWS": { _InitialView: { "%MEMBERS": number[] } };
}): string | undefined {
  const byId = new Map(cas["%FEATURE_STRUCTURES"].map((one) => [one["%ID"], one]));
  const text = String(byId.get(1)?.sofaString ?? "");
  for (const one of byId.values()) {
    const type = String(one["%TYPE"]).replace("[]", "");
    if (!type.startsWith("uima.") && cas["%TYPES"][type] === undefined) return `no type ${type}`;
    for (const [name, value] of Object.entries(one))
      if (name.startsWith("@") && !byId.has(value)) return `no ${name} ${value}`;
    if (typeof one.begin === "number" && !(one.begin <= Number(one.end) && Number(one.end) <= text.length))
      return `${type} out of the text`;
  }
  return cas["%VIEWS"]._InitialView["%MEMBERS"].every((id) => byId.has(id)) ? undefined : "a member that is not there";
}

interface JsonLd {
  expand(data: unknown, options: object): Promise<unknown[]>;
  compact(data: unknown, context: unknown, options: object): Promise<Record<string, unknown>>;
}

async function expandAndCompact(): Promise<Verdict> {
  const require = createRequire(import.meta.url);
  let jsonld: JsonLd;
  try {
    jsonld = require("jsonld") as JsonLd;
  } catch {
    return { checked: 0, what: "not run: no package jsonld here", faults: [] };
  }
  const context = json(read("web-annotation/context/anno.jsonld"));
  const documentLoader = async (url: string) => ({ contextUrl: null, documentUrl: url, document: context });
  const data = json(await exportToText("w3c", DOCUMENT));
  const items = await Promise.all(
    (data.first.items as Structure[]).slice(0, 40).map(async (item) => {
      const whole = { "@context": data["@context"], ...item };
      const expanded = await jsonld.expand(whole, { documentLoader });
      return { item, compacted: await jsonld.compact(expanded, data["@context"], { documentLoader }) };
    }),
  );
  return each("annotations", items, ({ item, compacted }) => {
    const lost = Object.keys(item).filter((key) => compacted[key] === undefined);
    const [given, kept] = [item["nv:attribution"], compacted["nv:attribution"]] as (Structure | undefined)[];
    const inside = Object.keys(given ?? {}).filter(
      (key) => JSON.stringify(given?.[key]) !== JSON.stringify(kept?.[key]),
    );
    return lost.length + inside.length > 0 && `${item.id}: ${[...lost, ...inside].join(", ")}`;
  });
}

if (!existsSync(FOLDER)) {
  console.error("Usage: node --import tsx bench/import-export-validators.ts FOLDER");
  process.exit(1);
}
let isClean = true;
console.log("| format | validator | looked at | result |\n|---|---|---|---|");
for (const { format, validator, run } of CHECKS) {
  const { checked, what, faults } = await run();
  isClean &&= faults.length === 0;
  const result = faults.length > 0 ? `**${faults.length} faults**` : checked === 0 ? "not run" : "valid";
  console.log(`| ${format} | ${validator} | ${checked} ${what} | ${result} |`);
  for (const fault of faults.slice(0, 3)) console.error(`  ${format}: ${fault.slice(0, 400)}`);
}
process.exit(isClean ? 0 : 1);

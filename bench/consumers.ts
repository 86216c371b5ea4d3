/**
 * Opens exported files with other programs: `NODE_PATH=FOLDER/node_modules node --import tsx bench/consumers.ts
 * [WORD]`, with WORD only the rows that contain it. A program that is not installed has a row that says so; nothing is
 * installed. Debian has the programs (pandoc bibutils biber texlive-latex-recommended texlive-bibtex-extra
 * libreoffice-calc libreoffice-writer r-base-core sqlite3 libxml2-utils poppler-utils), npm the parsers (mldoc
 * remark-parse remark-gfm unified markdown-it gray-matter papaparse jsonld). The exported pages are the hostile ones of
 * the validators and some that are written for the faults which other programs showed.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse as parseCsv } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import type { ExportDocument, ExportedPage } from "../src/import-export/export-model.ts";
import { withoutTrashed } from "../src/import-export/export-model.ts";
import type { FormatOptions } from "../src/import-export/format.ts";
import { PROJECT_XSD } from "../test/import-export/consumer-schemas.ts";
import { exportToBytes, exportToText } from "../test/import-export/export-to-bytes.ts";
import { documentOf, NOTE, PAGE, STORED_PAGE } from "../test/import-export/samples.ts";
import { setEnglish } from "../test/set-english.ts";
import { hostileDocument } from "./import-export-documents.ts";

setEnglish();

/** What a program opened, and the faults that it showed. */
interface Verdict {
  readonly opened: string;
  readonly faults: readonly string[];
}

interface Check {
  readonly format: string;
  readonly program: string;
  /** The command or npm packages that the check needs. */
  readonly needs: readonly string[];
  run(folder: string): Promise<Verdict>;
}

const BODY = `- first
- second, see https://example.org/a_b?x=1&y=2#z and https://fr.example.org/wiki/Foo_(bar).

1. one
2. two = 3`;

function page(number: number, title: string, date: string, given: Partial<ExportedPage> = {}): ExportedPage {
  const url = `https://example.org/o'neill/${number}?q=%E9%B2%81`;
  const event = { kind: "call", participants: ["Rudolf V"], issuer: "The Royal Palace", date } as const;
  const note = { ...NOTE, id: `${number}fa459ea-ee8a-4ca4-894e-db77e160355e`, bodyValue: BODY };
  return { ...PAGE, url, title, issuer: "The Royal Palace", event, notes: [note], ...given };
}

/** Pages for the faults that other programs showed, each with a date that a bibliography must print. */
const CRAFTED = documentOf(
  page(1, "Readout of the call | Ministry of R&D #12", "August 24-26, 2026"),
  page(2, `A "new" era -- or 'not'? What?\` <b> | x`, "2 avril 2024"),
  page(3, "Same title", "2 апреля 2024 года"),
  page(4, "Same title", "2024年4月2日"),
  page(5, "محضر المكالمة", "2 أبريل 2024"),
  page(6, "=HYPERLINK(1)", "2 de abril de 2024", {
    notes: [{ ...NOTE, bodyValue: `a\u0000b\n=1+1\n007 ${"long ".repeat(8_000)}` }],
  }),
  { ...STORED_PAGE, notes: STORED_PAGE.notes.map((note) => ({ ...note, tags: ["China", "state", "grain"] })) },
);
const HOSTILE = hostileDocument();
const COUNT = HOSTILE.pages.length;

const require = createRequire(import.meta.url);

/** Loads an npm package that is found by NODE_PATH. */
async function load<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as T;
}

function isInstalled(name: string): boolean {
  if (!name.startsWith("npm:")) return spawnSync("which", [name]).status === 0;
  try {
    return require.resolve(name.slice(4)) !== "";
  } catch {
    return false;
  }
}

/** Runs a program in the folder and returns what it prints. Throws what it reports if it fails. */
function run(folder: string, command: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 29,
    ...(input !== undefined && { input }),
  });
  if (status !== 0) throw new Error(`${command}: ${stderr.trim().split("\n").slice(-2).join(" ")}`);
  return stdout;
}

async function save(
  folder: string,
  name: string,
  format: string,
  given: ExportDocument,
  options?: FormatOptions,
): Promise<string> {
  const bytes = await exportToBytes(format, given, options);
  writeFileSync(join(folder, name), bytes);
  return Buffer.from(bytes).toString("utf8");
}

function expectEqual(what: string, actual: unknown, expected: unknown): string[] {
  return JSON.stringify(actual) === JSON.stringify(expected)
    ? []
    : [`${what}: ${JSON.stringify(actual)?.slice(0, 200)}, not ${JSON.stringify(expected)?.slice(0, 200)}`];
}

const urlsOf = ({ pages }: ExportDocument) => pages.map(({ url }) => url.toWellFormed()).sort();
/** Returns addresses in one encoding, because programs encode some characters and decode others. */
const sameForm = (urls: readonly string[]) =>
  urls
    .map((url) => url.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))))
    .sort();

/** Returns the addresses of all links in pandoc's tree of a document. */
function linksIn(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(linksIn);
  if (typeof tree !== "object" || tree === null) return [];
  const { t, c } = tree as { t?: string; c?: readonly unknown[] };
  const own = t === "Link" ? [String((c?.[2] as readonly unknown[] | undefined)?.[0])] : [];
  return [...own, ...Object.values(tree).flatMap(linksIn)];
}

const IN_NOTE = ["https://example.org/a_b?x=1&y=2#z", "https://fr.example.org/wiki/Foo_%28bar%29"];

function missingLinks(links: readonly string[]): string[] {
  return [
    ...IN_NOTE.filter((url) => !links.includes(url)).map((url) => `no link to ${url}`),
    ...links.filter((url) => /\\|%5C/i.test(url)).map((url) => `backslash in ${url}`),
  ];
}

interface CslItem {
  readonly URL?: string;
  readonly issued?: object;
}

const MARKDOWN_CHECKS: readonly Check[] = ["gfm", "commonmark_x", "markdown"].map((dialect) => ({
  format: "Markdown (plain)",
  program: `pandoc -f ${dialect}`,
  needs: ["pandoc"],
  run: async (folder) => {
    await save(folder, "one.md", "markdown", CRAFTED, { flavour: "plain" });
    await save(folder, "all.md", "markdown", HOSTILE, { flavour: "plain" });
    const tree = JSON.parse(run(folder, "pandoc", ["-f", dialect, "-t", "json", "one.md"]));
    const plain = run(folder, "pandoc", ["-f", dialect, "-t", "plain", "--wrap=none", "one.md"]);
    const hostile = run(folder, "pandoc", ["-f", dialect, "-t", "json", "all.md"]);
    return {
      opened: `${CRAFTED.pages.length} and ${COUNT} pages`,
      faults: [
        ...missingLinks(linksIn(tree)),
        ...(/^- first\n- second, see/m.test(plain) ? [] : ["lines of a note run together"]),
        ...(/"t":"Raw(?:Block|Inline)"/.test(hostile) ? ["markup of a page is raw HTML"] : []),
      ],
    };
  },
}));

interface MdNode {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly MdNode[];
}

interface Processor {
  use(plugin: unknown): Processor;
  parse(text: string): MdNode;
}

function nodesIn(node: MdNode): MdNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)];
}

type MldocBlock = readonly [kind: string, content: unknown];

const CHECKS: readonly Check[] = [
  {
    format: "RIS",
    program: "bibutils ris2xml",
    needs: ["ris2xml"],
    run: async (folder) => {
      await save(folder, "all.ris", "ris", HOSTILE);
      const xml = run(folder, "ris2xml", ["-i", "utf8", "all.ris"]);
      const urls = Array.from(
        xml.matchAll(/<url[^>]*>([^<]*)</g),
        ([, url = ""]) => new JSDOM(url).window.document.body.textContent ?? "",
      );
      return {
        opened: `${xml.split("<mods ").length - 1} references`,
        faults: expectEqual("addresses", sameForm(urls), sameForm(urlsOf(HOSTILE))),
      };
    },
  },
  {
    format: "BibTeX",
    program: "pandoc -f biblatex -t csljson",
    needs: ["pandoc"],
    run: async (folder) => {
      await save(folder, "all.bib", "bibtex", HOSTILE);
      await save(folder, "one.bib", "bibtex", CRAFTED);
      const read = (name: string) =>
        JSON.parse(run(folder, "pandoc", ["-f", "biblatex", "-t", "csljson", name])) as readonly CslItem[];
      const all = read("all.bib");
      const undated = read("one.bib").filter(({ issued }) => issued === undefined);
      return {
        opened: `${all.length} references`,
        faults: [
          ...expectEqual("addresses", sameForm(all.map(({ URL }) => URL ?? "")), sameForm(urlsOf(HOSTILE))),
          ...undated.map(({ URL }) => `no date: ${URL}`),
        ],
      };
    },
  },
  {
    format: "BibTeX",
    program: "bibutils biblatex2xml",
    needs: ["biblatex2xml"],
    run: async (folder) => {
      await save(folder, "all.bib", "bibtex", HOSTILE);
      const count = run(folder, "biblatex2xml", ["-i", "utf8", "all.bib"]).split("<mods ").length - 1;
      return { opened: `${count} references`, faults: expectEqual("references", count, COUNT) };
    },
  },
  {
    format: "BibTeX",
    program: "pdflatex and biber (authoryear)",
    needs: ["pdflatex", "biber", "pdftotext"],
    run: async (folder) => {
      const latin = documentOf(...CRAFTED.pages.slice(0, 3));
      await save(folder, "one.bib", "bibtex", latin);
      writeFileSync(
        join(folder, "one.tex"),
        "\\documentclass{article}\\usepackage[style=authoryear]{biblatex}\\addbibresource{one.bib}\\begin{document}\\nocite{*}\\printbibliography\\end{document}",
      );
      const latex = () => run(folder, "pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "one.tex"]);
      latex();
      const log = run(folder, "biber", ["one"]);
      latex();
      const text = run(folder, "pdftotext", ["-enc", "UTF-8", "one.pdf", "-"]).replace(/\s+/g, " ");
      const wanted = ["“new” era -- or", "<b> | x", "Same title"];
      return {
        opened: `${latin.pages.length} references`,
        faults: [
          ...(log.match(/^(?:ERROR|WARN) .*/gm) ?? []),
          ...wanted.filter((words) => !text.includes(words)).map((words) => `not printed: ${words}`),
          ...(/n\.d\.|nodate/.test(text) ? ["a reference has no date"] : []),
        ],
      };
    },
  },
  {
    format: "CSL-JSON",
    program: "pandoc --citeproc (Chicago)",
    needs: ["pandoc"],
    run: async (folder) => {
      await save(folder, "one.json", "csl", CRAFTED);
      await save(folder, "all.json", "csl", HOSTILE);
      writeFileSync(join(folder, "all.md"), '---\nnocite: "@*"\n---\n');
      const cite = (name: string, to: string) =>
        run(folder, "pandoc", ["--citeproc", "--bibliography", name, "-t", to, "--wrap=none", "all.md"]);
      const text = cite("one.json", "plain");
      const links = [...new Set(linksIn(JSON.parse(cite("all.json", "json"))))];
      const entries = text.split(/\n{2,}/).filter((entry) => entry.trim() !== "");
      return {
        opened: `${entries.length} and ${COUNT} references`,
        faults: [
          ...entries.filter((entry) => entry.includes("n.d.")).map((entry) => `no date: ${entry}`),
          ...entries.filter((entry) => entry.split("Royal Palace").length > 2).map((entry) => `issuer twice: ${entry}`),
          ...expectEqual(
            "addresses",
            sameForm(links),
            sameForm([...new Set(urlsOf(HOSTILE).map((url) => url.replaceAll("'", "%27")))]),
          ),
        ],
      };
    },
  },
  ...MARKDOWN_CHECKS,
  {
    format: "Markdown (Obsidian)",
    program: "remark with gfm",
    needs: ["npm:unified", "npm:remark-parse", "npm:remark-gfm"],
    run: async () => {
      const { unified } = await load<{ unified(): Processor }>("unified");
      const [{ default: parser }, { default: gfm }] = await Promise.all([
        load<{ default: unknown }>("remark-parse"),
        load<{ default: unknown }>("remark-gfm"),
      ]);
      const remark = unified().use(parser).use(gfm);
      const parse = async (given: ExportDocument) => nodesIn(remark.parse(await exportToText("markdown", given)));
      const [crafted, hostile] = [await parse(CRAFTED), await parse(HOSTILE)];
      return {
        opened: `${CRAFTED.pages.length} and ${COUNT} pages`,
        faults: [
          ...missingLinks(crafted.flatMap(({ type, url }) => (type === "link" && url !== undefined ? [url] : []))),
          ...hostile.filter(({ type }) => ["html", "list", "code"].includes(type)).map(({ type }) => `a ${type}`),
        ],
      };
    },
  },
  {
    format: "Markdown (plain)",
    program: "markdown-it with linkify",
    needs: ["npm:markdown-it"],
    run: async () => {
      type MarkdownIt = new (options: object) => { render(text: string): string };
      const { default: MarkdownIt } = await load<{ default: MarkdownIt }>("markdown-it");
      const html = new MarkdownIt({ linkify: true }).render(
        await exportToText("markdown", CRAFTED, { flavour: "plain" }),
      );
      const links = Array.from(html.matchAll(/href="([^"]*)"/g), ([, url = ""]) => url.replaceAll("&amp;", "&"));
      return {
        opened: `${CRAFTED.pages.length} pages`,
        faults: [...missingLinks(links), ...(html.includes("- first<br>") ? [] : ["lines of a note run together"])],
      };
    },
  },
  {
    format: "front matter",
    program: "gray-matter",
    needs: ["npm:gray-matter"],
    run: async () => {
      const { default: matter } = await load<{ default(text: string): { data: Record<string, unknown> } }>(
        "gray-matter",
      );
      const faults: string[] = [];
      for (const one of HOSTILE.pages) {
        const { data } = matter(await exportToText("markdown", documentOf(one)));
        faults.push(...expectEqual("title", data.title, one.title.toWellFormed()));
      }
      return { opened: `${COUNT} pages`, faults: faults.filter((fault) => !fault.includes("\\ud")) };
    },
  },
  {
    format: "Markdown (Logseq)",
    program: "mldoc, Logseq's parser",
    needs: ["npm:mldoc"],
    run: async () => {
      const { Mldoc } = require("mldoc") as { Mldoc: { parseJson(text: string, config: string): string } };
      const config = JSON.stringify({
        toc: false,
        heading_number: false,
        keep_line_break: true,
        format: "Markdown",
        heading_to_list: false,
        export_md_remove_options: [],
        parse_outline_only: false,
      });
      const files = Object.values(unzipSync(await exportToBytes("logseq", CRAFTED)));
      const parsed = files.map((bytes) => JSON.parse(Mldoc.parseJson(Buffer.from(bytes).toString("utf8"), config)));
      const names = parsed.map((blocks: readonly [MldocBlock][]) => {
        const drawer = blocks[0]?.[0][1] as readonly (readonly [string, string, readonly unknown[]])[];
        return drawer.find(([key]) => key === "title");
      });
      const titles = names.map((property) => property?.[1].replaceAll("\u200b", "") ?? "");
      const all = JSON.stringify(parsed);
      return {
        opened: `${files.length} pages`,
        faults: [
          ...(new Set(titles).size === files.length ? [] : ["two pages have one name"]),
          ...titles.filter((title) => title.includes("\\")).map((title) => `backslash in ${title}`),
          ...names
            .filter((property) => (property?.[2].length ?? 0) > 0)
            .map((property) => `markup in ${property?.[1]}`),
          ...(all.includes("Latex_Fragment") ? ["a formula"] : []),
          ...missingLinks(
            Array.from(all.matchAll(/"protocol":"https","link":"([^"]*)"/g), ([, link = ""]) => `https://${link}`),
          ),
        ],
      };
    },
  },
  {
    format: "CSV (spreadsheet)",
    program: "LibreOffice Calc, to .xlsx and back",
    needs: ["soffice"],
    run: async (folder) => {
      const rows = parseCsv(await save(folder, "table.csv", "csv", HOSTILE), { bom: true }) as string[][];
      const convert = (name: string, to: string, ...more: string[]) =>
        run(folder, "soffice", ["--headless", ...more, "--convert-to", to, name]);
      convert("table.csv", "xlsx", "--infilter=CSV:44,34,76,1");
      convert("table.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1");
      const back = parseCsv(readFileSync(join(folder, "table.csv"), "utf8"), {
        relax_column_count: true,
      }) as string[][];
      const columns = ["quote", "note", "title"].map((name) => rows[0]?.indexOf(name) ?? -1);
      const words = (cell = "") => cell.replace(/[^\p{L}]+/gu, "");
      const changed = rows.flatMap((row, at) =>
        columns.filter((column) => words(row[column]) !== words(back[at]?.[column])).map((column) => `${row[column]}`),
      );
      return {
        opened: `${rows.length} rows`,
        faults: [...expectEqual("rows", back.length, rows.length), ...changed.map((cell) => `changed: ${cell}`)],
      };
    },
  },
  ...(["csv", "csv-data", "readwise"] as const).flatMap((format): Check[] => {
    const name = { csv: "CSV (spreadsheet)", "csv-data": "CSV (data)", readwise: "Readwise" }[format];
    const source = documentOf(...HOSTILE.pages, ...CRAFTED.pages);
    const count = (text: string) => (parseCsv(text, { bom: true }) as string[][]).length - 1;
    return [
      {
        format: name,
        program: "R read.csv",
        needs: ["Rscript"],
        run: async (folder) => {
          const rows = count(await save(folder, "table.csv", format, source));
          const script =
            'options(warn=1); x <- read.csv("table.csv", encoding="UTF-8", fileEncoding="UTF-8-BOM"); cat(nrow(x))';
          const said = run(folder, "sh", ["-c", `LC_ALL=C.UTF-8 Rscript -e '${script}' 2>&1`]);
          return {
            opened: `${rows} rows`,
            faults: [
              ...expectEqual("rows", said.split("\n").at(-1), String(rows)),
              ...(said.match(/.*Warn.*\n.*/g) ?? []),
            ],
          };
        },
      },
      {
        format: name,
        program: "sqlite3 .import",
        needs: ["sqlite3"],
        run: async (folder) => {
          const rows = count(await save(folder, "table.csv", format, source, { bom: false }));
          const read = run(
            folder,
            "sqlite3",
            [":memory:"],
            ".import --csv table.csv t\nselect count(*) from t;\n",
          ).trim();
          return { opened: `${rows} rows`, faults: expectEqual("rows", read, String(rows)) };
        },
      },
      {
        format: name,
        program: "papaparse",
        needs: ["npm:papaparse"],
        run: async (folder) => {
          const text = await save(folder, "table.csv", format, source);
          const papa = require("papaparse") as {
            parse(text: string, options: object): { data: unknown[]; errors: { message: string }[] };
          };
          const { data, errors } = papa.parse(text, { skipEmptyLines: true });
          return {
            opened: `${data.length - 1} rows`,
            faults: [...expectEqual("rows", data.length - 1, count(text)), ...errors.map(({ message }) => message)],
          };
        },
      },
    ];
  }),
  {
    format: "HTML",
    program: "xmllint --noout",
    needs: ["xmllint"],
    run: async (folder) => {
      await save(folder, "all.html", "html", HOSTILE);
      run(folder, "xmllint", ["--noout", "--huge", "all.html"]);
      return { opened: `${COUNT} articles`, faults: [] };
    },
  },
  {
    format: "HTML",
    program: "pandoc -f html -t plain",
    needs: ["pandoc"],
    run: async (folder) => {
      await save(folder, "one.html", "html", CRAFTED);
      const text = run(folder, "pandoc", ["-f", "html", "-t", "plain", "--wrap=none", "one.html"]);
      const isKept = /^- first\n- second, see .*\n\n1\. one\n2\. two = 3$/m.test(text);
      return { opened: `${CRAFTED.pages.length} articles`, faults: isKept ? [] : ["lines of a note run together"] };
    },
  },
  {
    format: "HTML",
    program: "LibreOffice Writer, to PDF",
    needs: ["soffice", "pdftotext"],
    run: async (folder) => {
      await save(folder, "one.html", "html", CRAFTED);
      run(folder, "soffice", ["--headless", "--infilter=writer_web_HTML", "--convert-to", "pdf", "one.html"]);
      const text = run(folder, "pdftotext", ["-layout", "one.pdf", "-"]);
      const isKept = /^ *- first\n *- second, see/m.test(text) && /^ *1\. one\n *2\. two = 3$/m.test(text);
      return { opened: `${CRAFTED.pages.length} articles`, faults: isKept ? [] : ["lines of a note run together"] };
    },
  },
  {
    format: "W3C annotations",
    program: "jsonld toRDF",
    needs: ["npm:jsonld"],
    run: async () => {
      const jsonld = require("jsonld") as {
        toRDF(
          data: unknown,
          options: object,
        ): Promise<readonly { predicate: { value: string }; object: { value: string } }[]>;
      };
      const context = { "@context": ANNOTATION_TERMS };
      const documentLoader = async (documentUrl: string) => ({ documentUrl, document: context });
      const notes = HOSTILE.pages.flatMap(({ notes }) => withoutTrashed(notes)).length;
      const quads = await jsonld.toRDF(JSON.parse(await exportToText("w3c", HOSTILE)), { documentLoader });
      const typed = quads.filter(({ object }) => object.value === "http://www.w3.org/ns/oa#Annotation").length;
      const titled = quads.filter(({ predicate }) => predicate.value === "urn:note-verbale:terms:title").length;
      return {
        opened: `${typed} annotations, ${quads.length} quads`,
        faults: [...expectEqual("annotations", typed, notes), ...expectEqual("titles", titled, notes)],
      };
    },
  },
  {
    format: "REFI-QDA .qdpx",
    program: "xmllint --schema",
    needs: ["xmllint"],
    run: async (folder) => {
      writeFileSync(join(folder, "project.xsd"), PROJECT_XSD);
      const files = unzipSync(await exportToBytes("qdpx", HOSTILE));
      writeFileSync(join(folder, "project.qde"), files["project.qde"] ?? "");
      run(folder, "xmllint", ["--noout", "--huge", "--schema", "project.xsd", "project.qde"]);
      return { opened: `${Object.keys(files).length - 1} texts`, faults: [] };
    },
  },
  {
    format: "REFI-QDA .qdc",
    program: "sqlite3, QualCoder's table of unique names",
    needs: ["sqlite3"],
    run: async (folder) => {
      const given = documentOf(...HOSTILE.pages, ...CRAFTED.pages);
      const xml = await save(folder, "codes.qdc", "qdc", given);
      const names = Array.from(xml.matchAll(/<Code [^>]*name="([^"]*)" isCodable="true"/g), ([, name = ""]) => name);
      const rows = names.map((name) => `insert or ignore into code_name values ('${name.replaceAll("'", "''")}');`);
      const read = run(
        folder,
        "sqlite3",
        [":memory:"],
        `create table code_name (name text unique);\n${rows.join("\n")}\nselect count(*) from code_name;\n`,
      );
      return { opened: `${names.length} codes`, faults: expectEqual("codes kept", Number(read), names.length) };
    },
  },
];

/** The terms of the W3C's context that the exports use, so that nothing is fetched. */
const ANNOTATION_TERMS = {
  oa: "http://www.w3.org/ns/oa#",
  dc: "http://purl.org/dc/elements/1.1/",
  as: "http://www.w3.org/ns/activitystreams#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  id: "@id",
  type: "@type",
  Annotation: "oa:Annotation",
  items: { "@id": "as:items", "@container": "@list" },
  first: { "@id": "as:first", "@type": "@id" },
  body: { "@id": "oa:hasBody", "@type": "@id" },
  target: { "@id": "oa:hasTarget", "@type": "@id" },
  source: { "@id": "oa:hasSource", "@type": "@id" },
  selector: { "@id": "oa:hasSelector", "@type": "@id" },
  exact: "oa:exact",
  prefix: "oa:prefix",
  suffix: "oa:suffix",
  start: "oa:start",
  end: "oa:end",
  value: "rdf:value",
};

console.log("| format | program | opened | result |\n|---|---|---|---|");
const [WORD = ""] = process.argv.slice(2);
for (const { format, program, needs, run: check } of CHECKS) {
  if (!`${format} ${program}`.includes(WORD)) continue;
  const missing = needs.filter((name) => !isInstalled(name));
  const verdict = missing.length > 0 ? undefined : await verdictOf(check);
  const result = verdict?.faults.length === 0 ? "no fault" : `${verdict?.faults.length} faults`;
  const row = verdict ? `${verdict.opened} | ${result}` : `– | not installed: ${missing.join(", ")}`;
  console.log(`| ${format} | ${program} | ${row} |`);
  for (const fault of verdict?.faults.slice(0, 3) ?? []) console.error(`    ${fault.slice(0, 400)}`);
}

async function verdictOf(check: Check["run"]): Promise<Verdict> {
  try {
    return await check(mkdtempSync(join(tmpdir(), "consumers-")));
  } catch (error) {
    return { opened: "–", faults: [String(error)] };
  }
}

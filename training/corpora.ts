import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Span } from "../src/engine/span.ts";
import type { GoldAttribution, GoldDocument } from "./gold-standard.ts";
import { readMarkedText } from "./marked-text.ts";

interface BratFile {
  readonly spans: Map<string, Span[]>;
  readonly events: [role: string, id: string][][];
}

function parseBratSpans(field: string): Span[] {
  return field.split(";").map((pair) => {
    const [start = 0, end = 0] = pair.split(" ").map(Number);
    return { start, end };
  });
}

function parseBrat(file: string): BratFile {
  const spans = new Map<string, Span[]>();
  const events: [string, string][][] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [id = "", middle = ""] = line.split("\t");
    if (id.startsWith("T")) spans.set(id, parseBratSpans(middle.slice(middle.indexOf(" ") + 1)));
    if (id.startsWith("E")) {
      const links = middle.trim().split(/\s+/);
      events.push(links.slice(1).map((link) => link.split(":") as [string, string]));
    }
  }
  return { spans, events };
}

/** Joins adjacent pieces of one span, because brat splits spans at line ends. */
function joinPieces(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && text.slice(last.end, span.start).trim() === "") {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      joined.push(span);
    }
  }
  return joined;
}

function readBratAttributions(file: string, text: string): GoldAttribution[] {
  const { spans, events } = parseBrat(file);
  return events
    .map((links) => {
      const ofRole = (role: string) =>
        joinPieces(
          text,
          links.filter(([name]) => name.startsWith(role)).flatMap(([, id]) => spans.get(id) ?? []),
        );
      return { sources: ofRole("Source"), cues: ofRole("Cue"), contents: ofRole("Content"), addressees: [] };
    })
    .filter(({ cues, contents }) => cues.length > 0 || contents.length > 0);
}

/** Reads one split of PolNeAR: a folder with `text` and `attributions` in brat standoff format. */
export function readPolnear(folder: string): GoldDocument[] {
  const annotations = join(folder, "attributions");
  return readdirSync(annotations)
    .filter((name) => name.endsWith(".ann"))
    .sort()
    .map((name) => {
      const id = name.replace(/_[^_]*\.ann$/, "");
      const text = readFileSync(join(folder, "text", `${id}.txt`), "utf8");
      return { id, text, attributions: readBratAttributions(join(annotations, name), text) };
    });
}

type Pair = readonly [start: number, end: number];

interface ReadoutFile {
  readonly attributions: readonly {
    readonly sources: readonly Pair[];
    readonly cue: Pair;
    readonly contents: readonly Pair[];
    readonly addressees: readonly Pair[];
  }[];
}

const toSpan = ([start, end]: Pair): Span => ({ start, end });

/** Reads the annotated readouts: `NAME.txt` and `NAME.json`. A name is the issuer and a number. */
export function readReadouts(folder: string): GoldDocument[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && existsSync(join(folder, name.replace(/json$/, "txt"))))
    .sort()
    .map((name) => {
      const id = name.replace(/\.json$/, "");
      return readReadout(id, join(folder, `${id}.txt`), join(folder, name));
    });
}

/** Reads the readouts of `test/readouts`: one folder each, with `text.txt` and `attributions.json`. */
export function readFixtures(folder: string): GoldDocument[] {
  return readdirSync(folder)
    .sort()
    .map((slug) => readReadout(slug, join(folder, slug, "text.txt"), join(folder, slug, "attributions.json")));
}

function readReadout(id: string, textFile: string, attributionsFile: string): GoldDocument {
  const file = JSON.parse(readFileSync(attributionsFile, "utf8")) as ReadoutFile;
  return {
    id,
    text: readFileSync(textFile, "utf8"),
    attributions: file.attributions.map((row) => ({
      sources: row.sources.map(toSpan),
      cues: [toSpan(row.cue)],
      contents: row.contents.map(toSpan),
      addressees: row.addressees.map(toSpan),
    })),
  };
}

/** Reads texts with inline annotation (see `readMarkedText`). */
export function readMarkedFolder(folder: string): GoldDocument[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => readMarkedText(name.replace(/\.txt$/, ""), readFileSync(join(folder, name), "utf8")));
}

/** Reads texts without annotation. */
export function readPlainTexts(folder: string): GoldDocument[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({
      id: name.replace(/\.txt$/, ""),
      text: readFileSync(join(folder, name), "utf8"),
      attributions: [],
    }));
}

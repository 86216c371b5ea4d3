import fc from "fast-check";
import type { Note } from "../src/annotation/note.ts";
import { describe as describeSpan } from "../src/annotation/selectors.ts";
import { ACTS, type Attribution } from "../src/engine/analysis.ts";
import type { ExportDocument, ExportedPage } from "../src/import-export/export-model.ts";
import { anyDocument, documentOf, PAGE, STORED_PAGE } from "../test/import-export/samples.ts";

const SENTENCES = [
  ["President Elphberg", "underscored", "that the bridge at Zenda must stay open to both sides"],
  ["The two sides", "agreed", "to hold further talks on grain, “customs & tolls”, before the winter"],
  ["Chancellor Sapt", "called on", "Graustark to withdraw its guards from the pass 🏔️ without delay"],
  ["鲁里坦尼亚国王", "强调", "双方应当尊重彼此的核心利益"],
] as const;

/** Returns a typical annotated page: a readout of some paragraphs, and notes on its attributions. */
export function everydayPage(number: number, notes: number): ExportedPage {
  const url = `https://www.example.org/readouts/${number}?lang=en`;
  const parts: string[] = [];
  const attributions: Attribution[] = [];
  let length = 0;
  for (let index = 0; index < 12; index++) {
    const [source, cue, content] = SENTENCES[(index + number) % SENTENCES.length] ?? SENTENCES[0];
    const start = length;
    const text = `${source} ${cue} ${content}, in point ${index + 1}.\n`;
    const contentAt = start + source.length + cue.length + 2;
    attributions.push({
      sources: [{ start, end: start + source.length }],
      cue: { start: start + source.length + 1, end: contentAt - 1 },
      contents: [{ start: contentAt, end: contentAt + content.length }],
      addressees: [],
      speakers: [source],
      act: ACTS[(index + number) % ACTS.length] ?? "state",
      checkables: [],
      confidence: 0.9,
    });
    parts.push(text);
    length += text.length;
  }
  const text = parts.join("");
  const title = `Readout ${number} of the call with the Prime Minister of Graustark`;
  const event = {
    kind: "call",
    participants: ["Rudolf V", "Yetive"],
    issuer: "Ruritania",
    date: "2 April 2024",
  } as const;
  return {
    url,
    title,
    issuer: "Ruritania",
    event,
    capturedAt: "2026-11-24T07:00:00.000Z",
    notes: Array.from({ length: notes }, (_, index) => everydayNote(number, index, url, title, text, attributions)),
    readout: {
      id: idOf(number, 0xffff),
      url,
      title,
      issuer: "Ruritania",
      language: "en",
      capturedAt: "2026-11-24T07:00:00.000Z",
      text,
      sha256: "0".repeat(64),
      event,
      reading: { readout: { isReadout: true, score: 0.98, reasons: ["call"] }, event, attributions },
      earlier: [],
    },
  };
}

function everydayNote(
  page: number,
  index: number,
  url: string,
  title: string,
  text: string,
  all: readonly Attribution[],
): Note {
  const attribution = all[index % all.length];
  const span = attribution?.contents[0] ?? { start: 0, end: 1 };
  const words = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end));
  return {
    id: idOf(page, index),
    target: { source: url, selector: describeSpan(text, span) },
    bodyValue: `Compare with the other side's account of point ${index + 1}: is “open” theirs too?\n\nSee also page ${page}.`,
    motivation: "commenting",
    tags: ["bridge", `topic ${index % 7}`],
    ...(attribution && {
      attribution: {
        sources: words(attribution.sources),
        contents: words(attribution.contents),
        addressees: [],
        speakers: [...attribution.speakers],
        act: attribution.act,
      },
    }),
    created: "2026-11-24T08:00:00.000Z",
    modified: "2026-11-24T09:00:00.000Z",
    state: "exact",
    title,
    issuer: "Ruritania",
  };
}

function idOf(page: number, index: number): string {
  return `${page.toString(16).padStart(8, "0")}-${index.toString(16).padStart(4, "0")}-4000-8000-000000000000`;
}

/** Creates pages with notes one after another, again for each iteration, as a database returns them. */
export function everydayPages(notes: number, perPage: number): AsyncIterable<ExportedPage> {
  return {
    async *[Symbol.asyncIterator]() {
      for (let first = 0; first < notes; first += perPage)
        yield everydayPage(first / perPage, Math.min(perPage, notes - first));
    },
  };
}

/** Returns invented and hostile pages, the same in every run. */
export function hostileDocument(): ExportDocument {
  const drawn = fc.sample(anyDocument, { seed: 20261124, numRuns: 300 }).flatMap(({ pages }) => pages);
  return documentOf(STORED_PAGE, { ...PAGE, notes: [] }, ...drawn);
}

import { expect } from "chai";
import fc from "fast-check";
import type { AttributionReview } from "../../src/annotation/attribution-review.ts";
import { type Correction, createCorrection } from "../../src/annotation/correction.ts";
import { type Note, snapshotAttribution } from "../../src/annotation/note.ts";
import { pageKey } from "../../src/annotation/page-url.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { wellFormed } from "../../src/annotation/repair-record.ts";
import type { Attribution } from "../../src/engine/analysis.ts";
import { codingOfFile } from "../../src/import-export/coded-readout.ts";
import { attributionsOfPage, type ExportedPage } from "../../src/import-export/export-model.ts";
import {
  allPages,
  type ExportReader,
  type ExportScope,
  groupByPage,
  onlyAnnotated,
  onlyAnnotatedPages,
  pagesForNotes,
} from "../../src/import-export/export-pages.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { planImport } from "../../src/import-export/plan-import.ts";
import { exportToBytes } from "./export-to-bytes.ts";
import { anyDocument, CORRECTION, NOTE, READOUT } from "./samples.ts";

interface Stored {
  readonly notes: readonly Note[];
  readonly readouts: readonly ReadoutRecord[];
  readonly corrections: readonly Correction[];
  readonly reviews?: readonly AttributionReview[];
}

/** A minimal store in memory. */
class InMemorySource implements ExportReader {
  constructor(private readonly stored: Stored) {}

  async *notedPages() {
    for (const [key, notes] of groupByPage(this.stored.notes)) yield { key, notes };
  }
  async *readouts() {
    yield* this.stored.readouts;
  }
  async *corrections() {
    yield* this.stored.corrections;
  }
  async *reviews() {
    yield* this.stored.reviews ?? [];
  }
  async readoutsOnPages(keys: readonly string[]) {
    return keys.map((key) => this.stored.readouts.find(({ url }) => pageKey(url) === key));
  }
  async correctionsOnPages(keys: readonly string[]) {
    return keys.map((key) => this.stored.corrections.filter(({ target }) => pageKey(target.source) === key));
  }
  async reviewsOnPages(keys: readonly string[]) {
    return keys.map((key) => this.stored.reviews?.filter(({ target }) => pageKey(target.source) === key) ?? []);
  }
}

async function listed<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const page of pages) list.push(page);
  return list;
}

const byId = <T extends { readonly id: string }>(records: Iterable<T>): T[] =>
  [...new Map([...records].map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));

const at = (url: string, note: Note): Note => ({ ...note, id: `${url}#note`, target: { ...note.target, source: url } });

describe("allPages", () => {
  const binned = { ...at("https://a.example/", NOTE), deleted: NOTE.modified };
  const both = [at("https://b.example/", NOTE), { ...binned, id: "2", target: { source: "https://b.example/" } }];
  const inBin = { ...binned, id: "3", target: { source: "https://c.example/" } };
  const stored: Stored = {
    notes: [binned, ...both, inBin],
    readouts: [
      { ...READOUT, id: "r1", url: "https://c.example/" },
      { ...READOUT, id: "r2", url: "https://d.example/" },
    ],
    corrections: [
      { ...CORRECTION, id: "k1", target: { ...CORRECTION.target, source: "https://d.example/" } },
      { ...CORRECTION, id: "k2", target: { ...CORRECTION.target, source: "https://e.example/" } },
    ],
  };

  const rows: [ExportScope, string[]][] = [
    ["notes", ["https://b.example/"]],
    ["readouts", ["https://b.example/", "https://c.example/", "https://d.example/"]],
    ["everything", ["a", "b", "c", "d", "e"].map((name) => `https://${name}.example/`)],
  ];
  for (const [extent, urls] of rows) {
    it(`returns each page of the scope "${extent}" once, and again in a second iteration`, async () => {
      const pages = allPages(new InMemorySource(stored), extent);
      expect((await listed(pages)).map(({ url }) => url)).to.deep.equal(urls);
      expect((await listed(pages)).length).to.equal(urls.length);
    });
  }

  it("returns many pages in order", async () => {
    const notes = Array.from({ length: 300 }, (_, n) => at(`https://a.example/${n}`, NOTE));
    const pages = await listed(allPages(new InMemorySource({ ...stored, notes }), "notes"));
    expect(pages.flatMap((page) => page.notes)).to.deep.equal(notes);
    const chosen = await listed(pagesForNotes(new InMemorySource(stored), groupByPage(notes)));
    expect(chosen.map(({ url }) => url)).to.deep.equal(notes.map(({ target }) => target.source));
  });

  it("returns each page with its readout and its corrections", async () => {
    const [, , c, d] = await listed(allPages(new InMemorySource(stored), "everything"));
    expect([c?.readout?.id, c?.corrections, d?.readout?.id, d?.corrections?.length]).to.deep.equal([
      "r1",
      undefined,
      "r2",
      1,
    ]);
  });

  it("loses nothing of any notebook in a round trip through a backup", async () => {
    const empty = { note: () => undefined, notesOnPage: () => [], readout: () => undefined };
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        // The store contains well-formed text only.
        const pages = wellFormed(document.pages);
        const readouts = new Map(pages.flatMap(({ readout }) => (readout ? [[pageKey(readout.url), readout]] : [])));
        const book: Stored = {
          notes: byId(pages.flatMap(({ notes }) => notes)),
          readouts: byId([...readouts.values()]),
          corrections: byId(pages.flatMap(({ corrections }) => corrections ?? [])),
        };
        const source = {
          pages: allPages(new InMemorySource(book), "everything"),
          exportedAt: "2026-11-24T10:00:00.000Z",
          version: "0.1.0",
        };
        const { file } = parseImport(await exportToBytes("json", source));
        expect(file?.issues).to.deep.equal([]);
        if (!file) return;
        const { writes } = await planImport(file, empty);
        const written = <T extends { readonly id: string }>(all: readonly { readonly after: T | undefined }[]) =>
          byId(all.flatMap((one) => one.after ?? []));
        expect(written(writes.corrections)).to.deep.equal(book.corrections);
        expect(written(writes.readouts)).to.deep.equal(book.readouts);
        // An import merges two equal notes on one passage, so the parsed file is compared before that.
        expect(byId(file.notes.map(({ record }) => record))).to.deep.equal(book.notes);
      }),
    );
  });
});

describe("Selected notes", () => {
  const stored = new InMemorySource({ notes: [NOTE], readouts: [READOUT], corrections: [] });

  it("are exported with their own attributions, or with all attributions of their pages", async () => {
    const [attribution] = READOUT.reading.attributions as [Attribution];
    const note = { ...NOTE, attribution: snapshotAttribution(READOUT.text, attribution) };
    const pages = pagesForNotes(stored, groupByPage([note]));
    const [whole] = await listed(pages);
    const [noted] = await listed(onlyAnnotatedPages(pages));
    expect(attributionsOfPage(whole as ExportedPage).length).to.equal(3);
    const left = attributionsOfPage(noted as ExportedPage);
    expect(left.length).to.be.lessThan(3);
    for (const { noteIds } of left) expect(noteIds).to.deep.equal([note.id]);
    expect(attributionsOfPage(onlyAnnotated({ ...(whole as ExportedPage), notes: [] }))).to.deep.equal([]);
  });
});

describe("codingOfFile", () => {
  it("returns a file's readouts as their owner has corrected them", () => {
    const place = "Page 1";
    const [engine] = READOUT.reading.attributions as [Attribution];
    const { url, text } = READOUT;
    const corrections = [
      { location: place, record: createCorrection({ url, text, engine, user: { ...engine, act: "threaten" } }) },
    ];
    const file = { notes: [], readouts: [{ location: place, record: READOUT }], corrections, issues: [] };
    const acts = (given: typeof file) =>
      codingOfFile("b.json", given).readouts[0]?.attributions.map(({ attribution }) => attribution.act);
    expect(acts({ ...file, corrections: [] })).to.deep.equal(READOUT.reading.attributions.map(({ act }) => act));
    expect(acts(file))
      .to.include("pledge")
      .and.not.deep.equal(acts({ ...file, corrections: [] }));
  });
});

import { expect } from "chai";
import fc from "fast-check";
import { unzipSync } from "fflate";
import type { ExportedPage } from "../../src/import-export/export-model.ts";
import { exportToString } from "../../src/import-export/export-to-string.ts";
import { fileName, safeName, uniqueNames } from "../../src/import-export/file-name.ts";
import { completeOptions } from "../../src/import-export/format.ts";
import { FORMATS, findFormat } from "../../src/import-export/formats.ts";
import { streamExport } from "../../src/import-export/stream-export.ts";
import { anyDocument, documentOf, PAGE } from "./samples.ts";

const DAY = "2026-11-24T10:00:00.000Z";

describe("serialize", () => {
  it("returns file name and media type", async () => {
    const document = documentOf(PAGE);
    const name = "2026-11-24 Readout of the call (Note Verbale)";
    expect(await exportToString("markdown", document)).to.include({
      name: `${name}.md`,
      type: "text/markdown;charset=utf-8",
    });
    expect(await exportToString("csv", document)).to.include({ name: `${name}.csv`, type: "text/csv;charset=utf-8" });
    expect(await exportToString("csv", document, { options: { delimiter: "tab" } })).to.include({
      name: `${name}.tsv`,
    });
    expect(await exportToString("json", document)).to.include({ name: `${name}.json`, type: "application/json" });
  });

  it("writes any document in every format", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.constantFrom(...FORMATS), async (document, { id }) => {
        const { chunks } = await exportToString(id, document);
        for (const chunk of chunks) if (typeof chunk === "string") expect(chunk.isWellFormed()).to.equal(true);
      }),
      { numRuns: 400 },
    );
  });

  it("writes the same bytes for the same export", async () => {
    const document = documentOf(PAGE, { ...PAGE, title: "Another" });
    for (const { id } of FORMATS) {
      expect(await exportToString(id, document), id).to.deep.equal(await exportToString(id, document));
    }
  });

  it("uses a distinct name for each format, and rejects unknown formats", async () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).to.equal(FORMATS.length);
    expect(findFormat("odt")).to.equal(undefined);
    const refusal = await exportToString("odt", documentOf(PAGE)).catch((error: Error) => error.message);
    expect(refusal).to.equal("There is no format “odt”.");
  });
});

describe("completeOptions", () => {
  it("keeps the options that the format supports and fills in defaults for the others", () => {
    const { options } = FORMATS.find(({ id }) => id === "csv") ?? { options: [] };
    const given = { delimiter: "pipe", bom: false, other: "x" };
    expect(completeOptions({ options }, given)).to.deep.equal({ delimiter: "comma", bom: false });
    expect(completeOptions({ options }, JSON.parse('{"__proto__":{"bom":false}}'))).to.deep.equal({
      delimiter: "comma",
      bom: true,
    });
  });
});

describe("streamExport", () => {
  const pages = Array.from({ length: 40 }, (_, index): ExportedPage => ({ ...PAGE, title: `Page ${index % 20}` }));

  /** Returns pages as a database does: one after another, and again for each iteration. */
  function stream(): AsyncIterable<ExportedPage> {
    return {
      async *[Symbol.asyncIterator]() {
        yield* pages;
      },
    };
  }

  /** Counts the pauses of an export during which `passing` milliseconds pass between two readings of the clock. */
  async function turnsWhen(passing: number): Promise<number> {
    const { now } = Date;
    let [time, turns, isPausing] = [0, 0, false];
    Date.now = () => (time += passing);
    const run = {
      onProgress: () => expect(isPausing, "work within a pause").to.equal(false),
      yieldToEventLoop: async () => {
        [turns, isPausing] = [turns + 1, true];
        await new Promise((resolve) => setImmediate(resolve));
        isPausing = false;
      },
    };
    try {
      await exportToString("brat", documentOf(...pages), {}, run);
    } finally {
      Date.now = now;
    }
    return turns;
  }

  it("writes the same from a stream as from a list", async () => {
    for (const { id } of FORMATS) {
      const streamed = await exportToString(id, { pages: stream(), exportedAt: DAY, version: "0.1.0" });
      const listed = await exportToString(id, documentOf(...pages));
      expect(streamed.chunks, id).to.deep.equal(listed.chunks);
    }
  });

  it("writes one file per page into a zip, each with a unique name", async () => {
    const file = await exportToString("markdown", documentOf(...pages), { zipped: true });
    expect(file).to.include({ name: "2026-11-24 40 pages (Note Verbale).zip", type: "application/zip" });
    const names = Object.keys(unzipSync(Buffer.concat(file.chunks as Uint8Array[])));
    expect(names.length).to.equal(40);
    expect(names).to.include("Page 3.md").and.to.include("Page 3 (2).md");
  });

  it("reports its progress", async () => {
    const seen: number[] = [];
    await exportToString("csv", documentOf(...pages), {}, { onProgress: (progress) => seen.push(progress.notes) });
    expect(seen).to.deep.equal(pages.map((_, index) => index + 1));
  });

  it("stops when its signal is aborted, in every format, before it passes on anything else", async () => {
    for (const format of FORMATS) {
      const stop = new AbortController();
      const run = {
        signal: stop.signal,
        onProgress: ({ pages: count }: { pages: number }) => count === 5 && stop.abort(new Error("enough")),
      };
      const file = await streamExport(format, documentOf(...pages), {}, run);
      let thrown: unknown;
      try {
        for await (const chunk of file.chunks) expect(chunk.length).to.be.greaterThan(0);
      } catch (error) {
        thrown = error;
      }
      expect((thrown as Error | undefined)?.message, format.id).to.equal("enough");
    }
  });

  it("yields to the event loop in long exports", async () => {
    expect(await turnsWhen(1000)).to.be.at.least(pages.length);
    expect(await turnsWhen(0)).to.equal(0);
  });
});

describe("fileName", () => {
  const nameOf = (title: string, extension: string) => fileName([{ ...PAGE, title }], 1, DAY, extension);

  const rows: [string, string][] = [
    ['Call: "Xi" <and> Biden / Part 2?', "Call Xi and Biden Part 2"],
    ["..hidden. ", "hidden"],
    ["#1 [draft] ^x|y", "1 draft x y"],
    ["\u202egnp.exe\u0000", "gnp.exe"],
    ["  ", "Untitled"],
    ["习近平同拜登通电话", "习近平同拜登通电话"],
    ["CON", "_CON"],
    ["lpt1.txt", "_lpt1.txt"],
    ["Console", "Console"],
  ];
  for (const [title, safe] of rows) {
    it(`replaces unsafe characters in ${JSON.stringify(title)}`, () => {
      expect(nameOf(title, "md")).to.equal(`2026-11-24 ${safe} (Note Verbale).md`);
    });
  }

  it("contains the number of pages when there are several", () => {
    expect(fileName([PAGE, PAGE], 3, DAY, "csv")).to.equal("2026-11-24 3 pages (Note Verbale).csv");
    expect(fileName([PAGE, PAGE], undefined, DAY, "csv")).to.equal("2026-11-24 Note Verbale.csv");
  });

  it("is always valid on every system", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (title) => {
        const name = nameOf(title, "json");
        expect(new TextEncoder().encode(name).length).to.be.at.most(255);
        expect(name).not.to.match(/[<>:"/\\|?*\p{Cc}]/u);
        expect(name.isWellFormed()).to.equal(true);
        expect(name).to.match(/^2026-11-24 \S.* \(Note Verbale\)\.json$/u);
        expect(safeName(title)).not.to.match(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|^[. ]|[. ]$|^$/i);
      }),
    );
  });

  it("is unique, also on systems that ignore case", () => {
    const unique = uniqueNames();
    const names = ["a", "A", "a", "a (2)"].map((name) => unique(name, ".md"));
    expect(names).to.deep.equal(["a.md", "A (2).md", "a (3).md", "a (2) (2).md"]);
  });
});

import { expect } from "chai";
import fc from "fast-check";
import type { Note } from "../../src/annotation/note.ts";
import { wellFormed } from "../../src/annotation/repair-record.ts";
import { withGaps } from "../../src/annotation/selectors.ts";
import type { ExportDocument } from "../../src/import-export/export-model.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { type ImportPlan, planImport } from "../../src/import-export/plan-import.ts";
import { exportToBytes } from "./export-to-bytes.ts";
import { anyNote, documentOf, NOTE, PAGE } from "./samples.ts";

/** An empty store. */
const EMPTY = { note: () => undefined, notesOnPage: () => [], readout: () => undefined };

/** Imports a file into an empty store and returns the notes in it afterwards. */
async function importInto(bytes: Uint8Array): Promise<{ plan: ImportPlan; notes: Map<string, Note> }> {
  const { file, error } = parseImport(bytes);
  if (!file) throw new Error(error);
  const plan = await planImport(file, EMPTY);
  const notes = new Map(plan.writes.notes.flatMap(({ id, after }) => (after ? [[id, after] as const] : [])));
  return { plan, notes };
}

/** Generates a thousand notes with unique identifiers on some pages. */
const thousand: fc.Arbitrary<ExportDocument> = fc
  .array(anyNote, { minLength: 1000, maxLength: 1000, size: "max" })
  .map((notes) => {
    const own = notes.map((note, index) => ({
      ...note,
      id: `${index.toString(16).padStart(8, "0")}${note.id.slice(8)}`,
    }));
    const { readout: _, attributions: __, ...page } = PAGE;
    return documentOf(
      ...[0, 1, 2, 3].map((part) => ({ ...page, notes: own.filter((_note, index) => index % 4 === part) })),
    );
  });

describe("An export that is imported again", () => {
  for (const format of ["json", "w3c", "hypothesis", "csv-data"] as const) {
    it(`restores 1,000 hostile notes by ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(thousand, async (document) => {
          const given = document.pages.flatMap(({ notes }) => notes);
          const kept = format === "json" ? given : given.filter(({ deleted }) => deleted === undefined);
          const { plan, notes } = await importInto(await exportToBytes(format, document));
          expect(plan.issues).to.deep.equal([]);
          expect(plan.counts.new).to.equal(kept.length);
          expect([...notes.values()]).to.deep.equal(wellFormed(kept));
        }),
        { numRuns: 3 },
      );
    });
  }

  for (const format of ["json", "w3c", "hypothesis", "csv-data"] as const) {
    it(`restores by ${format} what links and canonical URLs of a page need`, async () => {
      const { selector } = NOTE.target;
      const target = {
        ...NOTE.target,
        canonical: "https://example.org/canonical",
        ...(selector && { selector: withGaps(selector, [selector[1].start + 4, selector[1].end]) }),
      };
      const { notes } = await importInto(
        await exportToBytes(format, documentOf({ ...PAGE, notes: [{ ...NOTE, target }] })),
      );
      expect([...notes.values()].map((note) => note.target)).to.deep.equal([target]);
    });
  }

  for (const format of ["json", "w3c", "hypothesis", "csv-data"] as const) {
    it(`restores by ${format} the canonical URL of a page that has a page note`, async () => {
      const target = { source: NOTE.target.source, canonical: "https://example.org/canonical" };
      const { notes } = await importInto(
        await exportToBytes(format, documentOf({ ...PAGE, notes: [{ ...NOTE, target }] })),
      );
      expect([...notes.values()].map((note) => note.target)).to.deep.equal([target]);
    });
  }

  it("restores tab-separated data and an annotation page too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyNote, { maxLength: 20 }), async (notes) => {
        const document = documentOf({ ...PAGE, attributions: [], notes });
        const kept = notes.filter(({ deleted }) => deleted === undefined);
        const files = [
          await exportToBytes("csv-data", document, { delimiter: "tab" }),
          await exportToBytes("w3c", document, { shape: "page" }),
        ];
        for (const file of files)
          expect(parseImport(file).file?.notes.map(({ record }) => record)).to.deep.equal(wellFormed(kept));
      }),
    );
  });
});

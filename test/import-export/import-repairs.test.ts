import { expect } from "chai";
import type { Note } from "../../src/annotation/note.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { setEnglish } from "../set-english.ts";
import { exportToBytes, exportToText } from "./export-to-bytes.ts";
import { CORRECTION, documentOf, NOTE, PAGE, READOUT } from "./samples.ts";

setEnglish();

const NOW = new Date("2026-11-30T12:00:00.000Z");
const SAVED = new Date("2026-11-29T08:00:00.000Z");
const HALF = "\ud800 left \udc00";
const WHOLE = "\ufffd left \ufffd";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(bytes: Uint8Array, now = NOW) {
  const { file, error } = parseImport(bytes, SAVED, now);
  if (!file) throw new Error(error);
  expect(file.issues).to.deep.equal([]);
  return file;
}

const SPOILT: Note = {
  ...NOTE,
  bodyValue: HALF,
  tags: [HALF],
  title: HALF,
  issuer: HALF,
  attribution: { sources: [HALF], cue: HALF, contents: [HALF], addressees: [HALF], speakers: [HALF], act: "state" },
};

/** A file in which Web Clipper has split a surrogate pair with an HTML entity, which the JSON syntax does not show. */
const CLIPPED = JSON.stringify([
  {
    url: "https://example.org/a",
    title: HALF,
    highlights: [{ type: "text", text: "&#xD800; left &#56320;", notes: [HALF], timestamp: "2024-01-01T00:00:00Z" }],
  },
]);

describe("A lone surrogate in a file", () => {
  for (const format of ["json", "w3c", "hypothesis", "csv-data"] as const) {
    it(`is replaced by the import of ${format}`, async () => {
      const [note] = read(
        await exportToBytes(format, documentOf({ ...PAGE, attributions: [], notes: [SPOILT] })),
      ).notes;
      expect(JSON.stringify(note?.record)).not.to.match(/\\ud[89a-f]/);
      expect(note?.record.tags).to.deep.equal([WHOLE]);
      expect(note?.record.attribution?.speakers).to.deep.equal([WHOLE]);
    });
  }

  it("is replaced where the web clipper's markup encodes it", () => {
    const [note] = read(bytesOf(CLIPPED)).notes;
    expect(note?.record.target.selector?.[0].exact).to.equal(WHOLE);
    expect(note?.record).to.include({ bodyValue: WHOLE, title: WHOLE });
  });

  it("is replaced in the text of a readout, and every span keeps its position", async () => {
    const text = `${READOUT.text.slice(0, -1)}\ud800`;
    const [readout] = read(
      await exportToBytes("json", documentOf({ ...PAGE, readout: { ...READOUT, text } })),
    ).readouts;
    expect(readout?.record.text).to.equal(text.toWellFormed()).and.to.have.length(text.length);
    expect(readout?.record.reading).to.deep.equal(READOUT.reading);
  });
});

describe("A time in a file", () => {
  const rows: [what: string, given: string, expected: string][] = [
    ["in the future becomes the time of the file", "2027-01-01T00:00:00.000Z", SAVED.toISOString()],
    ["in the year 9999 becomes the time of the file", "9999-12-31T23:59:59.999Z", SAVED.toISOString()],
    ["before the year 0 becomes 1 January 1970", "0000-01-01T00:00+23:59", "1970-01-01T00:00:00.000Z"],
    ["between the file's time and the present is unchanged", "2026-11-30T11:00:00.000Z", "2026-11-30T11:00:00.000Z"],
  ];
  for (const [what, given, expected] of rows) {
    it(`${what}, in every record`, async () => {
      const page = {
        ...PAGE,
        notes: [{ ...NOTE, created: given, modified: given, deleted: given }],
        readout: { ...READOUT, capturedAt: given },
        corrections: [{ ...CORRECTION, created: given, modified: given }],
      };
      const { notes, readouts, corrections } = read(await exportToBytes("json", documentOf(page)));
      expect(notes[0]?.record).to.include({ created: expected, modified: expected, deleted: expected });
      expect(readouts[0]?.record.capturedAt).to.equal(expected);
      expect(corrections[0]?.record).to.include({ created: expected, modified: expected });
    });

    it(`${what}, so that the record can be exported and imported again`, async () => {
      const page = { ...PAGE, attributions: [], notes: [{ ...NOTE, created: given, modified: given }] };
      for (const format of ["json", "w3c", "hypothesis", "csv-data"] as const) {
        const records = read(await exportToBytes(format, documentOf(page))).notes.map(({ record }) => record);
        const again = await exportToBytes(format, documentOf({ ...page, notes: records }));
        expect(read(again).notes.map(({ record }) => record)).to.deep.equal(records);
      }
    });
  }

  it("is repaired to the same value when the same file is imported on another day", async () => {
    const page = { ...PAGE, notes: [{ ...NOTE, modified: "9999-12-31T23:59:59.999Z" }] };
    const bytes = bytesOf(await exportToText("json", documentOf(page)));
    const tomorrow = new Date("2026-12-01T12:00:00.000Z");
    expect(read(bytes, tomorrow).notes).to.deep.equal(read(bytes).notes);
  });

  it("that is the file's own and in the future becomes the present time", () => {
    const undated = JSON.stringify([{ url: "https://example.org/a", highlights: [{ type: "text", text: "words" }] }]);
    const { file } = parseImport(bytesOf(undated), new Date(8.64e15), NOW);
    expect(file?.notes[0]?.record.created).to.equal(NOW.toISOString());
  });
});

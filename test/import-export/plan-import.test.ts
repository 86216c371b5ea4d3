import { expect } from "chai";
import fc from "fast-check";
import type { AttributionReview } from "../../src/annotation/attribution-review.ts";
import { correctionDecision } from "../../src/annotation/coder-decision.ts";
import {
  type Comparison,
  createRejectedPair,
  type RejectedPair,
  updateComparison,
} from "../../src/annotation/comparison-record.ts";
import type { Correction } from "../../src/annotation/correction.ts";
import type { Note } from "../../src/annotation/note.ts";
import { pageKey } from "../../src/annotation/page-url.ts";
import { joinNames, type PersonRecord } from "../../src/annotation/person-record.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import type { ImportWrites, RecordChange } from "../../src/annotation/record-change.ts";
import type { ExistingRecords } from "../../src/import-export/existing-records.ts";
import type { ImportedFile } from "../../src/import-export/import-types.ts";
import { planImport, summarizePlan } from "../../src/import-export/plan-import.ts";
import { setEnglish } from "../set-english.ts";
import { anyNote, COMPARISON, CORRECTION, NOTE, READOUT } from "./samples.ts";

setEnglish();

const OTHER_ID = "11111111-1111-4111-8111-111111111111";

function fileOf(notes: readonly Note[], readouts: readonly ReadoutRecord[] = []): ImportedFile {
  return {
    notes: notes.map((record, index) => ({ location: `Note ${index + 1}`, record })),
    readouts: readouts.map((record, index) => ({ location: `Readout ${index + 1}`, record })),
    corrections: [],
    issues: [],
  };
}

const EMPTY = { note: () => undefined, notesOnPage: () => [], readout: () => undefined };

/** A store in memory that writes a plan as a database would: all of it, or nothing. */
class InMemoryRecords implements ExistingRecords {
  readonly notes = new Map<string, Note>();
  readonly readouts = new Map<string, ReadoutRecord>();

  constructor(notes: readonly Note[] = [], readouts: readonly ReadoutRecord[] = []) {
    for (const note of notes) this.notes.set(note.id, note);
    for (const readout of readouts) this.readouts.set(readout.id, readout);
  }

  note(id: string) {
    return this.notes.get(id);
  }

  notesOnPage(key: string) {
    return [...this.notes.values()].filter(({ target }) => pageKey(target.source) === key);
  }

  readout(key: string) {
    return [...this.readouts.values()].find(({ url }) => pageKey(url) === key);
  }

  write({ notes, readouts }: ImportWrites): void {
    put(this.notes, notes);
    put(this.readouts, readouts);
  }
}

function put<T>(
  records: Map<string, T>,
  changes: readonly { id: string; before: T | undefined; after: T | undefined }[],
): void {
  for (const { id, before, after } of changes) {
    expect(records.get(id)).to.deep.equal(before);
    if (after === undefined) records.delete(id);
    else records.set(id, after);
  }
}

/** Returns the writes that undo an import. */
function undoImport(writes: ImportWrites): ImportWrites {
  const { notes, readouts, corrections, reviews = [], comparisons = [], people = [] } = writes;
  return {
    notes: notes.map(inverse),
    readouts: readouts.map(inverse),
    corrections: corrections.map(inverse),
    reviews: reviews.map(inverse),
    comparisons: comparisons.map(inverse),
    people: people.map(inverse),
  };
}

function inverse<T>({ id, before, after }: RecordChange<T>): RecordChange<T> {
  return { id, before: after, after: before };
}

describe("summarizePlan", () => {
  it("names the kinds of what is new, with saved searches and templates that are not stored yet", async () => {
    const query = { words: "straits", facets: {}, sort: "newest" };
    const preferences = {
      savedSearches: ["Mine", "Theirs"].map((name) => ({ name, query })),
      templates: { markdown: "{{title}}", logseq: "{{url}}" },
    };
    const stored = { savedSearches: [{ name: "Mine", query }], templates: { markdown: "own" } };
    const records = Object.assign(new InMemoryRecords(), { preferences: () => stored });
    const plan = await planImport({ ...fileOf([NOTE], [READOUT]), preferences }, records);
    expect(summarizePlan(plan)).to.equal("4 new: 1 note, 1 readout, 1 saved search, 1 template");
    expect(plan.preferences).to.deep.equal({
      savedSearches: [{ name: "Theirs", query }],
      templates: { logseq: "{{url}}" },
    });
  });
});

describe("planImport", () => {
  const later = { ...NOTE, bodyValue: "Changed.", modified: "2026-11-25T09:00:00.000Z" };
  const duplicate = { ...NOTE, id: OTHER_ID };

  const rows: [string, readonly Note[], readonly Note[], string, readonly Note[]][] = [
    ["a note that is not stored", [], [NOTE], "1 new: 1 note", [NOTE]],
    ["an unchanged note", [NOTE], [NOTE], "1 unchanged", []],
    ["a note changed later", [NOTE], [later], "1 changed", [later]],
    ["a note changed earlier", [later], [NOTE], "1 older than your version", []],
    ["a note twice in a file", [], [NOTE, later], "1 new: 1 note · 1 changed", [later]],
    ["the same note with another identifier", [NOTE], [duplicate], "1 merged with an existing note", []],
    [
      "a note on the same passage with other tags",
      [NOTE],
      [{ ...duplicate, tags: ["more"] }],
      "1 merged with an existing note",
      [{ ...NOTE, tags: [...NOTE.tags, "more"] }],
    ],
    [
      "a text for a passage that was only highlighted",
      [{ ...NOTE, bodyValue: "", tags: [], motivation: "highlighting" }],
      [duplicate],
      "1 merged with an existing note",
      [{ ...NOTE, motivation: "commenting" }],
    ],
    [
      "another text on the same passage",
      [NOTE],
      [{ ...duplicate, bodyValue: "Other." }],
      "1 new: 1 note",
      [{ ...duplicate, bodyValue: "Other." }],
    ],
    ["two notes on one passage in the file", [], [NOTE, duplicate], "2 new: 2 notes", [NOTE, duplicate]],
    [
      "two notes on one passage in the file, one of them stored",
      [NOTE],
      [NOTE, duplicate],
      "1 new: 1 note · 1 unchanged",
      [duplicate],
    ],
    [
      "a note whose duplicate is in the trash",
      [{ ...NOTE, deleted: NOTE.modified }],
      [duplicate],
      "1 new: 1 note",
      [duplicate],
    ],
    [
      "a note on another page with the same text",
      [NOTE],
      [{ ...duplicate, target: { ...NOTE.target, source: "https://example.org/other" } }],
      "1 new: 1 note",
      [{ ...duplicate, target: { ...NOTE.target, source: "https://example.org/other" } }],
    ],
    [
      "a highlighted page that has a page note",
      [{ ...NOTE, target: { source: NOTE.target.source } }],
      [{ ...duplicate, target: { source: NOTE.target.source }, bodyValue: "" }],
      "1 new: 1 note",
      [{ ...duplicate, target: { source: NOTE.target.source }, bodyValue: "" }],
    ],
  ];
  for (const [name, stored, given, words, written] of rows) {
    it(`summarizes ${name}`, async () => {
      const plan = await planImport(fileOf(given), new InMemoryRecords(stored));
      expect(summarizePlan(plan)).to.equal(words);
      expect(plan.writes.notes.map(({ after }) => after)).to.deep.equal(written);
    });
  }

  it("merges readouts of one page without losing a text", async () => {
    const given = {
      ...READOUT,
      id: OTHER_ID,
      text: "New.",
      sha256: "1".repeat(64),
      capturedAt: "2026-12-01T00:00:00.000Z",
      reading: { ...READOUT.reading, attributions: [] },
    };
    const book = new InMemoryRecords([], [READOUT]);
    const plan = await planImport(fileOf([], [given]), book);
    const [change] = plan.writes.readouts;
    expect(summarizePlan(plan)).to.equal("1 changed");
    expect(change?.after).to.include({ id: READOUT.id, text: "New." });
    expect(change?.after?.earlier.map(({ text }) => text)).to.deep.equal([READOUT.text]);
    expect(summarizePlan(await planImport(fileOf([], [READOUT]), new InMemoryRecords([], [READOUT])))).to.equal(
      "1 unchanged",
    );
  });

  it("summarizes corrections as it does notes", async () => {
    const given = { ...CORRECTION, modified: "2026-11-25T00:00:00.000Z" };
    const plan = async (record: Correction, stored?: Correction) => {
      const lookup = { ...EMPTY, correction: () => stored };
      return planImport({ ...fileOf([]), corrections: [{ location: "Correction 1", record }] }, lookup);
    };
    expect(summarizePlan(await plan(given))).to.equal("1 new: 1 correction");
    expect(summarizePlan(await plan(given, given))).to.equal("1 unchanged");
    expect(summarizePlan(await plan(CORRECTION, given))).to.equal("1 older than your version");
    const { writes } = await plan(given, CORRECTION);
    expect(writes.corrections).to.deep.equal([{ id: given.id, before: CORRECTION, after: given }]);
    expect(undoImport(writes).corrections).to.deep.equal([{ id: given.id, before: given, after: CORRECTION }]);
  });

  it("counts the records that the file's parser rejects", async () => {
    const issues = [{ location: "Note 1", field: "id", message: "Note 1 has no id." }];
    const plan = await planImport({ ...fileOf([NOTE]), issues }, new InMemoryRecords());
    expect(summarizePlan(plan)).to.equal("1 new: 1 note · 1 invalid");
    expect(plan.issues).to.equal(issues);
    expect(summarizePlan(await planImport(fileOf([]), new InMemoryRecords()))).to.equal("Nothing to import");
  });

  it("can be applied, applied again without effect, and undone", async () => {
    const some = fc.array(
      fc.tuple(anyNote, fc.nat(5), fc.nat(2)).map(
        ([note, id, page]): Note => ({
          ...note,
          id: `${"0".repeat(7)}${id}-1111-4111-8111-111111111111`,
          target: { ...note.target, source: `https://example.org/${page}` },
        }),
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(some, some, async (stored, given) => {
        const book = new InMemoryRecords(stored);
        const before = new Map(book.notes);
        const plan = await planImport(fileOf(given), book);
        expect(new Map(book.notes)).to.deep.equal(before);
        book.write(plan.writes);
        book.write(undoImport(plan.writes));
        expect(new Map(book.notes)).to.deep.equal(before);
        book.write(plan.writes);
        const again = await planImport(fileOf(given), book);
        expect(again.counts.new).to.equal(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("planImport, for comparisons", () => {
  const fileWith = (
    comparisons: readonly Comparison[],
    readouts: readonly ReadoutRecord[] = [],
    rejectedPairs: readonly RejectedPair[] = [],
  ): ImportedFile => ({
    ...fileOf([], readouts),
    comparisons: comparisons.map((record, at) => ({ location: `Comparison ${at + 1}`, record })),
    rejectedPairs: rejectedPairs.map((record, at) => ({ location: `Pair ${at + 1}`, record })),
  });
  const storeWith = (stored: Comparison): ExistingRecords => ({
    ...EMPTY,
    comparison: (id) => (id === stored.id ? stored : undefined),
    comparisonsOfReadout: (id) => (stored.readouts.includes(id) ? [stored] : []),
    rejectedPairs: () => [createRejectedPair(READOUT.id, OTHER_ID)],
  });

  it("adds a new comparison and leaves an equal one", async () => {
    expect((await planImport(fileWith([COMPARISON]), EMPTY)).counts).to.include({ new: 1, refused: 0 });
    const plan = await planImport(fileWith([COMPARISON]), storeWith(COMPARISON));
    expect(plan.counts).to.include({ same: 1, changed: 0 });
    expect(plan.writes.comparisons).to.deep.equal([]);
  });

  it("keeps the decisions of both versions and the later comment", async () => {
    const stored = updateComparison(COMPARISON, { decisions: [], comment: "mine" }, new Date("2026-11-25T00:00Z"));
    const plan = await planImport(fileWith([COMPARISON]), storeWith(stored));
    expect(plan.counts).to.include({ changed: 1 });
    const [change] = plan.writes.comparisons ?? [];
    expect(change?.before).to.deep.equal(stored);
    expect(change?.after).to.deep.include({ decisions: COMPARISON.decisions, comment: "mine" });
  });

  it("merges a comparison of the same readouts that has another id", async () => {
    const stored = { ...COMPARISON, id: OTHER_ID, decisions: [] };
    const plan = await planImport(fileWith([COMPARISON]), storeWith(stored));
    expect(plan.counts).to.include({ merged: 1 });
    expect(plan.writes.comparisons?.[0]?.after).to.deep.include({ id: OTHER_ID, decisions: COMPARISON.decisions });
  });

  it("names readouts by the ids of the stored ones, with which they are merged", async () => {
    const known = { ...READOUT, id: OTHER_ID };
    const pair = createRejectedPair(READOUT.id, NOTE.id);
    const existing: ExistingRecords = { ...EMPTY, readout: () => known };
    const { writes } = await planImport(fileWith([COMPARISON], [READOUT], [pair]), existing);
    const after = writes.comparisons?.[0]?.after;
    expect(after?.readouts[0]).to.equal(OTHER_ID);
    expect([after?.decisions[0]?.a.readout, after?.rows[0]?.claim.readout]).to.deep.equal([OTHER_ID, OTHER_ID]);
    expect([writes.rejectedPairs?.[0]?.a, writes.rejectedPairs?.[0]?.b]).to.have.members([OTHER_ID, NOTE.id]);
  });

  it("adds people once, and gives new names to the person with a common name", async () => {
    const { people } = joinNames({ people: [], rejectedNames: [] }, ["Ida Lund", "President Lund"]);
    const [person] = people as [PersonRecord];
    const file = (record: PersonRecord): ImportedFile => ({
      ...fileOf([]),
      people: [{ location: "Person 1", record }],
      rejectedNames: [{ location: "Pair 1", record: { a: "Dahl", b: "Erik Dahl", at: person.created } }],
    });
    const store: ExistingRecords = { ...EMPTY, nameDecisions: () => ({ people, rejectedNames: [] }) };
    expect((await planImport(file(person), EMPTY)).writes.people).to.deep.equal([
      { id: person.id, before: undefined, after: person },
    ]);
    const same = await planImport(file(person), store);
    expect(same.counts).to.include({ same: 1, new: 1 });
    expect(same.writes.people).to.deep.equal([]);
    const other = { ...person, id: OTHER_ID, names: ["President Lund", "I. Lund"], name: "I. Lund" };
    const merged = await planImport(file(other), store);
    expect(merged.counts).to.include({ merged: 1 });
    expect(merged.writes.people?.[0]?.after?.names).to.deep.equal(["Ida Lund", "President Lund", "I. Lund"]);
    expect(merged.writes.rejectedNames?.length).to.equal(1);
  });

  it("adds a pair of different events once", async () => {
    const [known, added] = [createRejectedPair(READOUT.id, OTHER_ID), createRejectedPair(READOUT.id, NOTE.id)];
    const plan = await planImport(fileWith([], [], [known, added, added]), storeWith(COMPARISON));
    expect(plan.counts).to.include({ same: 2, new: 1 });
    expect(plan.writes.rejectedPairs).to.deep.equal([added]);
  });
});

describe("planImport, for reviews", () => {
  it("stores the later of two reviews with one id as new, because neither of them is stored yet", async () => {
    const { target, created } = CORRECTION;
    const review: AttributionReview = { id: OTHER_ID, target, tags: ["trade"], created, modified: created };
    const later = { ...review, tags: ["visas"], modified: "2027-01-01T00:00:00.000Z" };
    const reviews = [review, later].map((record, index) => ({ location: `Review ${index + 1}`, record }));
    const plan = await planImport({ ...fileOf([]), reviews }, EMPTY);
    expect(plan.counts).to.include({ new: 1, changed: 1 });
    expect(plan.writes.reviews).to.deep.equal([{ id: OTHER_ID, before: undefined, after: later }]);
  });
});

describe("planImport, for coders", () => {
  const signed: Correction = { ...CORRECTION, coder: "Ben" };
  const file = { ...fileOf([]), corrections: [{ location: "Correction 1", record: signed }] };
  const withCoder = (coder?: string): ExistingRecords => ({
    ...EMPTY,
    preferences: () => ({ savedSearches: [], templates: {}, ...(coder !== undefined && { coder }) }),
  });

  it("keeps the decisions of another coder beside the user's own", async () => {
    const { writes, newByKind } = await planImport(file, withCoder("Anna"));
    expect(writes.corrections).to.deep.equal([]);
    expect(writes.coderDecisions?.map(({ after }) => after)).to.deep.equal([correctionDecision(signed, "Ben")]);
    expect(newByKind).to.include({ corrections: 0, decisions: 1 });
  });

  it("takes the decisions of the same coder as the user's own", async () => {
    const { writes } = await planImport(file, withCoder("Ben"));
    expect(writes.corrections.map(({ after }) => after)).to.deep.equal([signed]);
    expect(writes.coderDecisions).to.deep.equal([]);
  });

  it("takes over the coder's name of a backup in a library without decisions", async () => {
    const preferences = { savedSearches: [], templates: {}, coder: "Ben" };
    const { writes, preferences: added } = await planImport({ ...file, preferences }, withCoder());
    expect(added.coder).to.equal("Ben");
    expect(writes.corrections.length).to.equal(1);
  });
});

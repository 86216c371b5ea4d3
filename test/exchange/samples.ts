import fc from "fast-check";
import type { AttributionSnapshot, Note, NoteTarget } from "../../src/annotation/note.ts";
import { MOTIVATIONS, NOTE_STATES } from "../../src/annotation/note.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import type { ExportDocument, ExportedAttribution, ExportedPage } from "../../src/exchange/export-document.ts";
import { ACTS } from "../../src/text/reading.ts";

const TEXT = "President Xi underscored that U.S.-China ties, long strained, need care. Both sides agreed to talk.";

export const TARGET: NoteTarget = {
  source: "https://example.org/readout",
  selector: describeSpan(TEXT, { start: 30, end: 71 }),
};

export const NOTE: Note = {
  id: "6fa459ea-ee8a-4ca4-894e-db77e160355e",
  target: TARGET,
  bodyValue: "Compare with Friday's.\n\n- first\n- second",
  motivation: "commenting",
  tags: ["trade war", "Taiwan"],
  created: "2026-11-24T08:00:00.000Z",
  modified: "2026-11-24T09:00:00.000Z",
  state: "changed",
  title: "Readout of the call",
};

export const ATTRIBUTION: ExportedAttribution = {
  index: 0,
  source: "President Xi",
  cue: "underscored",
  contents: ["that U.S.-China ties, long strained, need care"],
  addressee: "",
  speakers: ["Xi Jinping"],
  act: "state",
  selectors: describeSpan(TEXT, { start: 0, end: 72 }),
  noteIds: [NOTE.id],
};

export const PAGE: ExportedPage = {
  url: "https://example.org/readout",
  title: "Readout of the call",
  issuer: "Ruritania",
  event: { kind: "call", participants: ["Xi Jinping", "Rudolf V"], issuer: "Ruritania", date: "Friday" },
  capturedAt: "2026-11-24T07:00:00.000Z",
  attributions: [ATTRIBUTION],
  notes: [NOTE],
};

export function documentOf(...pages: ExportedPage[]): ExportDocument {
  return { pages, exportedAt: "2026-11-24T10:00:00.000Z", version: "0.1.0" };
}

/** Texts as a hostile page may have them: formulas, markup of every kind, odd line ends, other scripts. */
export const hostile = fc.oneof(
  fc.constantFrom(
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-5 %",
    "@POTUS",
    "\t=1+1",
    "\r=1",
    "  =1+1",
    "＝1+1",
    "'=already",
    '"; rm -rf',
    "lone \r return",
    "习近平指出，\n中美",
    "مرحبا بالعالم",
    "---\ntitle: broken\n---",
    "a: b # c",
    "ends in a backslash \\",
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "`code` **bold** [[wiki]] ![[embed]] %%hidden%% $x$ ==mark== ^block #tag |cell|",
    "&lt;b&gt;",
    "1. list",
    "__proto__",
    "\u2028\u2029\u0085\ufeff\u0000",
    "",
  ),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

const moment = fc
  .date({ min: new Date(0), max: new Date("2099-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const target: fc.Arbitrary<NoteTarget> = fc
  .record({
    text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    url: fc.webUrl(),
    onPage: fc.boolean(),
  })
  .map(({ text, url, onPage }) =>
    onPage ? { source: url } : { source: url, selector: describeSpan(text, { start: 0, end: text.length }) },
  );
const list = fc.array(hostile, { maxLength: 3 });
const snapshot: fc.Arbitrary<AttributionSnapshot> = fc.record(
  {
    sources: list,
    cue: hostile,
    contents: list,
    addressees: list,
    speakers: list,
    act: fc.constantFrom(...ACTS),
  },
  { requiredKeys: ["sources", "contents", "addressees", "speakers", "act"] },
);
const note: fc.Arbitrary<Note> = fc.record(
  {
    id: fc.uuid(),
    target,
    bodyValue: hostile,
    motivation: fc.constantFrom(...MOTIVATIONS),
    tags: list,
    attribution: snapshot,
    created: moment,
    modified: moment,
    deleted: moment,
    state: fc.constantFrom(...NOTE_STATES),
    title: hostile,
    issuer: hostile,
  },
  { requiredKeys: ["id", "target", "bodyValue", "motivation", "tags", "created", "modified", "state", "title"] },
);
const attribution: fc.Arbitrary<ExportedAttribution> = fc.record(
  {
    index: fc.nat(),
    source: hostile,
    cue: hostile,
    contents: list,
    addressee: hostile,
    speakers: list,
    act: fc.constantFrom(...ACTS),
    selectors: fc.constant(ATTRIBUTION.selectors),
    noteIds: fc.array(fc.uuid(), { maxLength: 2 }),
  },
  { requiredKeys: ["index", "source", "cue", "contents", "addressee", "speakers", "act", "selectors"] },
);
const page: fc.Arbitrary<ExportedPage> = fc.record(
  {
    url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
    title: hostile,
    issuer: hostile,
    event: fc.record({
      kind: fc.constantFrom("call", "meeting", "visit", "letter", "other"),
      participants: list,
      issuer: fc.option(hostile, { nil: undefined }),
      date: fc.option(hostile, { nil: undefined }),
    }),
    capturedAt: moment,
    attributions: fc.array(attribution, { maxLength: 3 }),
    notes: fc.array(note, { maxLength: 4 }),
  },
  { requiredKeys: ["url", "title", "capturedAt", "notes"] },
);

/** Any export, its texts hostile. */
export const anyDocument: fc.Arbitrary<ExportDocument> = fc.record({
  pages: fc.array(page, { maxLength: 3 }),
  exportedAt: moment,
  version: fc.constant("0.1.0"),
});

import fc from "fast-check";
import type { Comparison } from "../../src/annotation/comparison-record.ts";
import { CORRECTABLE_FIELDS, type Correction } from "../../src/annotation/correction.ts";
import type { AttributionSnapshot, Note, NoteTarget } from "../../src/annotation/note.ts";
import { MOTIVATIONS, NOTE_STATES } from "../../src/annotation/note.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { describe as describeSpan, withGaps } from "../../src/annotation/selectors.ts";
import { ACTS, type Analysis, type Attribution } from "../../src/engine/analysis.ts";
import type { Span } from "../../src/engine/span.ts";
import type { ExportDocument, ExportedAttribution, ExportedPage } from "../../src/import-export/export-model.ts";

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

/**
 * Generates texts that a hostile page may contain: formulas, markup of every kind, unusual line breaks, other scripts.
 */
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
    " ",
    "\ud83d lone",
    "lone \udc00\\ud83d",
    "🇺🇳 𠮷野家 👨‍👩‍👧 e\u0301",
    "constructor",
    "]]>",
    "%TYPES",
    "T1\tSource 0 5\tx",
    "{{title}} {{#notes}}",
    "TY  - ELEC\r\nER  - ",
    "@misc{x, title = {y}}",
    "A long title, ".repeat(22).slice(0, 300),
  ),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const moment = fc
  .date({ min: new Date(0), max: new Date("2026-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const target: fc.Arbitrary<NoteTarget> = fc
  .record({
    text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    url: fc.webUrl(),
    onPage: fc.boolean(),
    canonical: fc.option(fc.webUrl(), { nil: undefined }),
    gaps: fc.array(fc.nat(80), { maxLength: 3 }),
  })
  .map(({ text, url, onPage, canonical, gaps }) => ({
    source: url,
    ...(!onPage && { selector: withGaps(describeSpan(text, { start: 0, end: text.length }), gaps) }),
    ...(canonical !== undefined && { canonical }),
  }));
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
/** Generates any note, with hostile texts. */
export const anyNote: fc.Arbitrary<Note> = fc.record(
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
/** Generates a text of paragraphs with characters that make offsets differ: surrogate pairs, CR LF, combining marks. */
const readoutText = fc
  .array(
    fc.oneof(
      hostile,
      fc.constantFrom("President Xi underscored that ", "🇺🇳 said\r\n", "\n\n", "习近平指出，", "he agreed"),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => `Readout. ${parts.join(" ")}`);

function spanIn(length: number): fc.Arbitrary<Span> {
  return fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
}

/** Generates spans that split no surrogate pair, as those of the engine. */
function wholeSpan(text: string): fc.Arbitrary<Span> {
  const whole = (at: number) => (/^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) ? at - 1 : at);
  return spanIn(text.length).map(({ start, end }) => ({ start: whole(start), end: whole(end) }));
}

function readingOf(text: string): fc.Arbitrary<Analysis> {
  const spans = fc.array(wholeSpan(text), { maxLength: 2 });
  const one: fc.Arbitrary<Attribution> = fc.record({
    sources: spans,
    cue: fc.option(wholeSpan(text), { nil: undefined }),
    contents: fc.array(wholeSpan(text), { minLength: 1, maxLength: 2 }),
    addressees: spans,
    speakers: list,
    act: fc.constantFrom(...ACTS),
    checkables: fc.array(fc.record({ span: wholeSpan(text), reason: fc.constantFrom("number", "date") }), {
      maxLength: 1,
    }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  });
  return fc.record({
    readout: fc.record({ isReadout: fc.boolean(), score: fc.constantFrom(0, 0.5, 1), reasons: list }),
    event: fc.option(anyEvent, { nil: undefined }),
    attributions: fc.array(one, { maxLength: 3 }),
  });
}

const anyEvent = fc.record({
  kind: fc.constantFrom("call", "meeting", "visit", "letter", "other"),
  participants: list,
  issuer: fc.option(hostile, { nil: undefined }),
  date: fc.option(hostile, { nil: undefined }),
});

const sha256 = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });

const capture = readoutText.chain((text) =>
  fc.record({ title: hostile, capturedAt: moment, text: fc.constant(text), sha256, reading: readingOf(text) }),
);

/** Generates a stored readout with earlier texts. */
export const anyReadout: fc.Arbitrary<ReadoutRecord> = fc
  .record({
    capture,
    id: fc.uuid(),
    url: fc.webUrl(),
    issuer: fc.option(hostile, { nil: undefined }),
    event: fc.option(anyEvent, { nil: undefined }),
    language: fc.constantFrom(undefined, "en", "zh"),
    earlier: fc.array(capture, { maxLength: 2 }),
  })
  .map(({ capture: present, id, url, issuer, event, language, earlier }) => ({
    ...present,
    id,
    url,
    earlier,
    ...(issuer !== undefined && { issuer }),
    ...(event && { event }),
    ...(language && { language }),
  }));

/** A correction of an invented attribution. */
export const CORRECTION: Correction = {
  id: "5d0e9b3c-8c1f-4b0a-9f1e-2a6f5c7d8e90",
  target: { source: "https://example.org/readout", selector: ATTRIBUTION.selectors },
  reading: {
    speakers: ["Xi Jinping"],
    act: "pledge",
    sources: [describeSpan(TEXT, { start: 0, end: 12 })],
    contents: [ATTRIBUTION.selectors],
    addressees: [],
  },
  changed: ["act"],
  hidden: false,
  created: "2026-11-24T08:00:00.000Z",
  modified: "2026-11-24T09:00:00.000Z",
};

const anySelectors = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .map((text) => describeSpan(text, { start: 0, end: text.length }));
const correction: fc.Arbitrary<Correction> = fc.record(
  {
    id: fc.uuid(),
    target: fc.record({ source: fc.webUrl(), selector: anySelectors }),
    replaces: fc.record({ selector: anySelectors, words: snapshot }),
    reading: fc.record(
      {
        speakers: list,
        act: fc.constantFrom(...ACTS),
        sources: fc.array(anySelectors, { maxLength: 2 }),
        cue: anySelectors,
        contents: fc.array(anySelectors, { maxLength: 2 }),
        addressees: fc.array(anySelectors, { maxLength: 1 }),
      },
      { requiredKeys: ["speakers", "act", "sources", "contents", "addressees"] },
    ),
    changed: fc.subarray([...CORRECTABLE_FIELDS]),
    hidden: fc.boolean(),
    created: moment,
    modified: moment,
  },
  { requiredKeys: ["id", "target", "changed", "hidden", "created", "modified"] },
);
const page: fc.Arbitrary<ExportedPage> = fc.record(
  {
    url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
    title: hostile,
    issuer: hostile,
    event: anyEvent,
    capturedAt: moment,
    attributions: fc.array(attribution, { maxLength: 3 }),
    notes: fc.array(anyNote, { maxLength: 4 }),
    readout: anyReadout,
    corrections: fc.array(correction, { maxLength: 2 }),
  },
  { requiredKeys: ["url", "title", "capturedAt", "notes"] },
);

/** Generates any export, with hostile texts. */
export const anyDocument: fc.Arbitrary<ExportDocument> = fc.record({
  pages: fc.array(page, { maxLength: 3 }),
  exportedAt: moment,
  version: fc.constant("0.1.0"),
});

const READOUT_TEXT = `Readout of the call

President Xi underscored that U.S.-China ties, long strained, need care. 🇺🇳 The two sides agreed to talk again.
“We will keep the bridge open,” said King Rudolf to the minister.`;

function spanOf(words: string): Span {
  const start = READOUT_TEXT.indexOf(words);
  return { start, end: start + words.length };
}

function attributionOf(
  source: string,
  cue: string,
  content: string,
  speakers: string[],
  act: Attribution["act"],
): Attribution {
  return {
    sources: [spanOf(source)],
    cue: spanOf(cue),
    contents: [spanOf(content)],
    addressees: [],
    speakers,
    act,
    checkables: [],
    confidence: 0.9,
  };
}

/** An invented readout with its text. Its second and third attributions follow a surrogate pair. */
export const READOUT: ReadoutRecord = {
  id: "0b4a1c9e-3f52-4c0e-9a6f-0f5d5a2f9c11",
  url: "https://example.org/readout",
  title: "Readout of the call",
  issuer: "Ruritania",
  language: "en",
  facts: { publishedDay: "2026-11-24", siteName: "Government of Ruritania" },
  status: { value: "checked", at: "2026-11-25T10:00:00.000Z" },
  capturedAt: "2026-11-24T07:00:00.000Z",
  text: READOUT_TEXT,
  sha256: "0".repeat(64),
  event: { kind: "call", participants: ["Xi Jinping", "Rudolf V"], issuer: "Ruritania", date: "2 April 2024" },
  reading: {
    readout: { isReadout: true, score: 1, reasons: [] },
    event: { kind: "call", participants: ["Xi Jinping", "Rudolf V"], issuer: "Ruritania", date: "2 April 2024" },
    attributions: [
      attributionOf(
        "President Xi",
        "underscored",
        "that U.S.-China ties, long strained, need care",
        ["Xi Jinping"],
        "state",
      ),
      attributionOf("The two sides", "agreed", "to talk again", ["China", "Ruritania"], "agree"),
      {
        ...attributionOf("King Rudolf", "said", "“We will keep the bridge open,”", ["Rudolf V"], "pledge"),
        addressees: [spanOf("the minister")],
      },
    ],
  },
  earlier: [],
};

/** A comparison of the sample readout with one that is not stored, with decisions of the user. */
export const COMPARISON: Comparison = {
  id: "33333333-3333-4333-8333-333333333333",
  readouts: [READOUT.id, "44444444-4444-4444-8444-444444444444"],
  decisions: [
    {
      id: "55555555-5555-4555-8555-555555555555",
      a: { readout: READOUT.id, selector: describeSpan(READOUT.text, { start: 0, end: 10 }) },
      b: {
        readout: "44444444-4444-4444-8444-444444444444",
        selector: describeSpan("Both sides agreed to meet again.", { start: 11, end: 31 }),
      },
      verdict: "linked",
      at: "2026-11-24T10:00:00.000Z",
    },
  ],
  rows: [
    {
      claim: { readout: READOUT.id, selector: describeSpan(READOUT.text, { start: 0, end: 10 }) },
      row: "fish",
      at: "2026-11-24T10:00:00.000Z",
    },
  ],
  comment: "The order differs.",
  rowComments: [{ row: "fish", text: "Only here.", at: "2026-11-24T10:00:00.000Z" }],
  created: "2026-11-24T10:00:00.000Z",
  modified: "2026-11-24T10:00:00.000Z",
};

/** A page whose text is stored, with a note on a passage after the flag emoji and a page note. */
export const STORED_PAGE: ExportedPage = {
  url: READOUT.url,
  title: READOUT.title,
  issuer: "Ruritania",
  event: { kind: "call", participants: ["Xi Jinping", "Rudolf V"], issuer: "Ruritania", date: "2 April 2024" },
  capturedAt: READOUT.capturedAt,
  notes: [
    { ...NOTE, target: { source: READOUT.url, selector: describeSpan(READOUT_TEXT, spanOf("talk again")) } },
    { ...NOTE, id: "7fa459ea-ee8a-4ca4-894e-db77e160355e", target: { source: READOUT.url }, tags: ["trade war"] },
  ],
  readout: READOUT,
};

import * as v from "valibot";
import type { AttributionReview } from "../annotation/attribution-review.ts";
import { type Code, normalizeCodeName } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import { CORRECTABLE_FIELDS, type Correction, DECIDED_ASPECTS } from "../annotation/correction.ts";
import { MOTIVATIONS, NOTE_STATES, type Note } from "../annotation/note.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import { READOUT_STATUSES, type ReadoutRecord } from "../annotation/readout-record.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import { ACTS, type Analysis, type Attribution, EVENT_KINDS } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A time, converted to the ISO 8601 form that sorts as text. */
export const momentSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text).toISOString()),
);

/** An address that is safe to link to. A "javascript:" address would run in the extension's own pages. */
export const addressSchema = v.pipe(v.string(), v.regex(/^(?:https?|file):\/\//i));

const texts = v.array(v.string());

const quote = v.object({
  type: v.literal("TextQuoteSelector"),
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
  gaps: v.exactOptional(v.array(v.pipe(v.number(), v.integer()))),
});

const position = v.pipe(
  v.object({ type: v.literal("TextPositionSelector"), start: offset, end: offset }),
  v.check(({ start, end }) => start <= end),
);

const selectors = v.strictTuple([quote, position]);

const snapshot = v.object({
  sources: texts,
  cue: v.exactOptional(v.string()),
  contents: texts,
  addressees: texts,
  speakers: texts,
  act: v.picklist(ACTS),
});

/** The schema of a note. Fields that it does not name are dropped. */
export const noteSchema: v.GenericSchema<unknown, Note> = v.object({
  id: v.pipe(v.string(), v.uuid()),
  target: v.object({
    source: addressSchema,
    selector: v.exactOptional(selectors),
    canonical: v.exactOptional(addressSchema),
  }),
  bodyValue: v.string(),
  motivation: v.picklist(MOTIVATIONS),
  tags: texts,
  attribution: v.exactOptional(snapshot),
  created: momentSchema,
  modified: momentSchema,
  deleted: v.exactOptional(momentSchema),
  state: v.picklist(NOTE_STATES),
  title: v.string(),
  issuer: v.exactOptional(v.string()),
});

const spanSchema = v.pipe(
  v.object({ start: offset, end: offset }),
  v.check(({ start, end }) => start <= end),
);

const spans = v.array(spanSchema);

const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** JSON omits fields that are undefined; the schema restores `date` and `issuer`. */
const event = v.pipe(
  v.object({
    kind: v.picklist(EVENT_KINDS),
    participants: texts,
    issuer: v.optional(v.string()),
    date: v.optional(v.string()),
    day: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
    dayFrom: v.exactOptional(v.picklist(["stated", "relative", "published"])),
    publishedAt: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?$/))),
  }),
  v.transform(({ issuer, date, ...rest }) => ({ ...rest, issuer, date })),
);

const attribution: v.GenericSchema<unknown, Attribution> = v.pipe(
  v.object({
    sources: spans,
    cue: v.optional(spanSchema),
    contents: spans,
    addressees: spans,
    speakers: texts,
    act: v.picklist(ACTS),
    checkables: v.array(
      v.object({
        span: spanSchema,
        reason: v.picklist(["number", "date", "superlative", "agreement", "past event"]),
      }),
    ),
    confidence: probability,
    rules: v.exactOptional(texts),
  }),
  v.transform(({ cue, ...rest }) => ({ ...rest, cue })),
);

const reading: v.GenericSchema<unknown, Analysis> = v.pipe(
  v.object({
    readout: v.object({ isReadout: v.boolean(), score: probability, reasons: texts }),
    extent: v.exactOptional(spanSchema),
    event: v.optional(event),
    language: v.exactOptional(v.string()),
    attributions: v.array(attribution),
  }),
  v.transform(({ event: given, ...rest }) => ({ ...rest, event: given })),
);

const captureFields = {
  title: v.string(),
  capturedAt: momentSchema,
  text: v.string(),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  reading,
};

interface Captured {
  readonly text: string;
  readonly reading: Analysis;
}

/** Returns whether all spans are within the text. Code that slices the text relies on this. */
const isWithinText = ({ text, reading: { attributions, extent } }: Captured) =>
  (extent?.end ?? 0) <= text.length && attributions.every((one) => endOf(one) <= text.length);

function endOf({ sources, cue, contents, addressees, checkables }: Attribution): number {
  const all: readonly Span[] = [
    ...sources,
    ...(cue ? [cue] : []),
    ...contents,
    ...addressees,
    ...checkables.map(({ span }) => span),
  ];
  return all.reduce((end, span) => Math.max(end, span.end), 0);
}

/** The message of an issue that concerns spans outside the text and not one invalid field. */
export const OUTSIDE = "outside";

const userReading = v.object({
  speakers: texts,
  act: v.picklist(ACTS),
  sources: v.array(selectors),
  cue: v.exactOptional(selectors),
  contents: v.array(selectors),
  addressees: v.array(selectors),
});

const coderName = v.pipe(v.string(), v.minLength(1));

/** Who has made a decision, and what it resolves. */
const makerFields = {
  coder: v.exactOptional(coderName),
  resolves: v.exactOptional(v.array(v.picklist(DECIDED_ASPECTS))),
};

/** The schema of a correction. */
export const correctionSchema: v.GenericSchema<unknown, Correction> = v.object({
  id: v.pipe(v.string(), v.uuid()),
  target: v.object({ source: addressSchema, selector: selectors }),
  replaces: v.exactOptional(v.object({ selector: selectors, words: snapshot })),
  reading: v.exactOptional(userReading),
  changed: v.array(v.picklist(CORRECTABLE_FIELDS)),
  hidden: v.boolean(),
  ...makerFields,
  created: momentSchema,
  modified: momentSchema,
});

const uuid = v.pipe(v.string(), v.uuid());

const claimRef = v.object({ readout: uuid, selector: selectors });

/** The schema of a review of an attribution. */
export const reviewSchema: v.GenericSchema<unknown, AttributionReview> = v.object({
  id: uuid,
  target: v.object({ source: addressSchema, selector: selectors }),
  checked: v.exactOptional(v.object({ at: momentSchema, coder: v.exactOptional(v.string()) })),
  tags: texts,
  ...makerFields,
  created: momentSchema,
  modified: momentSchema,
});

/** The schema of a code. */
export const codeSchema: v.GenericSchema<unknown, Code> = v.object({
  id: uuid,
  name: v.pipe(v.string(), v.transform(normalizeCodeName), v.minLength(1)),
  definition: v.string(),
  color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i)),
  parent: v.exactOptional(uuid),
  order: v.pipe(v.number(), v.integer()),
  created: momentSchema,
  modified: momentSchema,
});

const decisionFields = { id: uuid, coder: v.string(), isReplaced: v.exactOptional(v.literal(true)) };

/** The schema of a decision that is kept beside the user's own. */
export const coderDecisionSchema: v.GenericSchema<unknown, CoderDecision> = v.variant("kind", [
  v.object({ ...decisionFields, kind: v.literal("correction"), record: correctionSchema }),
  v.object({ ...decisionFields, kind: v.literal("review"), record: reviewSchema }),
]);

/** The schema of a comparison. */
export const comparisonSchema: v.GenericSchema<unknown, Comparison> = v.object({
  id: uuid,
  readouts: v.pipe(v.array(uuid), v.minLength(2)),
  decisions: v.array(
    v.object({ id: uuid, a: claimRef, b: claimRef, verdict: v.picklist(["linked", "separate"]), at: momentSchema }),
  ),
  rows: v.array(v.object({ claim: claimRef, row: v.string(), at: momentSchema })),
  comment: v.string(),
  rowComments: v.array(v.object({ row: v.string(), text: v.string(), at: momentSchema })),
  created: momentSchema,
  modified: momentSchema,
  deleted: v.exactOptional(momentSchema),
});

/** The schema of a pair of readouts that are not about the same event. */
export const rejectedPairSchema: v.GenericSchema<unknown, RejectedPair> = v.object({
  a: uuid,
  b: uuid,
  at: momentSchema,
});

const nameText = v.pipe(v.string(), v.minLength(1));

/** The schema of a person with several names. */
export const personSchema: v.GenericSchema<unknown, PersonRecord> = v.pipe(
  v.object({
    id: uuid,
    name: nameText,
    names: v.pipe(v.array(nameText), v.minLength(2)),
    created: momentSchema,
    modified: momentSchema,
  }),
  v.check(({ name, names }) => names.includes(name)),
);

/** The schema of two names that belong to different persons. */
export const rejectedNamesSchema: v.GenericSchema<unknown, RejectedNames> = v.object({
  a: nameText,
  b: nameText,
  at: momentSchema,
});

/** The schema of a term of a topic. */
export const topicTermSchema: v.GenericSchema<unknown, TopicTerm> = v.object({
  term: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  topic: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  at: momentSchema,
});

/** The schema of a stored readout. */
export const readoutSchema: v.GenericSchema<unknown, ReadoutRecord> = v.pipe(
  v.object({
    ...captureFields,
    id: v.pipe(v.string(), v.uuid()),
    url: addressSchema,
    canonicalUrl: v.exactOptional(v.string()),
    issuer: v.exactOptional(v.string()),
    language: v.exactOptional(v.string()),
    event: v.exactOptional(event),
    facts: v.exactOptional(
      v.object({
        publishedDay: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
        siteName: v.exactOptional(v.string()),
        author: v.exactOptional(v.string()),
      }),
    ),
    status: v.exactOptional(v.object({ value: v.picklist(READOUT_STATUSES), at: momentSchema })),
    earlier: v.array(
      v.pipe(
        v.object(captureFields),
        v.check((value) => isWithinText(value), OUTSIDE),
      ),
    ),
  }),
  v.check((value) => isWithinText(value), OUTSIDE),
);

import type { AttributionReview } from "./attribution-review.ts";
import type { Code } from "./code-record.ts";
import type { CoderDecision } from "./coder-decision.ts";
import type { Comparison, RejectedPair } from "./comparison-record.ts";
import type { Correction } from "./correction.ts";
import { type CurrentTime, plausibleMoment } from "./moment.ts";
import type { Note } from "./note.ts";
import type { PersonRecord, RejectedNames } from "./person-record.ts";
import type { ReadoutRecord } from "./readout-record.ts";
import type { TopicTerm } from "./topic-term.ts";

/**
 * Returns the same data with every string well-formed. A lone surrogate, which a page or file may contain, makes
 * functions such as `encodeURIComponent` throw. Lengths and therefore spans stay the same. Well-formed data is returned
 * unchanged.
 */
export function wellFormed<T>(data: T): T {
  if (typeof data === "string") return data.toWellFormed() as T & string;
  if (Array.isArray(data)) {
    const list: readonly unknown[] = data.map(wellFormed);
    return list.every((one, at) => one === data[at]) ? data : (list as T & unknown[]);
  }
  if (typeof data !== "object" || data === null) return data;
  return withChanges(data, Object.fromEntries(Object.entries(data).map(([key, value]) => [key, wellFormed(value)])));
}

/** Returns an imported note with well-formed strings and plausible moments (see `plausibleMoment`). */
export function repairNote<N extends Note>(note: N, time: CurrentTime): N {
  const { created, modified, deleted } = note;
  const moments = {
    created: plausibleMoment(created, time),
    modified: plausibleMoment(modified, time),
    ...(deleted !== undefined && { deleted: plausibleMoment(deleted, time) }),
  };
  return wellFormed(withChanges(note, moments));
}

/** Repairs a readout and its earlier versions, like `repairNote`. */
export function repairReadout<R extends ReadoutRecord>(readout: R, time: CurrentTime): R {
  const momentOf = ({ capturedAt }: { readonly capturedAt: string }) => ({
    capturedAt: plausibleMoment(capturedAt, time),
  });
  const previous = readout.earlier.map((one) => withChanges(one, momentOf(one)));
  const isSame = previous.every((one, at) => one === readout.earlier[at]);
  const { status } = readout;
  const repaired = status && withChanges(status, { at: plausibleMoment(status.at, time) });
  return wellFormed(
    withChanges(readout, {
      ...momentOf(readout),
      ...(!isSame && { earlier: previous }),
      ...(repaired && { status: repaired }),
    }),
  );
}

/** Repairs a correction, like `repairNote`. */
export function repairCorrection<C extends Correction>(correction: C, time: CurrentTime): C {
  const { created, modified } = correction;
  const moments = { created: plausibleMoment(created, time), modified: plausibleMoment(modified, time) };
  return wellFormed(withChanges(correction, moments));
}

/** Repairs a review of an attribution, like `repairNote`. */
export function repairReview(review: AttributionReview, time: CurrentTime): AttributionReview {
  const { created, modified, checked } = review;
  const moments = {
    created: plausibleMoment(created, time),
    modified: plausibleMoment(modified, time),
    ...(checked && { checked: withChanges(checked, { at: plausibleMoment(checked.at, time) }) }),
  };
  return wellFormed(withChanges(review, moments));
}

/** Repairs a code, like `repairNote`. */
export function repairCode(code: Code, time: CurrentTime): Code {
  const { created, modified } = code;
  const moments = { created: plausibleMoment(created, time), modified: plausibleMoment(modified, time) };
  return wellFormed(withChanges(code, moments));
}

/** Repairs a decision of another coder, like `repairNote`. */
export function repairCoderDecision(decision: CoderDecision, time: CurrentTime): CoderDecision {
  return decision.kind === "correction"
    ? wellFormed(withChanges(decision, { record: repairCorrection(decision.record, time) }))
    : wellFormed(withChanges(decision, { record: repairReview(decision.record, time) }));
}

/** Repairs a comparison with its decisions, like `repairNote`. */
export function repairComparison(comparison: Comparison, time: CurrentTime): Comparison {
  const { created, modified, deleted } = comparison;
  const dated = <T extends { readonly at: string }>(list: readonly T[]): readonly T[] => {
    const repaired = list.map((one) => withChanges(one, { at: plausibleMoment(one.at, time) }));
    return repaired.every((one, at) => one === list[at]) ? list : repaired;
  };
  const changes = {
    created: plausibleMoment(created, time),
    modified: plausibleMoment(modified, time),
    ...(deleted !== undefined && { deleted: plausibleMoment(deleted, time) }),
    decisions: dated(comparison.decisions),
    rows: dated(comparison.rows),
    rowComments: dated(comparison.rowComments),
  };
  return wellFormed(withChanges(comparison, changes));
}

/** Repairs a pair of readouts of different events, like `repairNote`. */
export function repairRejectedPair(pair: RejectedPair, time: CurrentTime): RejectedPair {
  return withChanges(pair, { at: plausibleMoment(pair.at, time) });
}

/** Repairs a person, like `repairNote`. */
export function repairPerson(person: PersonRecord, time: CurrentTime): PersonRecord {
  const { created, modified } = person;
  const moments = { created: plausibleMoment(created, time), modified: plausibleMoment(modified, time) };
  return wellFormed(withChanges(person, moments));
}

/** Repairs a pair of names of different persons, like `repairNote`. */
export function repairRejectedNames(pair: RejectedNames, time: CurrentTime): RejectedNames {
  return wellFormed(withChanges(pair, { at: plausibleMoment(pair.at, time) }));
}

/** Returns a term of a topic that can be stored. */
export function repairTopicTerm(term: TopicTerm, time: CurrentTime): TopicTerm {
  return withChanges(term, {
    term: term.term.toWellFormed(),
    topic: term.topic.toWellFormed(),
    at: plausibleMoment(term.at, time),
  });
}

/** Returns the record with the changes, or the same object if they change nothing. */
function withChanges<T extends object>(record: T, changes: Readonly<Record<string, unknown>>): T {
  const before = record as Readonly<Record<string, unknown>>;
  return Object.entries(changes).every(([key, value]) => value === before[key]) ? record : { ...record, ...changes };
}

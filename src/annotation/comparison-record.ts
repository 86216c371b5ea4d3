import { momentAfter } from "./moment.ts";
import type { Selectors } from "./selectors.ts";
import { randomUuid } from "./uuid.ts";

/** A claim identified by its passage. An index would change with a newer engine or a correction of the page. */
export interface ClaimRef {
  /** The id of a stored readout. */
  readonly readout: string;
  readonly selector: Selectors;
}

/** A decision of the user about two claims. */
export interface LinkDecision {
  readonly id: string;
  readonly a: ClaimRef;
  readonly b: ClaimRef;
  readonly verdict: "linked" | "separate";
  /** ISO time. */
  readonly at: string;
}

/** A row that the user has chosen for a claim. */
export interface RowDecision {
  readonly claim: ClaimRef;
  readonly row: string;
  readonly at: string;
}

/** A comment of the user on a row, which is given by its topic; "" for claims without a topic. */
export interface RowComment {
  readonly row: string;
  readonly text: string;
  readonly at: string;
}

/** Two or more readouts of one event with the decisions of the user. Links and rows are computed, not stored. */
export interface Comparison {
  readonly id: string;
  /** The ids of the readouts, in the order of the columns. */
  readonly readouts: readonly string[];
  readonly decisions: readonly LinkDecision[];
  readonly rows: readonly RowDecision[];
  readonly comment: string;
  readonly rowComments: readonly RowComment[];
  readonly created: string;
  readonly modified: string;
  readonly deleted?: string;
}

/** Two readouts that the user says are not about the same event. `a` sorts before `b`. */
export interface RejectedPair {
  readonly a: string;
  readonly b: string;
  /** ISO time. */
  readonly at: string;
}

/** Creates a comparison without decisions. */
export function createComparison(readouts: readonly string[], now: Date = new Date()): Comparison {
  const at = now.toISOString();
  return {
    id: randomUuid(),
    readouts,
    decisions: [],
    rows: [],
    comment: "",
    rowComments: [],
    created: at,
    modified: at,
  };
}

/** The fields of a comparison that an update can change. */
export type ComparisonChange = Partial<Pick<Comparison, "readouts" | "decisions" | "rows" | "comment" | "rowComments">>;

/** Returns the comparison with the change applied. `modified` always increases, as for notes. */
export function updateComparison(comparison: Comparison, change: ComparisonChange, now: Date = new Date()): Comparison {
  return { ...comparison, ...change, modified: momentAfter(comparison.modified, now) };
}

/** Returns the comparison as moved to the trash. */
export function deleteComparison(comparison: Comparison, now: Date = new Date()): Comparison {
  const modified = momentAfter(comparison.modified, now);
  return { ...comparison, modified, deleted: modified };
}

/** Returns the comparison as restored from the trash. */
export function restoreComparison(comparison: Comparison, now: Date = new Date()): Comparison {
  const { deleted: _, ...kept } = comparison;
  return { ...kept, modified: momentAfter(comparison.modified, now) };
}

/** Creates the record that two readouts are not about the same event. */
export function createRejectedPair(one: string, other: string, now: Date = new Date()): RejectedPair {
  const [a, b] = one < other ? [one, other] : [other, one];
  return { a, b, at: now.toISOString() };
}

/** Returns the decisions with a new one, which replaces an older one about the same two claims. */
export function withDecision(decisions: readonly LinkDecision[], decision: LinkDecision): LinkDecision[] {
  return [...decisions.filter((other) => linkKey(other) !== linkKey(decision)), decision];
}

/** Returns the rows with a new one, which replaces an older one of the same claim. */
export function withRow(rows: readonly RowDecision[], row: RowDecision): RowDecision[] {
  return [...rows.filter(({ claim }) => refKey(claim) !== refKey(row.claim)), row];
}

/** Returns the comments with a new one, which replaces an older one on the same row. */
export function withRowComment(comments: readonly RowComment[], comment: RowComment): RowComment[] {
  return [...comments.filter(({ row }) => row !== comment.row), comment];
}

const refKey = ({ readout, selector: [quote, position] }: ClaimRef): string =>
  `${readout} ${position.start} ${quote.exact}`;
const linkKey = ({ a, b }: LinkDecision): string => [refKey(a), refKey(b)].sort().join(" | ");

/**
 * Merges two records of a comparison, as on import, under the id of the first. The later decision, row and comment
 * win.
 */
export function mergeComparisons(kept: Comparison, given: Comparison): Comparison {
  const [older, newer] = kept.modified <= given.modified ? [kept, given] : [given, kept];
  const { deleted: _, ...base } = older;
  return {
    ...base,
    ...newer,
    id: kept.id,
    readouts: [...new Set([...kept.readouts, ...given.readouts])],
    decisions: latest([...older.decisions, ...newer.decisions], linkKey),
    rows: latest([...older.rows, ...newer.rows], ({ claim }) => refKey(claim)),
    rowComments: latest([...older.rowComments, ...newer.rowComments], ({ row }) => row),
    created: older.created < newer.created ? older.created : newer.created,
  };
}

function latest<T extends { readonly at: string }>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const one of all) {
    const known = byKey.get(keyOf(one));
    if (known === undefined || known.at <= one.at) byKey.set(keyOf(one), one);
  }
  return [...byKey.values()].sort((p, q) => (p.at < q.at ? -1 : p.at > q.at ? 1 : 0));
}

/**
 * Returns a comparison whose readouts are replaced by those with other ids, as when an imported readout is merged with
 * the stored one of the same page. Ids without a replacement stay.
 */
export function withReadoutIds(comparison: Comparison, idOf: (id: string) => string): Comparison {
  const ref = (claim: ClaimRef): ClaimRef => ({ ...claim, readout: idOf(claim.readout) });
  return {
    ...comparison,
    readouts: [...new Set(comparison.readouts.map(idOf))],
    decisions: comparison.decisions.map((one) => ({ ...one, a: ref(one.a), b: ref(one.b) })),
    rows: comparison.rows.map((one) => ({ ...one, claim: ref(one.claim) })),
  };
}

import { describe, type Selectors } from "../annotation/selectors.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Candidate } from "./align-claims.ts";
import type { Claim } from "./claim.ts";

/** A claim identified by its passage. An index would change with a newer engine or a correction of the page. */
export interface ClaimRef {
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

/** Two or more readouts of one event with the decisions of the user. Links and rows are computed, not stored. */
export interface Comparison {
  readonly id: string;
  /** Ids of readouts, in the order of the columns. */
  readonly readouts: readonly string[];
  readonly decisions: readonly LinkDecision[];
  readonly rows: readonly RowDecision[];
  readonly comment: string;
  readonly created: string;
  readonly modified: string;
  readonly deleted?: string;
}

/** A stored readout with its claims. */
export interface ComparedReadout {
  readonly id: string;
  readonly text: string;
  readonly claims: readonly Claim[];
}

/** Returns a reference to a claim. Throws a RangeError if there is no such claim. */
export function refOf({ id, text, claims }: ComparedReadout, at: number): ClaimRef {
  const claim = claims[at];
  if (claim === undefined) throw new RangeError("no such claim");
  return { readout: id, selector: describe(text, claim.contentSpan) };
}

/** Returns a decision that links or separates two claims. Confirming a suggested link is linking it. */
export function decideLink(
  a: ComparedReadout,
  b: ComparedReadout,
  pair: { readonly a: number; readonly b: number },
  verdict: LinkDecision["verdict"],
  at: string,
): LinkDecision {
  return { id: randomUuid(), a: refOf(a, pair.a), b: refOf(b, pair.b), verdict, at };
}

/** Returns decisions that link the n-th candidate of a claim, counted from 1, and separate those before it. */
export function chooseCandidate(
  a: ComparedReadout,
  b: ComparedReadout,
  candidates: readonly Candidate[],
  n: number,
  at: string,
): LinkDecision[] {
  const chosen = candidates[n - 1];
  if (chosen === undefined) return [];
  const passed = candidates.slice(0, n - 1).filter(({ verdict }) => verdict !== "linked");
  return [...passed.map((pair) => decideLink(a, b, pair, "separate", at)), decideLink(a, b, chosen, "linked", at)];
}

const refKey = ({ readout, selector: [quote, position] }: ClaimRef): string =>
  `${readout} ${position.start} ${quote.exact}`;
const linkKey = ({ a, b }: LinkDecision): string => [refKey(a), refKey(b)].sort().join(" | ");

/** Returns the decisions with a new one, which replaces an older one about the same two claims. */
export function withDecision(decisions: readonly LinkDecision[], decision: LinkDecision): LinkDecision[] {
  return [...decisions.filter((other) => linkKey(other) !== linkKey(decision)), decision];
}

/** Merges two records of a comparison, as on import. The later decision, row and comment win. */
export function mergeComparisons(kept: Comparison, given: Comparison): Comparison {
  const [older, newer] = kept.modified <= given.modified ? [kept, given] : [given, kept];
  return {
    ...older,
    ...newer,
    id: kept.id,
    readouts: [...new Set([...kept.readouts, ...given.readouts])],
    decisions: latest([...older.decisions, ...newer.decisions], linkKey),
    rows: latest([...older.rows, ...newer.rows], ({ claim }) => refKey(claim)),
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

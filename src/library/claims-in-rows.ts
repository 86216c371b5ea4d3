import type { LinkDecision } from "../annotation/comparison-record.ts";
import type { TableClaim } from "../comparison/comparison-table.ts";
import { decideLink, refOf } from "../comparison/make-decisions.ts";
import { type ClaimKey, claimKeyOf, isSameClaim } from "../ui/claim-focus.ts";
import type { ComparisonModel } from "./comparison-model.ts";
import type { LoadedComparison } from "./load-comparison.ts";

/**
 * Returns a list with the decision about two claims of different sides, or an empty list if one of them does not exist.
 */
export function decisionOn(
  { sides }: LoadedComparison,
  one: ClaimKey,
  other: ClaimKey,
  verdict: LinkDecision["verdict"],
  at: string,
): LinkDecision[] {
  const [a, b] = one.side < other.side ? [one, other] : [other, one];
  const [sideA, sideB] = [sides[a.side], sides[b.side]];
  return sideA && sideB ? [decideLink(sideA, sideB, { a: a.index, b: b.index }, verdict, at)] : [];
}

/** Returns a list with the decision about the row of a claim, or an empty list if the claim does not exist. */
export function rowDecisionOn({ sides }: LoadedComparison, { side, index }: ClaimKey, row: string, at: string) {
  const readout = sides[side];
  return readout ? [{ claim: refOf(readout, index), row, at }] : [];
}

type Rows = ComparisonModel["table"]["rows"];

/** Returns the claim with a key, or undefined if the table does not contain it. */
export function claimOf(rows: Rows, key: ClaimKey): TableClaim | undefined {
  return groupOf(rows, key).find((one) => isSameClaim(claimKeyOf(one), key));
}

/** Returns the claims of all sides in the group of a claim. */
export function groupOf(rows: Rows, key: ClaimKey): readonly TableClaim[] {
  const groups = rows.flatMap((row) => row.groups.map(({ cells }) => cells.flat()));
  return groups.find((claims) => claims.some((one) => isSameClaim(claimKeyOf(one), key))) ?? [];
}

/** Returns the topic of the row of a claim, or undefined if it has none. */
export function topicOfClaim(rows: Rows, key: ClaimKey): string | undefined {
  return rows.find((row) =>
    row.groups.some(({ cells }) => cells.flat().some((one) => isSameClaim(claimKeyOf(one), key))),
  )?.topic;
}

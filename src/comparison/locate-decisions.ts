import type { ClaimRef, LinkDecision, RowDecision } from "../annotation/comparison-record.ts";
import { locate } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import type { Span } from "../engine/span.ts";
import type { LocatedDecision } from "./align-claims.ts";
import type { ComparedReadout } from "./make-decisions.ts";

/** Decisions about two readouts by the current indexes of their claims, and those whose passage is gone. */
export interface LocatedDecisions {
  readonly placed: readonly LocatedDecision[];
  /** Decisions without their passage are kept, and applied again when it returns. */
  readonly lost: readonly LinkDecision[];
}

/** The least overlap of claim and stored passage, as a share of the range that covers both. */
const LEAST_IN_COMMON = 0.3;

/** Finds the claims of decisions after the texts were analysed again. A decision may name the sides in either order. */
export function locateDecisions(
  decisions: readonly LinkDecision[],
  a: ComparedReadout,
  b: ComparedReadout,
): LocatedDecisions {
  const [inA, inB] = [claimFinder(a), claimFinder(b)];
  const placed: LocatedDecision[] = [];
  const lost: LinkDecision[] = [];
  for (const decision of decisions) {
    const isTurned = decision.a.readout === b.id;
    const [refA, refB] = isTurned ? [decision.b, decision.a] : [decision.a, decision.b];
    if (refA.readout !== a.id || refB.readout !== b.id) continue;
    const [x, y] = [inA(refA), inB(refB)];
    if (x === undefined || y === undefined) lost.push(decision);
    else placed.push({ a: x, b: y, verdict: decision.verdict });
  }
  return { placed, lost };
}

/** Returns the rows that the user has chosen, by index of the claim of one side. */
export function locateRows(rows: readonly RowDecision[], side: ComparedReadout): ReadonlyMap<number, string> {
  const find = claimFinder(side);
  const placed = new Map<number, string>();
  for (const { claim, row } of rows) {
    const at = claim.readout === side.id ? find(claim) : undefined;
    if (at !== undefined) placed.set(at, row);
  }
  return placed;
}

function claimFinder({ text, claims }: ComparedReadout): (ref: ClaimRef) => number | undefined {
  const index = indexText(text);
  return ({ selector }) => {
    const found = locate(index, selector);
    if (found.state === "orphaned" || found.state === "ambiguous") return undefined;
    let [best, most]: [number | undefined, number] = [undefined, LEAST_IN_COMMON];
    for (const [at, { contentSpan }] of claims.entries()) {
      const share = inCommon(found.span, contentSpan);
      if (share > most) [best, most] = [at, share];
    }
    return best;
  };
}

function inCommon(x: Span, y: Span): number {
  const both = Math.min(x.end, y.end) - Math.max(x.start, y.start);
  return both <= 0 ? 0 : both / (Math.max(x.end, y.end) - Math.min(x.start, y.start));
}

import type { ClaimRef, LinkDecision } from "../annotation/comparison-record.ts";
import { describe } from "../annotation/selectors.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Candidate } from "./align-claims.ts";
import type { Claim } from "./claim.ts";

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

import type { Sliced } from "../engine/slices.ts";

/** The words of a claim, as indexes of the list of all words of both texts, with their weights. */
export interface VotingClaim {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Returns the cosine of two words, given by index; 1 if they are the same. */
export type CosineOfWords = (a: number, b: number) => number;

/** Cosine of two words up to which they are not alike, and the range in which the likeness rises to 1. */
const UNLIKE = 0.2;
const RANGE = 0.5;
/** How much a word prefers the claim with the most similar word to claims with less similar ones. */
const PREFERENCE = 6;
/** The strength of "no claim at all": a word whose best match is poor votes for little. */
const ABSTENTION = 1;
/**
 * In a short text a word has few claims to choose from, and its choice says less. The vote for none is this much stronger
 * for each claim that a text has fewer than most.
 */
const USUAL_CLAIMS = 15;
const USUAL_STRENGTH = 8;
/** The least share of its vote in the second round that a word keeps for the claims that its own claim did not choose. */
const OPEN = 0.3;
/** The average vote that counts as 1. Two of a hundred pairs of claims have two thirds of it. */
const FULL = 0.4;

/**
 * Lets each word of a claim choose the claims of the other text that it may be about, by their most similar words.
 * A word that resembles words of one claim only counts much more than one that resembles words of many. Each text votes
 * twice; the second time, claims that were chosen from both sides are preferred. Returns the share of the votes for each
 * pair of claims, 0 to 1, by A's claims and B's. Symmetric. Pauses after each claim.
 */
export function* voteByWords(
  a: readonly VotingClaim[],
  b: readonly VotingClaim[],
  cosineOf: CosineOfWords,
): Sliced<Float64Array[]> {
  const [ofA, ofB] = [yield* strengthsOf(a, b, cosineOf), yield* strengthsOf(b, a, cosineOf)];
  const first = combine(yield* countVotes(a, ofA, b.length), yield* countVotes(b, ofB, a.length), geometricMean);
  const [preferredByA, preferredByB] = [shareOfBest(first), shareOfBest(transpose(first, b.length))];
  return combine(
    yield* countVotes(a, ofA, b.length, preferredByA),
    yield* countVotes(b, ofB, a.length, preferredByB),
    (x, y) => Math.min(1, (x + y) / 2 / FULL),
  );
}

function geometricMean(x: number, y: number): number {
  return Math.sqrt(x * y);
}

/** Returns how much each word of some claims, by its index, is drawn to each claim of the other text. */
function* strengthsOf(
  claims: readonly VotingClaim[],
  others: readonly VotingClaim[],
  cosineOf: CosineOfWords,
): Sliced<ReadonlyMap<number, Float64Array>> {
  const strengths = new Map<number, Float64Array>();
  for (const { places } of claims) {
    for (const word of places) {
      if (strengths.has(word)) continue;
      strengths.set(
        word,
        Float64Array.from(others, (other) => strengthOf(bestLikeness(word, other.places, cosineOf))),
      );
    }
    yield;
  }
  return strengths;
}

function bestLikeness(word: number, places: Int32Array, cosineOf: CosineOfWords): number {
  let best = UNLIKE;
  for (let at = 0; at < places.length; at++) best = Math.max(best, cosineOf(word, places[at] ?? 0));
  return Math.min(1, (best - UNLIKE) / RANGE);
}

function strengthOf(likeness: number): number {
  return likeness * Math.exp(PREFERENCE * likeness);
}

/** Returns the share of the votes of each claim's words for each claim of the other text. */
function* countVotes(
  claims: readonly VotingClaim[],
  strengths: ReadonlyMap<number, Float64Array>,
  count: number,
  preferred?: readonly Float64Array[],
): Sliced<Float64Array[]> {
  const votes: Float64Array[] = [];
  const none = new Float64Array(count);
  const forNone = ABSTENTION + USUAL_STRENGTH * Math.max(0, USUAL_CLAIMS - count);
  for (const [at, { places, values }] of claims.entries()) {
    const row = new Float64Array(count);
    let whole = 0;
    for (const [i, word] of places.entries()) {
      // The square root: a claim's rarest word must not decide alone.
      const weight = Math.sqrt(values[i] ?? 0);
      const strength = strengths.get(word) ?? none;
      const factors = preferred?.[at];
      let sum = forNone;
      for (let other = 0; other < count; other++) sum += (strength[other] ?? 0) * (factors?.[other] ?? 1);
      for (let other = 0; other < count; other++)
        row[other] = (row[other] ?? 0) + (weight * (strength[other] ?? 0) * (factors?.[other] ?? 1)) / sum;
      whole += weight;
    }
    votes.push(whole > 0 ? row.map((vote) => vote / whole) : row);
    yield;
  }
  return votes;
}

function combine(
  votesOfA: readonly Float64Array[],
  votesOfB: readonly Float64Array[],
  by: (x: number, y: number) => number,
): Float64Array[] {
  return votesOfA.map((row, a) => row.map((vote, b) => by(vote, votesOfB[b]?.[a] ?? 0)));
}

function transpose(rows: readonly Float64Array[], count: number): Float64Array[] {
  return Array.from({ length: count }, (_, b) => Float64Array.from(rows, (row) => row[b] ?? 0));
}

/** Returns for each claim how much it prefers each other claim in the second round. */
function shareOfBest(rows: readonly Float64Array[]): Float64Array[] {
  return rows.map((row) => {
    const best = row.reduce((most, vote) => Math.max(most, vote), 0);
    return row.map((vote) => OPEN + (best > 0 ? vote / best : 0));
  });
}

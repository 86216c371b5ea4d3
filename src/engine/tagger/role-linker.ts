import { createMatrix } from "./create-matrix.ts";
import { type Crf, createCrf, viterbi } from "./crf.ts";
import type { States } from "./encoder.ts";
import type { TextFeatures } from "./features.ts";
import { type Matrix, readRows } from "./matrix.ts";
import type { TaggerWeights } from "./weights.ts";

/** A range of tokens, `end` excluded. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** A chunk of a text: the tokens `start` to `end` (excluded), and their encoder states. */
export interface EncodedChunk extends TokenSpan {
  readonly features: TextFeatures;
  readonly states: States;
  /** 1 for each token into which no span may continue from the token before it. */
  readonly breaks: Uint8Array;
  /** The expected number of cues that begin at or before each token of the chunk. */
  readonly cumulativeCueProbability: Float64Array;
}

/** Tags the role of every token in the attribution of one cue. */
export interface RoleLinker {
  /**
   * Computes what all cues of a chunk have in common. Returns a function from a cue, in token indices of the chunk, to
   * the tags of the chunk.
   */
  prepare(chunk: EncodedChunk): (cue: TokenSpan) => Uint8Array;
}

/** The smallest distance in tokens of each bucket, on either side of the cue. */
const DISTANCE_STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 25, 40, 60, 90, 130];
const LONGEST_DISTANCE = 130;

/** The bucket of each distance: the number of steps that are not greater than it. */
const BUCKETS = Uint8Array.from(
  { length: LONGEST_DISTANCE + 1 },
  (_, distance) => DISTANCE_STEPS.filter((step) => step <= distance).length,
);

/** Returns the distance bucket of a token: 0 inside the cue, 1 to 13 after it, 14 to 26 before it. */
function bucketDistance(token: number, cue: TokenSpan): number {
  if (token >= cue.end) return BUCKETS[Math.min(token - cue.end + 1, LONGEST_DISTANCE)] as number;
  if (token >= cue.start) return 0;
  const bucket = BUCKETS[Math.min(cue.start - token, LONGEST_DISTANCE)] as number;
  return bucket + DISTANCE_STEPS.length;
}

const BETWEEN_STEPS = [0.3, 1.3, 2.3];

/**
 * Returns the bucket for the expected number of other cues between a token and the cue: 0 to 3 for tokens from the cue
 * on, 4 to 7 for tokens before it.
 */
function bucketBetween(token: number, cue: TokenSpan, cumulative: Float64Array): number {
  const at = (index: number): number => (index < 0 ? 0 : (cumulative[index] as number));
  const isBefore = token < cue.start;
  const count = isBefore ? at(cue.start - 1) - at(token) : at(token) - at(cue.end - 1);
  let bucket = isBefore ? 4 : 0;
  for (const step of BETWEEN_STEPS) if (count >= step) bucket++;
  return bucket;
}

interface Tables {
  readonly distance: Float32Array;
  readonly step: Float32Array;
  readonly quote: Float32Array;
  readonly between: Float32Array;
}

/** The position of a token relative to a cue, as a row index into each table. */
interface Place {
  readonly distance: number;
  readonly step: number;
  readonly quote: number;
  readonly between: number;
}

function findPlace({ features, start, cumulativeCueProbability }: EncodedChunk, token: number, cue: TokenSpan): Place {
  const paragraphOf = (index: number): number => features.paragraphs[start + index] as number;
  const quoteOf = (index: number): number => features.quotes[start + index] as number;
  return {
    distance: bucketDistance(token, cue),
    step: Math.max(-2, Math.min(2, paragraphOf(token) - paragraphOf(cue.start))) + 2,
    quote: quoteOf(token) * 4 + quoteOf(cue.start),
    between: bucketBetween(token, cue, cumulativeCueProbability),
  };
}

function project(matrix: Matrix, bias: Float32Array, states: States): Float32Array {
  const width = matrix.height;
  const count = states.length / matrix.columns;
  const projected = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    projected.set(bias, i * width);
    matrix.multiplyAdd(states, i * matrix.columns, projected, i * width);
  }
  return projected;
}

/** Creates the second stage of the tagger from a weights file. */
export function loadRoleLinker(weights: TaggerWeights): RoleLinker {
  const tokenMatrix = createMatrix(weights.matrix("links.token"));
  const tokenBias = weights.vector("links.token.bias");
  const cueMatrix = createMatrix(weights.matrix("links.cue"));
  const cueBias = weights.vector("links.cue.bias");
  const distance = weights.matrix("links.distance");
  const tables: Tables = {
    distance: readRows(distance),
    step: readRows(weights.matrix("links.step")),
    quote: readRows(weights.matrix("links.quote")),
    between: readRows(weights.matrix("links.between")),
  };
  const added = distance.columns;
  const width = tokenMatrix.rows;
  const out = readRows(weights.matrix("links.out"));
  const outBias = weights.vector("links.out.bias");
  const crf: Crf = createCrf(weights.vector("links.crf.transitions"), weights.vector("links.crf.start"));
  const hidden = new Float32Array(width);

  function projectCue(states: States, cue: TokenSpan): Float32Array {
    const columns = tokenMatrix.columns;
    const ends = new Int16Array(2 * columns);
    ends.set(states.subarray(cue.start * columns, (cue.start + 1) * columns));
    ends.set(states.subarray((cue.end - 1) * columns, cue.end * columns), columns);
    return project(cueMatrix, cueBias, ends);
  }

  /**
   * Fills `hidden`. The first `added` numbers are sums passed through a ramp function (ReLU), and the others are
   * products.
   */
  function combine(tokens: Float32Array, at: number, cue: Float32Array, place: Place): void {
    const [d, s] = [place.distance * added, place.step * added];
    const [q, b] = [place.quote * added, place.between * added];
    for (let i = 0; i < added; i++) {
      const placed =
        (tables.distance[d + i] as number) +
        (tables.step[s + i] as number) +
        (tables.quote[q + i] as number) +
        (tables.between[b + i] as number);
      const sum = (tokens[at + i] as number) + (cue[i] as number) + placed;
      hidden[i] = Math.max(sum, 0);
    }
    for (let i = added; i < width; i++) hidden[i] = (tokens[at + i] as number) * (cue[i] as number);
  }

  function emit(emissions: Float32Array, at: number): void {
    for (let tag = 0; tag < crf.tags; tag++) {
      let sum = outBias[tag] as number;
      const row = tag * width;
      for (let i = 0; i < width; i++) sum += (out[row + i] as number) * (hidden[i] as number);
      emissions[at + tag] = sum;
    }
  }

  return {
    prepare(chunk) {
      const tokens = project(tokenMatrix, tokenBias, chunk.states);
      const length = tokens.length / tokenMatrix.height;
      return (cue) => {
        const projected = projectCue(chunk.states, cue);
        const emissions = new Float32Array(length * crf.tags);
        for (let i = 0; i < length; i++) {
          combine(tokens, i * tokenMatrix.height, projected, findPlace(chunk, i, cue));
          emit(emissions, i * crf.tags);
        }
        return viterbi(crf, emissions, crf.tags, length, chunk.breaks);
      };
    },
  };
}

import { type Crf, findBestTags, makeCrf } from "./crf.ts";
import type { States } from "./encoder.ts";
import type { TextFeatures } from "./features.ts";
import { multiplyAdd, type PackedMatrix, packMatrix, readRow } from "./matrix.ts";
import type { QuantizedMatrix, Weights } from "./weights.ts";

/** A stretch of tokens, `end` excluded. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text that is read at once: its tokens `start` to `end`, and what the encoder made of them. */
export interface EncodedChunk extends TokenSpan {
  readonly features: TextFeatures;
  readonly states: States;
  /** How many cues begin up to and including each token, by likelihood. */
  readonly cueMass: Float64Array;
}

/** Tags every token's part in the attribution of one cue. */
export interface LinkTagger {
  /** What one chunk needs for all its cues: then a function from cue (in the chunk's own counting) to tags. */
  prepare(chunk: EncodedChunk): (cue: TokenSpan) => Uint8Array;
}

/** Least distance of each bucket, on each side of the cue. */
const DISTANCE_STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 25, 40, 60, 90, 130];
const LONGEST_DISTANCE = 130;

/** How many steps reach up to each distance. */
const BUCKETS = Uint8Array.from(
  { length: LONGEST_DISTANCE + 1 },
  (_, distance) => DISTANCE_STEPS.filter((step) => step <= distance).length,
);

/** 0 on the cue, 1 to 13 after it, 14 to 26 before it. */
function bucketDistance(token: number, cue: TokenSpan): number {
  if (token >= cue.end) return BUCKETS[Math.min(token - cue.end + 1, LONGEST_DISTANCE)] as number;
  if (token >= cue.start) return 0;
  const bucket = BUCKETS[Math.min(cue.start - token, LONGEST_DISTANCE)] as number;
  return bucket + DISTANCE_STEPS.length;
}

const BETWEEN_STEPS = [0.3, 1.3, 2.3];

/** How many other cues stand between: 0 to 3 for tokens from the cue on, 4 to 7 for tokens before it. */
function bucketBetween(token: number, cue: TokenSpan, mass: Float64Array): number {
  const at = (index: number): number => (index < 0 ? 0 : (mass[index] as number));
  const isBefore = token < cue.start;
  const count = isBefore ? at(cue.start - 1) - at(token) : at(token) - at(cue.end - 1);
  return BETWEEN_STEPS.filter((step) => count >= step).length + (isBefore ? 4 : 0);
}

function readRows(matrix: QuantizedMatrix): Float32Array[] {
  return Array.from({ length: matrix.rows }, (_, row) => readRow(matrix, row));
}

interface Tables {
  readonly distance: readonly Float32Array[];
  readonly step: readonly Float32Array[];
  readonly quote: readonly Float32Array[];
  readonly between: readonly Float32Array[];
}

/** The four rows that tell how a token stands to a cue. */
function findPlaces(tables: Tables, chunk: EncodedChunk, token: number, cue: TokenSpan): Float32Array[] {
  const { features, start } = chunk;
  const paragraphOf = (index: number): number => features.paragraphs[start + index] as number;
  const quoteOf = (index: number): number => features.quotes[start + index] as number;
  const steps = Math.max(-2, Math.min(2, paragraphOf(token) - paragraphOf(cue.start))) + 2;
  return [
    tables.distance[bucketDistance(token, cue)] as Float32Array,
    tables.step[steps] as Float32Array,
    tables.quote[quoteOf(token) * 4 + quoteOf(cue.start)] as Float32Array,
    tables.between[bucketBetween(token, cue, chunk.cueMass)] as Float32Array,
  ];
}

function projectTokens(matrix: PackedMatrix, bias: Float32Array, states: States): Float32Array[] {
  return Array.from({ length: states.length / matrix.columns }, (_, token) => {
    const projected = new Float32Array(matrix.scales.length);
    projected.set(bias);
    multiplyAdd(matrix, states, token * matrix.columns, projected, 0);
    return projected;
  });
}

/** Reads the second stage from a weights file. */
export function openLinkTagger(weights: Weights): LinkTagger {
  const tokenMatrix = packMatrix(weights.matrix("links.token"));
  const tokenBias = weights.vector("links.token.bias");
  const cueMatrix = packMatrix(weights.matrix("links.cue"));
  const cueBias = weights.vector("links.cue.bias");
  const tables: Tables = {
    distance: readRows(weights.matrix("links.distance")),
    step: readRows(weights.matrix("links.step")),
    quote: readRows(weights.matrix("links.quote")),
    between: readRows(weights.matrix("links.between")),
  };
  const out = readRows(weights.matrix("links.out"));
  const outBias = weights.vector("links.out.bias");
  const crf: Crf = makeCrf(weights.vector("links.crf.transitions"), weights.vector("links.crf.start"));
  const added = tables.distance[0]?.length ?? 0;

  function projectCue(states: States, cue: TokenSpan): Float32Array {
    const width = tokenMatrix.columns;
    const ends = new Float64Array(2 * width);
    ends.set(states.subarray(cue.start * width, (cue.start + 1) * width));
    ends.set(states.subarray((cue.end - 1) * width, cue.end * width), width);
    return projectTokens(cueMatrix, cueBias, ends)[0] as Float32Array;
  }

  /** The first `added` numbers add up and pass a ramp; the rest are products. */
  function combine(token: Float32Array, cue: Float32Array, places: readonly Float32Array[]): Float32Array {
    const [a, b, c, d] = places as [Float32Array, Float32Array, Float32Array, Float32Array];
    return token.map((value, i) => {
      const other = cue[i] as number;
      if (i >= added) return value * other;
      const placed = (a[i] as number) + (b[i] as number) + (c[i] as number) + (d[i] as number);
      return Math.max(0, value + other + placed);
    });
  }

  function emit(hidden: Float32Array, emissions: Float32Array, at: number): void {
    out.forEach((row, tag) => {
      let sum = outBias[tag] as number;
      for (let i = 0; i < row.length; i++) sum += (row[i] as number) * (hidden[i] as number);
      emissions[at + tag] = sum;
    });
  }

  return {
    prepare(chunk) {
      const tokens = projectTokens(tokenMatrix, tokenBias, chunk.states);
      return (cue) => {
        const projected = projectCue(chunk.states, cue);
        const emissions = new Float32Array(tokens.length * crf.tags);
        tokens.forEach((token, i) => {
          const places = findPlaces(tables, chunk, i, cue);
          emit(combine(token, projected, places), emissions, i * crf.tags);
        });
        return findBestTags(crf, emissions, crf.tags, tokens.length);
      };
    },
  };
}

import type { Sliced } from "../engine/slices.ts";

/**
 * Length of the n-grams that index a text. A shorter length finds more heavily edited passages, but also more chance
 * matches.
 */
export const NGRAM_LENGTH = 8;

/**
 * Maximum number of index entries (16 MB). In texts up to this length every position is indexed; in longer ones, every
 * 2nd, 3rd and so on.
 */
const MAX_ENTRIES = 1 << 21;

/** Positions indexed between two pauses. */
const PAUSE_INTERVAL = 1 << 16;

const HASH_BASE = 0x01000193;
const HASH_BASE_POWER = power(HASH_BASE, NGRAM_LENGTH);

/**
 * Index from n-gram hashes to text positions. The positions of one bucket are contiguous and ascending, so that the
 * frequency of an n-gram is known before any position is read.
 */
export interface NgramIndex {
  readonly step: number;
  readonly shift: number;
  /** The start of each bucket in `positions`, plus a final end offset. */
  readonly starts: Int32Array;
  readonly positions: Int32Array;
}

/** Indexes the n-grams of `text`, pausing after each slice of work. */
export function* buildNgramIndex(text: string): Sliced<NgramIndex> {
  const step = Math.max(1, Math.ceil(text.length / MAX_ENTRIES));
  const entries = Math.max(0, Math.floor((text.length - NGRAM_LENGTH) / step) + 1);
  const bits = Math.max(4, Math.ceil(Math.log2(entries + 1)));
  const index = { step, shift: 32 - bits, starts: new Int32Array(2 ** bits + 1), positions: new Int32Array(entries) };
  const { starts, positions } = index;
  yield* eachNgram(text, index, (bucket) => {
    starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
  });
  for (let bucket = 1; bucket < starts.length; bucket++) {
    starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  }
  yield;
  const next = starts.slice();
  yield* eachNgram(text, index, (bucket, at) => {
    const entry = next[bucket] as number;
    positions[entry] = at;
    next[bucket] = entry + 1;
  });
  return index;
}

type AddEntry = (bucket: number, at: number) => void;

/** Calls `addEntry` for each n-gram to index, using a rolling hash. */
function* eachNgram(text: string, { step, shift }: NgramIndex, addEntry: AddEntry): Sliced<void> {
  const last = text.length - NGRAM_LENGTH;
  let hash = last < 0 ? 0 : hashOf(text, 0);
  for (let from = 0; from <= last; from += PAUSE_INTERVAL) {
    const to = Math.min(last + 1, from + PAUSE_INTERVAL);
    for (let at = from; at < to; at++) {
      if (at % step === 0) addEntry(bucketOf(hash, shift), at);
      hash =
        (Math.imul(hash, HASH_BASE) +
          text.charCodeAt(at + NGRAM_LENGTH) -
          Math.imul(HASH_BASE_POWER, text.charCodeAt(at))) |
        0;
    }
    yield;
  }
}

/**
 * Returns the range of entries, end excluded, for the n-gram of `text` at `offset`. Other n-grams may share the bucket.
 */
export function bucketRange(index: NgramIndex, text: string, offset: number): readonly [number, number] {
  const bucket = bucketOf(hashOf(text, offset), index.shift);
  return [index.starts[bucket] as number, index.starts[bucket + 1] as number];
}

/** Returns true if the n-grams at the two positions are equal. */
export function isSameNgram(a: string, at: number, b: string, offset: number): boolean {
  for (let i = 0; i < NGRAM_LENGTH; i++) if (a.charCodeAt(at + i) !== b.charCodeAt(offset + i)) return false;
  return true;
}

function hashOf(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + NGRAM_LENGTH; i++) hash = (Math.imul(hash, HASH_BASE) + text.charCodeAt(i)) | 0;
  return hash;
}

function bucketOf(hash: number, shift: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift;
}

function power(base: number, times: number): number {
  let product = 1;
  for (let i = 0; i < times; i++) product = Math.imul(product, base);
  return product;
}

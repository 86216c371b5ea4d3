/** The rarity and meaning of words in readouts. `training/word-table.ts` writes it. */
export interface WordTable {
  /** Returns the rarity of a word's key: the natural logarithm of texts over texts with the word. */
  rarityOf(key: string): number;
  /** Returns the vector of a word, of length 1, or undefined if the table has none. */
  vectorOf(key: string, source: VectorSource): Float32Array | undefined;
}

/** Where the vectors of words come from: the words around them in texts, or their definitions in a dictionary. */
export type VectorSource = "contexts" | "definitions";

export const VECTOR_SOURCES: readonly VectorSource[] = ["contexts", "definitions"];

/** The first four bytes of a table, which also tell its version. */
export const MAGIC = 0x4e56_5755;
/** Magic number, number of words, length of the list, then the size and bits of the vectors of each source. */
const HEADER = 4 * (3 + 2 * VECTOR_SOURCES.length);
/** Rarity is stored in steps of this many units. */
export const RARITY_STEP = 0.05;
/** Cosine of two unrelated words. */
const FAR = 0.35;
/** The rarity of words that are not in the table. */
const UNKNOWN_RARITY = 6.5;
/** The largest number that is stored, in standard deviations of its column. */
const WIDTH = 2.2;

/** A table without words, in which all words are equally rare. */
export const NO_WORDS: WordTable = { rarityOf: () => 4, vectorOf: () => undefined };

/** Returns the similarity of two words, 0 to 1, by the cosine of their vectors. */
export function nearnessOf(cosine: number): number {
  return Math.max(0, (cosine - FAR) / (1 - FAR));
}

export function dotProduct(x: Float32Array, y: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < x.length; at++) sum += (x[at] ?? 0) * (y[at] ?? 0);
  return sum;
}

/** Returns the normalized sum of the vectors of words, or undefined if the table has none of the words. */
export function directionOf(weights: ReadonlyMap<string, number>, table: WordTable): Float32Array | undefined {
  let sum: Float32Array | undefined;
  for (const [key, weight] of weights) {
    const vector = weight === 0 ? undefined : table.vectorOf(key, "contexts");
    if (vector === undefined) continue;
    sum ??= new Float32Array(vector.length);
    for (let i = 0; i < vector.length; i++) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
  }
  return sum && normalize(sum);
}

function normalize(vector: Float32Array): Float32Array | undefined {
  const length = Math.sqrt(dotProduct(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : undefined;
}

/** The vectors of one source. A number takes a few bits, and a word begins with a byte of its own. */
interface PackedVectors {
  readonly size: number;
  readonly bits: number;
  readonly scales: readonly number[];
  /** The place of the vector of each word, or -1. */
  readonly places: Int32Array;
  readonly packed: Uint8Array;
}

/**
 * Parses the bytes that `writeWordTable` returns: the header (32 bits each, little endian); the list of words in UTF-8, one
 * a line; a byte of rarity for each word; for each source a bit for each word that tells whether it has a vector, the
 * scale of each column (32-bit floats) and the vectors. Throws if the magic number is missing.
 */
export function parseWordTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error("not a table of words");
  const [count, length] = [view.getUint32(4, true), view.getUint32(8, true)];
  const keys = decodeUtf8(bytes.subarray(HEADER, HEADER + length)).split("\n");
  const rarities = bytes.subarray(HEADER + length, HEADER + length + count);
  const indexes = new Map(keys.map((key, at) => [key, at]));
  let at = HEADER + length + count;
  const vectors = new Map<VectorSource, PackedVectors>();
  for (const [which, source] of VECTOR_SOURCES.entries()) {
    const [size, bits] = [view.getUint32(12 + 8 * which, true), view.getUint32(16 + 8 * which, true)];
    const places = placesIn(bytes.subarray(at, at + Math.ceil(count / 8)), count);
    at += Math.ceil(count / 8);
    const start = at;
    const scales = Array.from({ length: size }, (_, i) => view.getFloat32(start + 4 * i, true));
    at += 4 * size;
    const end = at + bytesOf(size, bits) * places.filter((place) => place >= 0).length;
    vectors.set(source, { size, bits, scales, places, packed: bytes.subarray(at, end) });
    at = end;
  }
  return {
    rarityOf(key) {
      const index = indexes.get(key);
      return index === undefined ? UNKNOWN_RARITY : (rarities[index] ?? 0) * RARITY_STEP;
    },
    vectorOf(key, source) {
      const [index, packed] = [indexes.get(key), vectors.get(source)];
      const place = index === undefined ? -1 : (packed?.places[index] ?? -1);
      return packed === undefined || place < 0 ? undefined : unpack(packed, place);
    },
  };
}

/** Returns the number of bytes of a vector. */
function bytesOf(size: number, bits: number): number {
  return Math.ceil((size * bits) / 8);
}

function placesIn(flags: Uint8Array, count: number): Int32Array {
  let next = 0;
  return Int32Array.from({ length: count }, (_, at) => (((flags[at >> 3] ?? 0) >> (at & 7)) & 1 ? next++ : -1));
}

function unpack({ size, bits, scales, packed }: PackedVectors, place: number): Float32Array | undefined {
  const vector = new Float32Array(size);
  const steps = 2 ** bits;
  let at = place * bytesOf(size, bits);
  let [buffer, filled] = [0, 0];
  for (let i = 0; i < size; i++) {
    if (filled < bits) {
      buffer |= (packed[at++] ?? 0) << filled;
      filled += 8;
    }
    const level = buffer & (steps - 1);
    buffer >>= bits;
    filled -= bits;
    vector[i] = (((level + 0.5) / steps) * 2 - 1) * (scales[i] ?? 0);
  }
  return normalize(vector);
}

/** Decodes UTF-8 without `TextDecoder`, which pure layers do not have in their types. */
function decodeUtf8(bytes: Uint8Array): string {
  let escaped = "";
  for (const byte of bytes)
    escaped += byte < 128 ? String.fromCharCode(byte).replace("%", "%25") : `%${byte.toString(16)}`;
  return decodeURIComponent(escaped);
}

/** One word of a table that is to be written. */
export interface WordRow {
  readonly key: string;
  readonly rarity: number;
  /** Its vectors, of length 1. */
  readonly vectors: Readonly<Partial<Record<VectorSource, readonly number[]>>>;
}

/** Returns the bytes of a table whose numbers take `bits` (8 at most); the keys are ASCII. The inverse of `parseWordTable`. */
export function writeWordTable(rows: readonly WordRow[], bits: Readonly<Record<VectorSource, number>>): Uint8Array {
  const list = Uint8Array.from(rows.map(({ key }) => key).join("\n"), (letter) => letter.charCodeAt(0));
  const parts = VECTOR_SOURCES.map((source) =>
    packVectors(
      rows.map(({ vectors }) => vectors[source]),
      bits[source],
    ),
  );
  const header = [MAGIC, rows.length, list.length];
  for (const [at, source] of VECTOR_SOURCES.entries()) header.push(parts[at]?.size ?? 0, bits[source]);
  const rarities = Uint8Array.from(rows, ({ rarity }) => Math.min(255, Math.round(rarity / RARITY_STEP)));
  const all = [list, rarities, ...parts.map((part) => part.bytes)];
  const bytes = new Uint8Array(HEADER + all.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(bytes.buffer);
  for (const [at, value] of header.entries()) view.setUint32(at * 4, value, true);
  let at = HEADER;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function packVectors(
  vectors: readonly (readonly number[] | undefined)[],
  bits: number,
): { size: number; bytes: Uint8Array } {
  const present = vectors.filter((vector) => vector !== undefined);
  const size = present[0]?.length ?? 0;
  const flags = new Uint8Array(Math.ceil(vectors.length / 8));
  for (const [at, vector] of vectors.entries()) if (vector) flags[at >> 3] = (flags[at >> 3] ?? 0) | (1 << (at & 7));
  const scales = Array.from({ length: size }, (_, i) =>
    Math.fround(WIDTH * Math.sqrt(present.reduce((sum, vector) => sum + (vector[i] ?? 0) ** 2, 0) / present.length)),
  );
  const start = flags.length + 4 * size;
  const bytes = new Uint8Array(start + present.length * bytesOf(size, bits));
  bytes.set(flags);
  const view = new DataView(bytes.buffer);
  for (const [i, scale] of scales.entries()) view.setFloat32(flags.length + 4 * i, scale, true);
  const steps = 2 ** bits;
  for (const [place, vector] of present.entries()) {
    let at = 8 * (start + place * bytesOf(size, bits));
    for (const [i, scale] of scales.entries()) {
      const share = scale > 0 ? ((vector[i] ?? 0) / scale + 1) / 2 : 0;
      const level = Math.min(steps - 1, Math.max(0, Math.floor(share * steps)));
      for (let bit = 0; bit < bits; bit++, at++)
        if ((level >> bit) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
    }
  }
  return { size, bytes };
}

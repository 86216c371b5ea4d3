/** The rarity and meaning of words in readouts. `training/word-table.ts` writes it. */
export interface WordTable {
  /** Returns the rarity of a word's key: the natural logarithm of texts over texts with the word. */
  rarityOf(key: string): number;
  /** Returns the similarity of two words, 0 to 1, by their contexts; 0 if the table lacks one of them. */
  nearness(a: string, b: string): number;
  /** Returns the normalized sum of word vectors, or undefined if the table has none of the words. */
  directionOf(weights: ReadonlyMap<string, number>): Float32Array | undefined;
}

/** The first four bytes of a table, then its version. */
export const MAGIC = 0x4e56_5754;
const HEADER = 16;
/** Rarity is stored in steps of this many units. */
export const RARITY_STEP = 0.05;
/** Cosine of two unrelated words. */
const FAR = 0.35;
/** The rarity of words that are not in the table. */
const UNKNOWN_RARITY = 6.5;

/** A table without words, in which all words are equally rare. */
export const NO_WORDS: WordTable = { rarityOf: () => 4, nearness: () => 0, directionOf: () => undefined };

/**
 * Parses the bytes that `writeWordTable` returns: magic number, number of words, dimensions, length of the list of
 * words (32 bits each, little endian); the list in UTF-8, one word a line; a byte of rarity for each word; a signed
 * byte for each word and dimension. Throws if the magic number is missing.
 */
export function parseWordTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error("not a table of words");
  const [count, size, length] = [view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)];
  const keys = decodeUtf8(bytes.subarray(HEADER, HEADER + length)).split("\n");
  const rarities = bytes.subarray(HEADER + length, HEADER + length + count);
  const start = bytes.byteOffset + HEADER + length + count;
  const vectors = new Int8Array(bytes.buffer, start, count * size);
  const places = new Map(keys.map((key, at) => [key, at]));
  const lengths = Float32Array.from(keys, (_, at) => lengthOf(vectors.subarray(at * size, (at + 1) * size)));

  const cosine = (a: number, b: number): number => {
    let sum = 0;
    for (let i = a * size, j = b * size, end = i + size; i < end; i++, j++)
      sum += (vectors[i] ?? 0) * (vectors[j] ?? 0);
    return sum / ((lengths[a] || 1) * (lengths[b] || 1));
  };
  return {
    rarityOf(key) {
      const at = places.get(key);
      return at === undefined ? UNKNOWN_RARITY : (rarities[at] ?? 0) * RARITY_STEP;
    },
    nearness(a, b) {
      if (a === b) return 1;
      const [x, y] = [places.get(a), places.get(b)];
      if (x === undefined || y === undefined) return 0;
      return Math.max(0, (cosine(x, y) - FAR) / (1 - FAR));
    },
    directionOf(weights) {
      const sum = new Float32Array(size);
      let has = false;
      for (const [key, weight] of weights) {
        const at = places.get(key);
        if (at === undefined || weight === 0) continue;
        has = true;
        const by = weight / (lengths[at] || 1);
        for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) + by * (vectors[at * size + i] ?? 0);
      }
      const whole = lengthOf(sum);
      return has && whole > 0 ? sum.map((value) => value / whole) : undefined;
    },
  };
}

function lengthOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) ** 2;
  return Math.sqrt(sum);
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
  /** A vector with values between -1 and 1. */
  readonly vector: readonly number[];
}

/** Returns the bytes of a table; the keys are ASCII. The inverse of `parseWordTable`. */
export function writeWordTable(rows: readonly WordRow[]): Uint8Array {
  const size = rows[0]?.vector.length ?? 0;
  const list = Uint8Array.from(rows.map(({ key }) => key).join("\n"), (letter) => letter.charCodeAt(0));
  const bytes = new Uint8Array(HEADER + list.length + rows.length * (1 + size));
  const view = new DataView(bytes.buffer);
  for (const [at, value] of [MAGIC, rows.length, size, list.length].entries()) view.setUint32(at * 4, value, true);
  bytes.set(list, HEADER);
  let at = HEADER + list.length;
  for (const { rarity } of rows) bytes[at++] = Math.min(255, Math.round(rarity / RARITY_STEP));
  for (const { vector } of rows) {
    const most = Math.max(...vector.map(Math.abs), 1e-9);
    for (const value of vector) view.setInt8(at++, Math.round((127 * value) / most));
  }
  return bytes;
}

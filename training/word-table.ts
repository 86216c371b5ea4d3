/**
 * Makes `src/comparison/word-table.bin`: `node --import tsx training/word-table.ts DATA [--domain N] [--general N]
 * [--extra N] [--out FILE]`. DATA holds `readouts`, `readouts-unlabelled` (texts) and `vectors` (60,000 GloVe vectors of 100 half
 * floats). A word gets N numbers from its contexts in the readouts (positive pointwise mutual information within
 * sentences, reduced by orthogonal iteration) and N from GloVe (reduced to their principal components over these
 * words). The table also has the N most frequent words of GloVe that the readouts lack, because the next readout may be
 * about fish or railways; their first half is estimated from the second by ridge regression over the other words. Seeds
 * are fixed: the same folder gives the same bytes.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentWords, type Word } from "../src/comparison/content-words.ts";
import { type WordRow, writeWordTable } from "../src/comparison/word-table.ts";

const [data = "."] = process.argv.slice(2);
const optionValue = (option: string, otherwise: string): string => {
  const at = process.argv.indexOf(option);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const DOMAIN = Number(optionValue("--domain", "40"));
const GENERAL = Number(optionValue("--general", "40"));
const EXTRA = Number(optionValue("--extra", "8000"));
const OUT = optionValue("--out", new URL("../src/comparison/word-table.bin", import.meta.url).pathname);

/** Words of fewer texts are names and typing errors, whose contexts carry no meaning. */
const LEAST_TEXTS = 4;
const WINDOW = 12;
const ROUNDS = 12;
const SIZE = 100;

function textsIn(folder: string): string[] {
  const names = readdirSync(join(data, folder)).filter((name) => name.endsWith(".txt"));
  return names.sort().map((name) => readFileSync(join(data, folder, name), "utf8"));
}

const texts = [...textsIn("readouts"), ...textsIn("readouts-unlabelled")];
const sentences: Word[][] = [];
const textsWith = new Map<string, number>();
const writtenForms = new Map<string, Map<string, number>>();
for (const text of texts) {
  const seen = new Set<string>();
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
    const words = contentWords(sentence);
    if (words.length > 1) sentences.push(words);
    for (const { key, written } of words) {
      seen.add(key);
      const forms = writtenForms.get(key) ?? new Map<string, number>();
      writtenForms.set(key, forms.set(written, (forms.get(written) ?? 0) + 1));
    }
  }
  for (const key of seen) textsWith.set(key, (textsWith.get(key) ?? 0) + 1);
}
const keys = [...textsWith]
  .filter(([key, count]) => count >= LEAST_TEXTS && /^[a-z][a-z0-9]*$/.test(key))
  .map(([key]) => key)
  .sort();
const places = new Map(keys.map((key, at) => [key, at]));

const vectorWords = readFileSync(join(data, "vectors", "words.txt"), "utf8").split("\n");

/** Returns the most frequent words of GloVe that are not in the readouts, and adds their written forms. */
function otherWords(count: number): string[] {
  const found = new Set<string>();
  for (const written of vectorWords) {
    const [word, ...more] = /^[a-z]{3,}$/.test(written) ? contentWords(written) : [];
    if (word === undefined || more.length > 0 || places.has(word.key)) continue;
    if (!found.has(word.key) && found.size === count) continue;
    found.add(word.key);
    const forms = writtenForms.get(word.key) ?? new Map<string, number>();
    writtenForms.set(word.key, forms.set(written, (forms.get(written) ?? 0) + 1));
  }
  return [...found].sort();
}

const others = otherWords(EXTRA);

/** Multiplies a symmetric matrix by a vector. */
type Multiply = (vector: Float64Array) => Float64Array;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function makeOrthogonal(vectors: Float64Array[]): void {
  for (const [at, vector] of vectors.entries()) {
    for (const before of vectors.slice(0, at)) {
      const part = dot(vector, before);
      for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - part * (before[i] ?? 0);
    }
    const length = Math.sqrt(dot(vector, vector)) || 1;
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  }
}

/** Returns the strongest directions of a symmetric matrix with their strengths, by orthogonal iteration. */
function strongest(multiply: Multiply, length: number, count: number): { vector: Float64Array; strength: number }[] {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  let vectors: Float64Array[] = Array.from({ length: count }, () => Float64Array.from({ length }, random));
  makeOrthogonal(vectors);
  for (let round = 0; round < ROUNDS; round++) {
    vectors = vectors.map((vector) => multiply(multiply(vector)));
    makeOrthogonal(vectors);
  }
  return vectors.map((vector) => ({ vector, strength: Math.abs(dot(vector, multiply(vector))) }));
}

/** Returns for each word its vector from its contexts in the readouts. */
function domainVectors(): number[][] {
  const together = keys.map(() => new Map<number, number>());
  const totals = new Float64Array(keys.length);
  for (const sentence of sentences) {
    const ids = sentence.map(({ key }) => places.get(key));
    for (const [at, id] of ids.entries())
      for (const other of ids.slice(Math.max(0, at - WINDOW), at)) {
        if (id === undefined || other === undefined || id === other) continue;
        for (const [x, y] of [
          [id, other],
          [other, id],
        ] as const) {
          together[x]?.set(y, (together[x]?.get(y) ?? 0) + 1);
          totals[x] = (totals[x] ?? 0) + 1;
        }
      }
  }
  const smooth = totals.map((total) => total ** 0.75);
  const whole = smooth.reduce((sum, one) => sum + one, 0);
  const rows = together.map((row, at) => {
    const cells = [...row].map(([other, count]): [number, number] => {
      return [other, Math.log(count / (totals[at] || 1) / ((smooth[other] || 1) / whole)) - 0.3];
    });
    return cells.filter(([, value]) => value > 0);
  });
  const multiply: Multiply = (vector) =>
    Float64Array.from(rows, (row) => row.reduce((sum, [other, value]) => sum + value * (vector[other] ?? 0), 0));
  const found = strongest(multiply, keys.length, DOMAIN);
  return keys.map((_, at) => found.map(({ vector, strength }) => (vector[at] ?? 0) * Math.sqrt(strength)));
}

function halfFloat(bits: number): number {
  const [sign, power, rest] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  return power === 0 ? sign * rest * 2 ** -24 : sign * (1 + rest / 1024) * 2 ** (power - 15);
}

/**
 * Returns for each word its GloVe vector, the mean of its written forms, on the principal components of these words.
 */
function generalVectors(): number[][] {
  const at = new Map(vectorWords.map((word, place) => [word, place]));
  const bytes = readFileSync(join(data, "vectors", "glove-60000x100.f16"));
  const halves = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const rows = [...keys, ...others].map((key) => {
    const sum = new Float64Array(SIZE);
    for (const [form, count] of writtenForms.get(key) ?? []) {
      const place = at.get(form);
      if (place === undefined) continue;
      for (let i = 0; i < SIZE; i++) sum[i] = (sum[i] ?? 0) + count * halfFloat(halves[place * SIZE + i] ?? 0);
    }
    const length = Math.sqrt(dot(sum, sum)) || 1;
    return sum.map((value) => value / length);
  });
  const mean = new Float64Array(SIZE);
  for (const row of rows) for (let i = 0; i < SIZE; i++) mean[i] = (mean[i] ?? 0) + (row[i] ?? 0) / rows.length;
  const centred = rows.map((row) => (dot(row, row) === 0 ? row : row.map((value, i) => value - (mean[i] ?? 0))));
  const multiply: Multiply = (vector) => {
    const sum = new Float64Array(SIZE);
    for (const row of centred) {
      const part = dot(row, vector);
      for (let i = 0; i < SIZE; i++) sum[i] = (sum[i] ?? 0) + part * (row[i] ?? 0);
    }
    return sum;
  };
  const found = strongest(multiply, SIZE, GENERAL);
  return centred.map((row) => found.map(({ vector }) => dot(row, vector)));
}

/** Returns a vector of length 1, so that both halves have equal weight. */
function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** The strength of the ridge, as a share of the number of words. */
const RIDGE = 0.01;

/** Solves `matrix` · x = `right` for each column of `right` by Gaussian elimination; `matrix` is positive definite. */
function solve(matrix: readonly number[][], right: readonly number[][]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...(right[i] ?? [])]);
  for (const [i, pivot] of rows.entries()) {
    for (const [j, row] of rows.entries()) {
      if (j === i) continue;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let k = i; k < row.length; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, i) => row.slice(size).map((value) => value / (row[i] ?? 1)));
}

/** Returns the product of the transpose of `x` and `y`, both given as rows. */
function product(x: readonly number[][], y: readonly number[][]): number[][] {
  return (x[0] ?? []).map((_, i) =>
    (y[0] ?? []).map((_, j) => x.reduce((sum, row, at) => sum + (row[i] ?? 0) * (y[at]?.[j] ?? 0), 0)),
  );
}

/** Estimates the vectors of words without contexts in the readouts, `targets`, from their GloVe vectors. */
function estimate(known: readonly number[][], general: readonly number[][], targets: readonly number[][]): number[][] {
  const ridge = RIDGE * general.length;
  const squares = product(general, general).map((row, i) => row.map((value, j) => value + (i === j ? ridge : 0)));
  const map = solve(squares, product(general, known));
  return targets.map((row) =>
    (map[0] ?? []).map((_, j) => row.reduce((sum, value, i) => sum + value * (map[i]?.[j] ?? 0), 0)),
  );
}

const allKeys = [...keys, ...others];
const general = GENERAL > 0 ? generalVectors().map(unit) : allKeys.map(() => []);
const ofReadouts = DOMAIN > 0 ? domainVectors().map(unit) : keys.map(() => []);
const ofOthers = estimate(ofReadouts, general.slice(0, keys.length), general.slice(keys.length)).map(unit);
const domain = [...ofReadouts, ...ofOthers];
const rows: WordRow[] = allKeys.map((key, at) => ({
  key,
  rarity: Math.log((texts.length + 1) / ((textsWith.get(key) ?? 0) + 1)),
  vector: [...(domain[at] ?? []), ...(general[at] ?? [])],
}));
rows.sort((p, q) => (p.key < q.key ? -1 : 1));
const written = writeWordTable(rows);
writeFileSync(OUT, written);
console.log(
  `${OUT}: ${rows.length} words, ${keys.length} of them from ${texts.length} texts, ${DOMAIN} + ${GENERAL} numbers, ${written.length} bytes`,
);

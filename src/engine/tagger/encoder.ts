import type { Sliced } from "../slices.ts";
import { createMatrix } from "./create-matrix.ts";
import type { TextFeatures } from "./features.ts";
import { ACTIVATION_SCALE, copyRow, fastSigmoid, fastTanh, type Matrix, readRows } from "./matrix.ts";
import type { QuantizedMatrix, TaggerWeights } from "./weights.ts";

/** The kinds of text that the tagger was trained on. Their annotation guidelines differ in detail. */
export type Domain = "news" | "readout";

const DOMAINS: readonly Domain[] = ["news", "readout"];

/**
 * The states of a layer, with both directions side by side for each token. They are integers in units of 1 /
 * ACTIVATION_SCALE.
 */
export type States = Int16Array;

interface Layer {
  readonly bias: Float32Array;
  /** The recurrent matrix of each direction, forward first. */
  readonly recurrent: readonly [Matrix, Matrix];
}

/** A bidirectional LSTM with two layers over the features of words. */
export interface Encoder {
  /** The length of a token's state: the number of units of both directions. */
  readonly width: number;
  /**
   * Encodes tokens `start` to `end` (excluded). It yields between its steps, so that the caller can run other tasks.
   */
  encode(features: TextFeatures, domain: Domain, start: number, end: number): Sliced<States>;
}

function readLayer(weights: TaggerWeights, name: string): Layer {
  return {
    bias: weights.vector(`${name}.bias`),
    recurrent: [createMatrix(weights.matrix(`${name}.state.0`)), createMatrix(weights.matrix(`${name}.state.1`))],
  };
}

/**
 * Runs one direction over `length` tokens and writes its states to `states`. `gates` contains, for each token, the four
 * gates of both directions. The recurrent part is added to it.
 */
function recur(matrix: Matrix, gates: Float32Array, direction: 0 | 1, length: number, states: States): void {
  const size = matrix.columns;
  const cells = new Float32Array(size);
  let previous: States = new Int16Array(size);
  for (let step = 0; step < length; step++) {
    const token = direction === 0 ? step : length - 1 - step;
    const at = (2 * token + direction) * 4 * size;
    matrix.multiplyAdd(previous, 0, gates, at);
    const out = (2 * token + direction) * size;
    for (let i = 0; i < size; i++) {
      const input = fastSigmoid(gates[at + i] as number);
      const forget = fastSigmoid(gates[at + size + i] as number);
      const output = fastSigmoid(gates[at + 2 * size + i] as number);
      const candidate = fastTanh(gates[at + 3 * size + i] as number);
      const cell = forget * (cells[i] as number) + input * candidate;
      cells[i] = cell;
      states[out + i] = Math.round(ACTIVATION_SCALE * output * fastTanh(cell));
    }
    previous = states.subarray(out, out + size);
  }
}

function* runLayer(layer: Layer, gates: Float32Array, length: number): Sliced<States> {
  const states = new Int16Array(length * 2 * layer.recurrent[0].columns);
  recur(layer.recurrent[0], gates, 0, length, states);
  yield;
  recur(layer.recurrent[1], gates, 1, length, states);
  yield;
  return states;
}

function addTo(out: Float32Array, at: number, values: Float32Array): void {
  for (let i = 0; i < values.length; i++) out[at + i] = (out[at + i] as number) + (values[i] as number);
}

/**
 * Scales values to integers of at most ACTIVATION_SCALE, writes them to `whole`, and returns the greatest absolute
 * value.
 */
function toWholeNumbers(values: Float32Array, whole: Int16Array): number {
  let peak = 1e-9;
  for (let i = 0; i < values.length; i++) peak = Math.max(peak, Math.abs(values[i] as number));
  for (let i = 0; i < values.length; i++) whole[i] = Math.round(((values[i] as number) / peak) * ACTIVATION_SCALE);
  return peak;
}

/** The number of words whose gates are cached. Each needs about 4 kB. */
const CACHE_LIMIT = 4000;

/**
 * Computes the part of the first layer's gates that depends on the token alone. It is the same at every position, so it
 * is computed once per word and cached.
 */
class LexicalGates {
  private readonly cache = new Map<string, Float32Array>();
  private readonly ids: ReadonlyMap<string, number>;
  private readonly tables: readonly QuantizedMatrix[];
  private readonly input: Matrix;
  private readonly whole: Int16Array;

  constructor(weights: TaggerWeights) {
    this.ids = new Map(weights.words.map((word, i) => [word, i]));
    this.tables = ["word", "suffix", "prefix", "shape", "verb"].map(weights.matrix);
    this.input = createMatrix(weights.matrix("first.input.lexical"));
    this.whole = new Int16Array(this.input.columns);
  }

  of(features: TextFeatures, token: number): Float32Array {
    const key = (features.tokens[token] as { text: string }).text;
    const known = this.cache.get(key);
    if (known) return known;
    const gates = this.compute([
      this.ids.get(features.words[token] as string) ?? this.ids.size,
      features.suffixes[token] as number,
      features.prefixes[token] as number,
      features.shapes[token] as number,
      features.verbClasses[token] as number,
    ]);
    if (this.cache.size >= CACHE_LIMIT) this.cache.clear();
    this.cache.set(key, gates);
    return gates;
  }

  private compute(rows: readonly number[]): Float32Array {
    const embedded = new Float32Array(this.input.columns);
    let at = 0;
    this.tables.forEach((table, i) => {
      copyRow(table, rows[i] as number, embedded, at);
      at += table.columns;
    });
    const peak = toWholeNumbers(embedded, this.whole);
    const gates = new Float32Array(this.input.height);
    this.input.multiplyAdd(this.whole, 0, gates, 0);
    for (let i = 0; i < gates.length; i++) gates[i] = (gates[i] as number) * peak;
    return gates;
  }
}

/**
 * Returns, for each value of a positional feature, its part of the first layer's gates. The input columns of the
 * feature begin at `first`.
 */
function tabulate(table: QuantizedMatrix, input: Float32Array, inputColumns: number, first: number): Float32Array[] {
  const embedded = readRows(table);
  return Array.from({ length: table.rows }, (_, value) => {
    const gates = new Float32Array(input.length / inputColumns);
    for (let row = 0; row < gates.length; row++) {
      let sum = 0;
      for (let i = 0; i < table.columns; i++) {
        sum += (input[row * inputColumns + first + i] as number) * (embedded[value * table.columns + i] as number);
      }
      gates[row] = sum;
    }
    return gates;
  });
}

/** Creates the encoder from a weights file. */
export function openEncoder(weights: TaggerWeights): Encoder {
  const first = readLayer(weights, "first");
  const second = readLayer(weights, "second");
  const secondInput = createMatrix(weights.matrix("second.input"));
  const lexical = new LexicalGates(weights);
  const context = weights.matrix("first.input.context");
  const input = readRows(context);
  const quote = weights.matrix("quote");
  const boundary = weights.matrix("boundary");
  const quoteGates = tabulate(quote, input, context.columns, 0);
  const boundaryGates = tabulate(boundary, input, context.columns, quote.columns);
  const domainGates = tabulate(weights.matrix("domain"), input, context.columns, quote.columns + boundary.columns);
  for (const gates of domainGates) addTo(gates, 0, first.bias);

  function firstGates(features: TextFeatures, domain: Domain, start: number, end: number): Float32Array {
    const base = domainGates[DOMAINS.indexOf(domain)] as Float32Array;
    const width = base.length;
    const gates = new Float32Array((end - start) * width);
    for (let i = start; i < end; i++) {
      const at = (i - start) * width;
      gates.set(lexical.of(features, i), at);
      addTo(gates, at, base);
      addTo(gates, at, quoteGates[features.quotes[i] as number] as Float32Array);
      addTo(gates, at, boundaryGates[features.boundaries[i] as number] as Float32Array);
    }
    return gates;
  }

  function secondGates(states: States, length: number): Float32Array {
    const width = second.bias.length;
    const gates = new Float32Array(length * width);
    for (let i = 0; i < length; i++) {
      gates.set(second.bias, i * width);
      secondInput.multiplyAdd(states, i * secondInput.columns, gates, i * width);
    }
    return gates;
  }

  return {
    width: secondInput.columns,
    *encode(features, domain, start, end) {
      const gates = firstGates(features, domain, start, end);
      yield;
      const states = yield* runLayer(first, gates, end - start);
      const above = secondGates(states, end - start);
      yield;
      return yield* runLayer(second, above, end - start);
    },
  };
}

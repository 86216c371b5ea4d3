import type { QuantizedMatrix } from "./weights.ts";

/**
 * The largest absolute value of an activation. Activations are integers, so that the sums of their products with int8
 * weights are exact and two such sums fit in one double: over 512 columns each sum stays below 2 ** 26, and 2 ** 27
 * times that below 2 ** 53.
 */
export const ACTIVATION_SCALE = 1023;

const SHIFT = 2 ** 27;
const UNSHIFT = 2 ** -27;
const ROWS_AT_ONCE = 8;

/**
 * A matrix of int8 rows. Each double contains two rows, and the doubles of eight rows are adjacent. One multiplication
 * then computes two products, which is twice as fast as plain typed arrays.
 */
export interface PackedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly pairs: Float64Array;
  /** The factor that converts the integer sum of a row to its value. Padded with zeros to a multiple of eight rows. */
  readonly scales: Float64Array;
}

/** Packs a matrix for multiplication. */
export function packMatrix({ rows, columns, values, scales }: QuantizedMatrix): PackedMatrix {
  const blocks = Math.ceil(rows / ROWS_AT_ONCE);
  const pairs = new Float64Array(blocks * columns * 4);
  for (let row = 0; row < rows; row++) {
    const block = row >> 3;
    const factor = row & 1 ? SHIFT : 1;
    let at = block * columns * 4 + ((row & 7) >> 1);
    for (let column = 0; column < columns; column++, at += 4) {
      pairs[at] = (pairs[at] as number) + factor * (values[row * columns + column] as number);
    }
  }
  const padded = new Float64Array(blocks * ROWS_AT_ONCE);
  scales.forEach((scale, row) => {
    padded[row] = scale / ACTIVATION_SCALE;
  });
  return { rows, columns, pairs, scales: padded };
}

/** Separates the two row sums that `sum` contains, scales them, and adds them to `out[at]` and `out[at + 1]`. */
function unpack(sum: number, scales: Float64Array, row: number, out: Float32Array, at: number): void {
  const high = Math.round(sum * UNSHIFT);
  out[at] = (out[at] as number) + (sum - high * SHIFT) * (scales[row] as number);
  out[at + 1] = (out[at + 1] as number) + high * (scales[row + 1] as number);
}

/**
 * Adds the product of `matrix` and the integers `input[from..]` to `out[at..]`. `out` must have space for the number of
 * rows padded to a multiple of eight.
 */
export function multiplyAdd(
  matrix: PackedMatrix,
  input: Float64Array,
  from: number,
  out: Float32Array,
  at: number,
): void {
  const { columns, pairs, scales } = matrix;
  for (let row = 0, w = 0; row < scales.length; row += ROWS_AT_ONCE) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = from; k < from + columns; k++, w += 4) {
      const x = input[k] as number;
      a += x * (pairs[w] as number);
      b += x * (pairs[w + 1] as number);
      c += x * (pairs[w + 2] as number);
      d += x * (pairs[w + 3] as number);
    }
    unpack(a, scales, row, out, at + row);
    unpack(b, scales, row + 2, out, at + row + 2);
    unpack(c, scales, row + 4, out, at + row + 4);
    unpack(d, scales, row + 6, out, at + row + 6);
  }
}

/** Writes a row of the matrix as plain numbers to `out[at..]`. */
export function copyRow(
  { columns, values, scales }: QuantizedMatrix,
  row: number,
  out: Float32Array,
  at: number,
): void {
  const scale = scales[row] as number;
  for (let i = 0; i < columns; i++) out[at + i] = (values[row * columns + i] as number) * scale;
}

/** Returns the rows of a matrix as plain numbers, one after another. */
export function readRows(matrix: QuantizedMatrix): Float32Array {
  const rows = new Float32Array(matrix.rows * matrix.columns);
  for (let row = 0; row < matrix.rows; row++) copyRow(matrix, row, rows, row * matrix.columns);
  return rows;
}

const TABLE_STEPS = 256;
const TABLE_END = 8;
const TANH = Float32Array.from({ length: TABLE_STEPS * TABLE_END + 2 }, (_, i) => Math.tanh(i / TABLE_STEPS));

/**
 * Returns the hyperbolic tangent from a table, with an error below 2e-6. This is several times faster than Math.tanh.
 */
export function fastTanh(x: number): number {
  const size = x < 0 ? -x : x;
  if (size >= TABLE_END) return x < 0 ? -1 : 1;
  const place = size * TABLE_STEPS;
  const index = place | 0;
  const low = TANH[index] as number;
  const value = low + (place - index) * ((TANH[index + 1] as number) - low);
  return x < 0 ? -value : value;
}

/** Returns the logistic function, computed from the same table. */
export function fastSigmoid(x: number): number {
  return 0.5 + 0.5 * fastTanh(0.5 * x);
}

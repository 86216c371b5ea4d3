import type { QuantizedMatrix } from "./weights.ts";

/**
 * The largest absolute value of an activation. Activations are integers, so that the sums of their products with int8
 * weights are exact, and both ways to multiply give the same bits.
 */
export const ACTIVATION_SCALE = 1023;

/** A matrix of int8 rows, prepared for multiplication by vectors of activations. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** The number of rows with the padding. */
  readonly height: number;
  /**
   * Adds the product of the matrix and the integers `input[from..]` to `out[at..]`, in which `height` numbers must have
   * space.
   */
  multiplyAdd(input: Int16Array, from: number, out: Float32Array, at: number): void;
}

const ROWS_AT_ONCE = 8;

/** Returns the number of rows with padding: both ways to multiply compute blocks of rows. */
export function paddedRows(rows: number): number {
  return Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE;
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

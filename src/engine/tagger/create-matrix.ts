import type { Matrix } from "./matrix.ts";
import { createPackedMatrix } from "./packed-matrix.ts";
import { createSimdMatrix } from "./simd-matrix.ts";
import type { QuantizedMatrix } from "./weights.ts";

/** Prepares a matrix for multiplication: with WebAssembly, or without it where the user has switched it off. */
export function createMatrix(matrix: QuantizedMatrix): Matrix {
  return createSimdMatrix(matrix) ?? createPackedMatrix(matrix);
}

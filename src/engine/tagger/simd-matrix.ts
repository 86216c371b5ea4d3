import { ACTIVATION_SCALE, type Matrix, paddedRows } from "./matrix.ts";
import { MATRIX_KERNEL } from "./matrix-kernel.ts";
import type { QuantizedMatrix } from "./weights.ts";

/** The exports of `matrix-kernel.wat`, which describes the parameters. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly multiplyAdd: (
    weights: number,
    scales: number,
    input: number,
    end: number,
    out: number,
    blocks: number,
  ) => void;
}

/** The part of WebAssembly that is used. The engine is type-checked without the DOM, whose types declare it. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

const PAGE_SIZE = 65_536;
/** Rows in a block, and columns that one instruction multiplies. */
const BLOCK_ROWS = 4;
const STEP = 8;

let compiled: object | undefined;

/**
 * Returns a new instance of the kernel with a memory of its own, or undefined if the browser does not run WebAssembly,
 * which users can switch off.
 */
function instantiate(): Kernel | undefined {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi };
  if (!WebAssembly) return undefined;
  try {
    compiled ??= new WebAssembly.Module(
      Uint8Array.from(MATRIX_KERNEL.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)),
    );
    return new WebAssembly.Instance(compiled).exports as Kernel;
  } catch {
    return undefined;
  }
}

/** Writes the rows as the kernel reads them: for four rows and each eight columns, eight numbers of each row. */
function writeBlocks({ rows, columns, values }: QuantizedMatrix, width: number, memory: Int8Array): void {
  for (let row = 0; row < rows; row++) {
    const block = Math.floor(row / BLOCK_ROWS) * BLOCK_ROWS * width;
    const line = block + (row % BLOCK_ROWS) * STEP;
    for (let from = 0; from < columns; from += STEP) {
      const eight = values.subarray(row * columns + from, row * columns + Math.min(from + STEP, columns));
      memory.set(eight, line + from * BLOCK_ROWS);
    }
  }
}

/**
 * Prepares a matrix for multiplication with the SIMD instructions of WebAssembly. Returns undefined where they are not
 * available.
 */
export function createSimdMatrix(matrix: QuantizedMatrix): Matrix | undefined {
  const kernel = instantiate();
  if (!kernel) return undefined;
  const { rows, columns } = matrix;
  const height = paddedRows(rows);
  const width = Math.ceil(columns / STEP) * STEP;
  // The memory contains the scales, the output, the input and the blocks, in the order of their alignment.
  const outAt = height * 8;
  const inputAt = outAt + height * 4;
  const blocksAt = inputAt + width * 2;
  kernel.memory.grow(Math.ceil((blocksAt + height * width) / PAGE_SIZE));
  const { buffer } = kernel.memory;
  const scales = new Float64Array(buffer, 0, height);
  for (let row = 0; row < rows; row++) scales[row] = (matrix.scales[row] as number) / ACTIVATION_SCALE;
  writeBlocks(matrix, width, new Int8Array(buffer, blocksAt));
  const sums = new Float32Array(buffer, outAt, height);
  const vector = new Int16Array(buffer, inputAt, columns);

  return {
    rows,
    columns,
    height,
    multiplyAdd(input, from, out, at) {
      vector.set(input.subarray(from, from + columns));
      sums.set(out.subarray(at, at + height));
      kernel.multiplyAdd(blocksAt, 0, inputAt, inputAt + width * 2, outAt, height / BLOCK_ROWS);
      out.set(sums, at);
    },
  };
}

/**
 * The weights file begins with four numbers of four bytes each, little-endian: the magic number "NVTW", the version,
 * the checksum of all bytes after it, and the length of the header. A JSON header and the sections that it lists
 * follow. Each section begins at a multiple of four bytes.
 */
const MAGIC = 0x5754564e;
const FIXED_LENGTH = 16;

/** The only version of the weights file that this code reads. */
export const WEIGHTS_VERSION = 1;

/** A matrix of int8 numbers. The value of a number is the number multiplied by the scale of its row. */
export interface QuantizedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** The content of a weights file: the vocabulary, and the matrices and vectors by name. */
export interface TaggerWeights {
  readonly words: readonly string[];
  readonly matrix: (name: string) => QuantizedMatrix;
  readonly vector: (name: string) => Float32Array;
}

interface Section {
  readonly name: string;
  readonly kind: "words" | "matrix" | "vector";
  readonly rows: number;
  readonly columns: number;
  readonly offset: number;
}

/** The error of a weights file that is not valid. Its message is for the developer who built or shipped the file. */
export class WeightsError extends Error {
  override name = "WeightsError";
}

/** Returns the FNV-1a hash, computed over four bytes at a time. */
function checksum(bytes: Uint8Array): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), 0x01000193);
  return hash >>> 0;
}

function checkFrame(bytes: Uint8Array, view: DataView): void {
  if (bytes.length < FIXED_LENGTH || view.getUint32(0, true) !== MAGIC) {
    throw new WeightsError("These are not the tagger's weights: the file does not begin with NVTW.");
  }
  const version = view.getUint32(4, true);
  if (version !== WEIGHTS_VERSION) {
    throw new WeightsError(`The tagger's weights are of version ${version}; version ${WEIGHTS_VERSION} is needed.`);
  }
  if (bytes.length % 4 !== 0 || view.getUint32(8, true) !== checksum(bytes.subarray(12))) {
    throw new WeightsError(
      "The tagger's weights are damaged: their checksum does not fit. Build or download them again.",
    );
  }
}

const ASCII_STEP = 8192;

/** Decodes ASCII bytes. The engine is type-checked without the DOM and has no TextDecoder. */
function decodeAscii(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += ASCII_STEP) {
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + ASCII_STEP) as unknown as number[]);
  }
  return text;
}

function readWords(bytes: Uint8Array): string[] {
  const words: unknown = JSON.parse(decodeAscii(bytes));
  if (!Array.isArray(words) || !words.every((word) => typeof word === "string")) {
    throw new WeightsError("The tagger's weights have a vocabulary that cannot be read.");
  }
  return words;
}

function isSection(value: unknown): value is Section {
  const section = value as Partial<Section> | null;
  return (
    typeof section?.name === "string" &&
    (section.kind === "words" || section.kind === "matrix" || section.kind === "vector") &&
    [section.rows, section.columns, section.offset].every((size) => Number.isInteger(size))
  );
}

function readSections(bytes: Uint8Array, view: DataView): Map<string, Section> {
  const header = bytes.subarray(FIXED_LENGTH, FIXED_LENGTH + view.getUint32(12, true));
  const parsed: unknown = JSON.parse(decodeAscii(header));
  if (!Array.isArray(parsed) || !parsed.every(isSection)) {
    throw new WeightsError("The tagger's weights have a header that cannot be read.");
  }
  return new Map(parsed.map((section) => [section.name, section]));
}

/** Reads and checks a weights file. Throws a WeightsError that describes the fault if the file is not valid. */
export function openWeights(given: Uint8Array): TaggerWeights {
  // Typed arrays of four-byte numbers are views of the file, so the file must begin at a multiple of four bytes.
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkFrame(bytes, view);
  const sections = readSections(bytes, view);
  const start = bytes.byteOffset + FIXED_LENGTH + Math.ceil(view.getUint32(12, true) / 4) * 4;
  const find = (name: string, kind: Section["kind"]): Section => {
    const section = sections.get(name);
    if (section?.kind !== kind) throw new WeightsError(`The tagger's weights lack the ${kind} "${name}".`);
    return section;
  };
  const words = find("words", "words");
  return {
    words: readWords(new Uint8Array(bytes.buffer, start + words.offset, words.columns)),
    matrix(name) {
      const { rows, columns, offset } = find(name, "matrix");
      return {
        rows,
        columns,
        scales: new Float32Array(bytes.buffer, start + offset, rows),
        values: new Int8Array(bytes.buffer, start + offset + 4 * rows, rows * columns),
      };
    },
    vector(name) {
      const { columns, offset } = find(name, "vector");
      return new Float32Array(bytes.buffer, start + offset, columns);
    },
  };
}

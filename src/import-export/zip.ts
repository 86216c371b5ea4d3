import { Deflate, strToU8 } from "fflate";
import type { Chunk } from "./format.ts";

/** A file in a zip: its path, and its content in chunks. */
export interface ZipEntry {
  readonly name: string;
  readonly chunks: Iterable<Chunk> | AsyncIterable<Chunk>;
}

/** The data of an entry in the central directory. */
interface DirectoryEntry {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The limits of the 32-bit records. If they are exceeded, ZIP64 records are written too. */
const MAX_FILES_ZIP32 = 0xfffe;
const MAX_OFFSET_ZIP32 = 0xfffffffe;

const STORED = 0;
const DEFLATED = 8;

/** The flag for names in UTF-8. */
const FLAGS = 0x0800;

/** The approximate size of the chunks in which text is compressed and the directory is written. */
const CHUNK_LENGTH = 1 << 16;

/**
 * Yields a zip, entry by entry. Only the current entry and the list of names are in memory. Sizes precede the data,
 * as the strictest unzip programs require. The same entries and time always give the same bytes.
 */
export async function* zip(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  moment: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stamp = dosTime(new Date(moment));
  const listed: DirectoryEntry[] = [];
  let offset = 0;
  for await (const { name, chunks } of entries) {
    const { parts, crc, packed, size } = await pack(chunks);
    const entry = { name: strToU8(name.toWellFormed()), crc, packed, size, offset };
    const head = localHeader(entry, stamp);
    yield head;
    yield* parts;
    listed.push(entry);
    offset += head.length + packed;
  }
  yield* directory(listed, stamp, offset);
}

interface PackedFile {
  readonly parts: readonly Uint8Array[];
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

async function pack(chunks: ZipEntry["chunks"]): Promise<PackedFile> {
  const parts: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (part) => parts.push(part));
  let [crc, size] = [~0, 0];
  const add = (bytes: Uint8Array) => {
    crc = addToCrc(crc, bytes);
    size += bytes.length;
    deflate.push(bytes);
  };
  // A file consists of many short strings, and each call of the compressor has a high fixed cost, so strings are
  // joined first.
  let [texts, length]: [string[], number] = [[], 0];
  const addTexts = () => {
    if (length > 0) add(bytesOf(texts.join("")));
    [texts, length] = [[], 0];
  };
  for await (const chunk of chunks) {
    if (typeof chunk === "string") {
      texts.push(chunk);
      length += chunk.length;
      if (length >= CHUNK_LENGTH) addTexts();
    } else {
      addTexts();
      add(chunk);
    }
  }
  addTexts();
  deflate.push(new Uint8Array(0), true);
  return { parts, crc: ~crc >>> 0, packed: parts.reduce((sum, part) => sum + part.length, 0), size };
}

/** Returns the bytes of a chunk. Lone surrogates, which cannot be encoded, are replaced. */
export function bytesOf(chunk: Chunk): Uint8Array {
  return typeof chunk === "string" ? strToU8(chunk.toWellFormed()) : chunk;
}

function localHeader(entry: DirectoryEntry, stamp: number): Uint8Array {
  const { crc, packed, size, name } = entry;
  const fixed = fields([4, 0x04034b50], [2, 20], [2, FLAGS], [2, methodOf(entry)], [4, stamp]);
  return concatBytes(fixed, fields([4, crc], [4, packed], [4, size], [2, name.length], [2, 0]), name);
}

function methodOf({ packed }: DirectoryEntry): number {
  return packed === 0 ? STORED : DEFLATED;
}

function* directory(listed: readonly DirectoryEntry[], stamp: number, start: number): Generator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let [size, pending] = [0, 0];
  for (const entry of listed) {
    const part = centralHeader(entry, stamp);
    parts.push(part);
    size += part.length;
    pending += part.length;
    if (pending < CHUNK_LENGTH) continue;
    yield concatBytes(...parts);
    [parts, pending] = [[], 0];
  }
  yield concatBytes(...parts, end(listed.length, size, start));
}

function centralHeader(entry: DirectoryEntry, stamp: number): Uint8Array {
  const { name, crc, packed, size, offset } = entry;
  const far = offset > MAX_OFFSET_ZIP32;
  const extra = far ? fields([2, 1], [2, 8], [8, offset]) : new Uint8Array(0);
  const needed = far ? 45 : 20;
  return concatBytes(
    fields([4, 0x02014b50], [2, needed], [2, needed], [2, FLAGS], [2, methodOf(entry)], [4, stamp], [4, crc]),
    fields([4, packed], [4, size], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0]),
    fields([4, far ? 0xffffffff : offset]),
    name,
    extra,
  );
}

function end(count: number, size: number, start: number): Uint8Array {
  const large = count > MAX_FILES_ZIP32 || start + size > MAX_OFFSET_ZIP32;
  const most = (value: number, limit: number) => (large ? limit : value);
  return concatBytes(
    large ? largeEnd(count, size, start) : new Uint8Array(0),
    fields([4, 0x06054b50], [2, 0], [2, 0], [2, most(count, 0xffff)], [2, most(count, 0xffff)]),
    fields([4, most(size, 0xffffffff)], [4, most(start, 0xffffffff)], [2, 0]),
  );
}

/** Returns the ZIP64 end record and the record that locates it. */
function largeEnd(count: number, size: number, start: number): Uint8Array {
  return concatBytes(
    fields([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, start]),
    fields([4, 0x07064b50], [4, 0], [8, start + size], [4, 1]),
  );
}

/** Returns numbers in little-endian order, each with its given number of bytes. */
function fields(...numbers: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  const buffer = new Uint8Array(numbers.reduce((sum, [bytes]) => sum + bytes, 0));
  const view = new DataView(buffer.buffer);
  let at = 0;
  for (const [bytes, value] of numbers) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return buffer;
}

function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Returns a time in MS-DOS format, in the user's time zone as unzip programs expect; the year is limited to
 * 1980–2107.
 */
function dosTime(moment: Date): number {
  const year = Math.min(Math.max(moment.getFullYear(), 1980), 2107) - 1980;
  const day = (year << 9) | ((moment.getMonth() + 1) << 5) | moment.getDate();
  const time = (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function addToCrc(crc: number, bytes: Uint8Array): number {
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return crc;
}

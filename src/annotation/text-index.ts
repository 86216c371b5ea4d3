import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { TextParts } from "../engine/text-parts.ts";
import { entriesOf, isSamePiece, PIECE, type PieceTable, tabulate } from "./piece-table.ts";
import { composed, isMark, joins, KIND, kindOf, twinOf } from "./plain-letters.ts";

/** A piece found more often than this says nothing about the place and is not followed. */
const MOST_HITS = 64;

/** Characters compared at most for one search: a text of one letter must not cost the product of both lengths. */
const MOST_COMPARED = 1 << 25;

/** Characters read between two pauses. */
const SLICE = 1 << 16;

/** Pieces of a passage of which it is asked whether they are rare. */
const SAMPLE = 256;

/** In place of a position: more than one. */
const OFTEN = -1;

/** More marks than this on one letter are read as letters of their own. */
const MOST_JOINED = 32;

/** The text as compared: one space for any white space, plain quotes and dashes, composed letters, nothing unseen. */
export function normalText(text: string): string {
  return finish(readNormal(text)).normal;
}

/** Prepares `text` for many searches: one pass over it, and every `locate` after that costs little. */
export function indexText(text: string): TextIndex {
  return finish(indexInSlices(text));
}

/** The same, with a pause after every slice of work; the table is made too, as searches for changed passages need it. */
export function* indexInSlices(text: string): Sliced<TextIndex> {
  return new TextIndex(text, yield* readNormal(text));
}

/** The text as compared, and the stretches of it: see `Runs`. */
interface Normal {
  readonly normal: string;
  readonly runs: Runs;
}

/**
 * Stretches of the normal text: where each begins there, where in the text itself, and, if all of it stands for one
 * squeezed stretch of the text, where that ends; else -1, and its characters map one to one.
 */
class Runs {
  readonly normals: number[] = [0];
  readonly texts: number[] = [0];
  readonly untils: number[] = [-1];

  push(normal: number, text: number, until: number): void {
    this.normals.push(normal);
    this.texts.push(text);
    this.untils.push(until);
  }

  /** The last run that begins at or before `offset`. */
  at(offset: number): number {
    let low = 0;
    let high = this.normals.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.normals[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Puts the normal text together: what is plain is copied in long stretches. */
class NormalWriter {
  readonly runs = new Runs();
  readonly #parts = new TextParts();
  #length = 0;
  /** Up to where the text has been written. */
  #done = 0;

  constructor(private readonly text: string) {}

  get done(): number {
    return this.#done;
  }

  copyTo(end: number): void {
    if (end > this.#done) this.#add(this.text.slice(this.#done, end));
    this.#done = Math.max(end, this.#done);
  }

  /** One character for one other. */
  swap(at: number, letter: string): void {
    this.copyTo(at);
    this.#add(letter);
    this.#done = at + 1;
  }

  /** Whatever stands from `start` to `end` becomes `kept`. */
  squeeze(start: number, end: number, kept: string): void {
    this.copyTo(start);
    if (kept !== "") this.runs.push(this.#length, start, end);
    this.#add(kept);
    this.#done = end;
    this.runs.push(this.#length, end, -1);
  }

  finish(): Normal {
    this.copyTo(this.text.length);
    return { normal: String(this.#parts), runs: this.runs };
  }

  #add(part: string): void {
    this.#parts.add(part);
    this.#length += part.length;
  }
}

function* readNormal(text: string): Sliced<Normal> {
  const writer = new NormalWriter(text);
  let pause = SLICE;
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at));
    at = kind === KIND.plain ? at + 1 : readOdd(writer, text, at, kind);
    if (at < pause) continue;
    pause = at + SLICE;
    yield;
  }
  return writer.finish();
}

/** Reads what is not plain at `at`, and tells where to go on. */
function readOdd(writer: NormalWriter, text: string, at: number, kind: number): number {
  if (kind === KIND.joined) return readJoined(writer, text, at);
  if (kind === KIND.twin) {
    writer.swap(at, twinOf(text.charAt(at)) ?? "");
    return at + 1;
  }
  return readGap(writer, text, at);
}

/** White space and what is unseen, as far as it goes. */
function readGap(writer: NormalWriter, text: string, at: number): number {
  let end = at;
  let isSpace = false;
  for (; end < text.length; end++) {
    const kind = kindOf(text.charCodeAt(end));
    if (kind !== KIND.blank && kind !== KIND.unseen) break;
    isSpace ||= kind === KIND.blank;
  }
  if (end > at + 1 || !isSpace) writer.squeeze(at, end, isSpace ? " " : "");
  else if (text[at] !== " ") writer.swap(at, " ");
  return end;
}

/** A letter with its marks, a syllable, a surrogate pair, or a letter that has a plainer form. */
function readJoined(writer: NormalWriter, text: string, at: number): number {
  const start = isMark(text, at) ? letterBefore(writer, text, at) : at;
  let end = at + (isPair(text, at) ? 2 : 1);
  while (end < start + MOST_JOINED && joins(text, end)) end++;
  const letters = text.slice(start, end);
  const kept = composed(letters);
  if (kept !== letters) writer.squeeze(start, end, kept);
  return end;
}

/** Where the letter begins that the mark at `at` joins; `at` itself when that is written already. */
function letterBefore(writer: NormalWriter, text: string, at: number): number {
  const start = isPair(text, at - 2) ? at - 2 : at - 1;
  return start >= writer.done && kindOf(text.charCodeAt(start)) !== KIND.blank ? start : at;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/** A text as compared, with the way back to the text as it is, and a table of its pieces. */
export class TextIndex {
  readonly normal: string;
  readonly #runs: Runs;
  #table: PieceTable | undefined;

  constructor(
    readonly text: string,
    { normal, runs }: Normal,
  ) {
    this.normal = normal;
    this.#runs = runs;
  }

  /** Makes the table of pieces, if it is not made yet, with a pause after every slice of work. */
  *prepare(): Sliced<void> {
    this.#table ??= yield* tabulate(this.normal);
  }

  /** The stretch of the text itself that a stretch of `normal`, not empty, stands for. */
  spanOf(start: number, end: number): Span {
    const { normals, texts, untils } = this.#runs;
    const [first, last] = [this.#runs.at(start), this.#runs.at(end - 1)];
    const isSqueezed = (run: number) => (untils[run] as number) >= 0;
    const offset = (run: number, at: number) => (texts[run] as number) + at - (normals[run] as number);
    return {
      start: isSqueezed(first) ? (texts[first] as number) : offset(first, start),
      end: isSqueezed(last) ? (untils[last] as number) : offset(last, end),
    };
  }

  /** Every place in `normal` where `words` stand, in order; nothing when there are more than `limit`, or too many to look at. */
  placesOf(words: string, limit: number): number[] | undefined {
    const table = this.#pieces();
    if (words.length > this.normal.length) return [];
    return words.length < PIECE + table.step ? this.#scan(words, limit) : this.#lookUp(table, words, limit);
  }

  /** For each piece of `words` that is not too common: the places where `words` as a whole would then begin. */
  hintsOf(words: string): number[] {
    const table = this.#pieces();
    const hints: number[] = [];
    for (let offset = 0; offset + PIECE <= words.length; offset++) {
      const [first, last] = entriesOf(table, words, offset);
      if (last - first > MOST_HITS) continue;
      for (let entry = first; entry < last; entry++) hints.push((table.positions[entry] as number) - offset);
    }
    return hints;
  }

  /** How the pieces of `words` stand in the text: just once and in `span`, just once and elsewhere, or more often. Of long words, a sample. */
  countPieces(
    words: string,
    span: Span,
  ): { readonly here: number; readonly elsewhere: number; readonly often: number } {
    let [here, elsewhere, often] = [0, 0, 0];
    const by = Math.max(1, Math.floor(words.length / SAMPLE));
    for (let offset = 0; offset + PIECE <= words.length; offset += by) {
      const at = this.#onlyPlaceOf(words, offset);
      if (at === undefined) continue;
      if (at === OFTEN) often++;
      else if (at >= span.start && at < span.end) here++;
      else elsewhere++;
    }
    return { here, elsewhere, often };
  }

  /** Whether the first letters of `words` stand somewhere in a stretch of `normal`. */
  hasWithin(words: string, { start, end }: Span): boolean {
    const table = this.#pieces();
    for (let offset = 0; offset < table.step && offset + PIECE <= words.length; offset++) {
      const [first, last] = entriesOf(table, words, offset);
      const entry = firstFrom(table.positions, first, last, start);
      for (let next = entry; next < Math.min(last, entry + MOST_HITS); next++) {
        const at = table.positions[next] as number;
        if (at >= end) break;
        if (isSamePiece(this.normal, at, words, offset)) return true;
      }
    }
    return false;
  }

  /** The one place where a piece of `words` stands, or that it stands in several; nothing when it stands nowhere. */
  #onlyPlaceOf(words: string, offset: number): number | undefined {
    const table = this.#pieces();
    const [first, last] = entriesOf(table, words, offset);
    if (last - first > MOST_HITS) return OFTEN;
    let only: number | undefined;
    for (let entry = first; entry < last; entry++) {
      const at = table.positions[entry] as number;
      if (!isSamePiece(this.normal, at, words, offset)) continue;
      if (only !== undefined) return OFTEN;
      only = at;
    }
    return only;
  }

  #scan(words: string, limit: number): number[] | undefined {
    const places: number[] = [];
    if (words === "") return places;
    let at = this.normal.indexOf(words);
    for (; at >= 0 && places.length <= limit; at = this.normal.indexOf(words, at + 1)) places.push(at);
    return places.length > limit ? undefined : places;
  }

  /** Only every `step`-th position is in the table, so one of `step` pieces of `words` in a row must be there. */
  #lookUp(table: PieceTable, words: string, limit: number): number[] | undefined {
    const places: number[] = [];
    const rarest = rarestPieces(table, words);
    const most = Math.ceil(MOST_COMPARED / words.length);
    let compared = 0;
    for (let offset = rarest; offset < rarest + table.step; offset++) {
      const [first, last] = entriesOf(table, words, offset);
      for (let entry = first; entry < last; entry++) {
        const at = (table.positions[entry] as number) - offset;
        if (at >= 0 && this.normal.startsWith(words, at)) places.push(at);
        if (compared++ > most || places.length > limit) return undefined;
      }
    }
    return places.sort((a, b) => a - b);
  }

  #pieces(): PieceTable {
    this.#table ??= finish(tabulate(this.normal));
    return this.#table;
  }
}

/** How many starting points are tried for the rarest pieces. */
const TRIED = 64;

/** Where in `words` the pieces begin that are entered least often. */
function rarestPieces(table: PieceTable, words: string): number {
  const last = words.length - PIECE - table.step + 1;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= last; at += Math.max(1, Math.floor(last / TRIED))) {
    let count = 0;
    for (let offset = at; offset < at + table.step; offset++) {
      const [first, end] = entriesOf(table, words, offset);
      count += end - first;
    }
    if (count < least) [best, least] = [at, count];
    if (count <= 1) break;
  }
  return best;
}

/** The first entry from `first` on whose position is not before `start`. */
function firstFrom(positions: Int32Array, first: number, last: number, start: number): number {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

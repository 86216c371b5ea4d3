import type { Span } from "../text/span.ts";

/** Length of the pieces by which passages are looked up. Shorter finds more under heavy edits, but more by chance too. */
const PIECE = 8;

/** Most entries of the lookup table: up to this length every position of a text is entered, then every 2nd, 3rd… */
const MOST_ENTRIES = 1 << 18;

/** A piece found more often than this says nothing about the place and is not followed. */
const MOST_HITS = 64;

/** Characters with one plain twin, so that a page that curls its quotes still has the same words. */
const TWINS: readonly (readonly [RegExp, string])[] = [
  [/[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, " "],
  [/[\u2018-\u201b\u2032\u02bc\u0060\u00b4]/g, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-"],
];

/** Soft hyphens, zero-width and direction marks, variation selectors: there, but not to be read. */
const UNSEEN = "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff";

const SQUEEZED = new RegExp(` *[${UNSEEN}][ ${UNSEEN}]*| {2,}`, "g");
const SQUEEZED_OR_COMPOSED = new RegExp(`${SQUEEZED.source}|[^\\p{M} ]\\p{M}+|[\\u1100-\\u11ff]+`, "gu");

const UNSEEN_ONLY = new RegExp(`^[${UNSEEN}]+$`);
const EDGES = new RegExp(`^[\\s${UNSEEN}]*|[\\s${UNSEEN}]*$`, "g");

/** The text as compared: one space for any white space, plain quotes and dashes, composed letters, nothing unseen. */
export function normalText(text: string): string {
  return indexText(text).normal;
}

/** The white space before and after the words of `text`, which no search relies on. */
export function edgesOf(text: string): { lead: string; core: string; trail: string } {
  const [lead = "", trail = ""] = text.match(EDGES) ?? [];
  const end = Math.max(lead.length, text.length - trail.length);
  return { lead, core: text.slice(lead.length, end), trail: text.slice(end) };
}

/** Prepares `text` for many searches: one pass over it, and every `locate` after that costs little. */
export function indexText(text: string): TextIndex {
  return new TextIndex(text);
}

/** Characters that map one to one; or, if `until` is given, all that stands for one squeezed stretch of the text. */
interface Run {
  readonly normal: number;
  readonly text: number;
  readonly until?: number;
}

/** A text as compared, with the way back to the text as it is, and a table of its pieces. */
export class TextIndex {
  readonly normal: string;
  readonly #runs: Run[] = [{ normal: 0, text: 0 }];
  #table: PieceTable | undefined;

  constructor(readonly text: string) {
    this.normal = this.#squeeze(TWINS.reduce((plain, [variants, twin]) => plain.replace(variants, twin), text));
  }

  /** The stretch of the text itself that a stretch of `normal`, not empty, stands for. */
  spanOf(start: number, end: number): Span {
    const first = this.#runAt(start);
    const last = this.#runAt(end - 1);
    return {
      start: first.text + (first.until === undefined ? start - first.normal : 0),
      end: last.until ?? last.text + end - last.normal,
    };
  }

  /** Every place in `normal` where `words` stand, in order; at most `limit` of them. */
  placesOf(words: string, limit: number): number[] {
    const table = this.#pieces();
    return words.length < PIECE + table.step ? this.#scan(words, limit) : this.#lookUp(table, words, limit);
  }

  /** For each piece of `words` that is not too common: the places where `words` as a whole would then begin. */
  hintsOf(words: string): number[] {
    const table = this.#pieces();
    const hints: number[] = [];
    for (let offset = 0; offset + PIECE <= words.length; offset++) {
      const before = hints.length;
      let at = firstPlace(table, words, offset);
      for (; at >= 0 && hints.length - before < MOST_HITS; at = nextPlace(table, at)) hints.push(at - offset);
      if (at >= 0) hints.length = before;
    }
    return hints;
  }

  #scan(words: string, limit: number): number[] {
    const places: number[] = [];
    if (words === "") return places;
    let at = this.normal.indexOf(words);
    for (; at >= 0 && places.length < limit; at = this.normal.indexOf(words, at + 1)) places.push(at);
    return places;
  }

  /** Only every `step`-th position is in the table, so one of the first `step` pieces of `words` must be there. */
  #lookUp(table: PieceTable, words: string, limit: number): number[] {
    const places: number[] = [];
    for (let offset = 0; offset < table.step; offset++) {
      for (let at = firstPlace(table, words, offset); at >= 0; at = nextPlace(table, at)) {
        if (at < offset || !this.normal.startsWith(words, at - offset)) continue;
        places.push(at - offset);
        if (places.length === limit) return places.sort((a, b) => a - b);
      }
    }
    return places.sort((a, b) => a - b);
  }

  #pieces(): PieceTable {
    this.#table ??= tabulate(this.normal);
    return this.#table;
  }

  #squeeze(plain: string): string {
    const composed = plain.normalize("NFC") === plain;
    let normal = "";
    let done = 0;
    for (const { 0: found, index } of plain.matchAll(composed ? SQUEEZED : SQUEEZED_OR_COMPOSED)) {
      const kept = squeezed(found);
      normal += plain.slice(done, index);
      done = index + found.length;
      if (kept !== "") this.#runs.push({ normal: normal.length, text: index, until: done });
      normal += kept;
      this.#runs.push({ normal: normal.length, text: done });
    }
    return normal + plain.slice(done);
  }

  /** The last run that begins at or before `offset`. */
  #runAt(offset: number): Run {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#runs[middle] as Run).normal <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#runs[low] as Run;
  }
}

function squeezed(found: string): string {
  if (found.includes(" ")) return " ";
  return UNSEEN_ONLY.test(found) ? "" : found.normalize("NFC");
}

/** The positions of a text by the piece that stands there: chains of positions, one chain a bucket. */
interface PieceTable {
  readonly step: number;
  readonly heads: Int32Array;
  readonly nexts: Int32Array;
}

function tabulate(text: string): PieceTable {
  const step = Math.max(1, Math.ceil(text.length / MOST_ENTRIES));
  const entries = Math.max(0, Math.floor((text.length - PIECE) / step) + 1);
  const table = { step, heads: new Int32Array(bucketsFor(entries)).fill(-1), nexts: new Int32Array(entries) };
  for (let entry = entries - 1; entry >= 0; entry--) {
    const bucket = bucketOf(table, text, entry * step);
    table.nexts[entry] = table.heads[bucket] as number;
    table.heads[bucket] = entry;
  }
  return table;
}

/** A power of two, so that a mask picks the bucket. */
function bucketsFor(entries: number): number {
  return 1 << Math.max(4, Math.ceil(Math.log2(entries + 1)));
}

function bucketOf(table: PieceTable, text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + PIECE; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (table.heads.length - 1);
}

function firstPlace(table: PieceTable, words: string, offset: number): number {
  return (table.heads[bucketOf(table, words, offset)] as number) * table.step;
}

function nextPlace(table: PieceTable, at: number): number {
  return (table.nexts[at / table.step] as number) * table.step;
}

import { joinBrokenLinesInSlices, type LineBreak } from "../engine/document/broken-lines.ts";
import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { TextParts } from "../engine/text-parts.ts";
import type { PreservedSpace } from "./element-layout.ts";
import type { Block } from "./main-content.ts";
import type { Segment } from "./span-range-map.ts";

/** Letters of one text node that are read between two pauses. */
export const PAUSE_INTERVAL = 1 << 16;

/** Soft hyphens and other characters that only say where a line may break: neither seen nor quoted. */
const LINE_BREAK_PLACEHOLDERS = /[\u00ad\u200b\u2060\ufeff]/;
const BETWEEN_LINE_BREAK_PLACEHOLDERS = /[^\u00ad\u200b\u2060\ufeff]+/g;

/** Where the reading of a text node is, where its last stretch began, and the white space and letters met so far. */
interface CollapsingRun {
  /** The node's text when its reading began; the page may change it between two slices. */
  readonly data: string;
  at: number;
  from: number;
  blanks: number;
  letters: number;
}

/** The text of a page as it is being put together, with the node that each letter came from. */
export class TextCollector {
  readonly segments: Segment[] = [];
  readonly blocks: Block[] = [];
  /** Navigation, share bars, related links and the like, in text order. */
  readonly boilerplate: Span[] = [];
  readonly shadowRoots: ShadowRoot[] = [];
  /** Elements left out as hidden, with all in them. */
  readonly hidden: Element[] = [];
  /** Whether everything was read: a page that grows while it is read has no end. */
  isWhole = true;
  /** Whether the text follows the order of the nodes: words that float in a sentence come after it. */
  isInOrder = true;
  /** What is read later than it stands. */
  private readonly postponed = new Set<Element>();
  /** Whether the next letter stands behind words that are read elsewhere. */
  private isDetached = false;
  /** Line breaks inside of blocks. */
  private readonly lineBreaks: LineBreak[] = [];
  private readonly parts = new TextParts();
  private length = 0;
  private gap: "" | " " | "\n" = "";
  /** Line breaks inside the block since the last letter, and whether a block has begun or ended since. */
  private breaks = 0;
  private isNewBlock = true;
  private isGlued = false;

  get text(): string {
    return finish(this.textIncrementally());
  }

  /**
   * The text so far. Half of a surrogate pair, which a page may hold, becomes one replacement character, and a line break
   * that was made by hand inside a sentence a space: no place moves.
   */
  textIncrementally(): Sliced<string> {
    return joinBrokenLinesInSlices(String(this.parts).toWellFormed(), this.lineBreaks);
  }

  /** Where the next letter will stand. */
  get position(): number {
    return this.length === 0 ? 0 : this.length + this.gap.length;
  }

  /** Whether the next letter begins a line. */
  get isAtLineStart(): boolean {
    return this.length === 0 || this.gap === "\n";
  }

  /** Whether the next letter begins a paragraph: a single line break may be one inside a sentence. */
  get isAtParagraphStart(): boolean {
    return this.isAtLineStart && (this.isNewBlock || this.breaks > 1);
  }

  /** Ends the line because a block begins or ends. */
  breakLine(): void {
    this.gap = "\n";
    this.isNewBlock = true;
  }

  /** Ends the line inside a block. */
  breakInBlock(): void {
    this.gap = "\n";
    this.breaks += 1;
  }

  /** Tells that the words of an element are read later than they stand. */
  postpone(element: Element): void {
    this.postponed.add(element);
    this.isInOrder = false;
    this.isDetached = true;
  }

  /** Tells that the words of an element have been read; what follows may stand elsewhere if they were read late. */
  end(element: Element): void {
    if (this.postponed.has(element)) this.isDetached = true;
  }

  /** Lets a small letter that follows go on the word, whatever white space comes between. */
  glue(): void {
    this.isGlued = true;
  }

  /** Parts the words before and after, unless a line break does. */
  space(): void {
    if (this.gap === "") this.gap = " ";
  }

  /** Adds a text node; returns how many letters it gave. */
  add(node: Text, kept: PreservedSpace | undefined): number {
    if (kept === "preformatted") return this.addRaw(node);
    const state = { data: node.data, at: 0, from: -1, blanks: 0, letters: 0 };
    if (kept === "lines") return this.addLines(node, state);
    this.collapse(node, state, state.data.length);
    return this.endNode(node, state);
  }

  /** The same in slices, for a text node that is too long to be read at once. */
  *addIncrementally(node: Text, kept: PreservedSpace | undefined): Sliced<number> {
    if (kept) return this.add(node, kept);
    const state = { data: node.data, at: 0, from: -1, blanks: 0, letters: 0 };
    for (; state.at < state.data.length; yield) this.collapse(node, state, state.at + PAUSE_INTERVAL);
    return this.endNode(node, state);
  }

  private addRaw(node: Text): number {
    const { data } = node;
    if (!data.trim()) {
      // White space between two elements may be the end of a line.
      for (const _ of data.matchAll(/\n/g)) this.breakInBlock();
      if (data) this.space();
      return 0;
    }
    for (const { 0: piece, index } of data.matchAll(BETWEEN_LINE_BREAK_PLACEHOLDERS)) {
      this.push(node, index, index + piece.length, piece);
      const start = this.length - piece.length;
      for (let at = piece.indexOf("\n"); at >= 0; at = piece.indexOf("\n", at + 1)) {
        this.lineBreaks.push({ at: start + at, isSingle: true });
      }
    }
    return data.length;
  }

  /** Adds each line of a node by itself. */
  private addLines(node: Text, state: CollapsingRun): number {
    for (;;) {
      const end = state.data.indexOf("\n", state.at);
      this.collapse(node, state, end < 0 ? state.data.length : end);
      this.endNode(node, state);
      if (end < 0) return state.letters;
      this.breakInBlock();
      Object.assign(state, { at: end + 1, from: -1, blanks: 0 });
    }
  }

  /** Adds, up to `until`, stretches in which white space stands alone; more white space parts them. */
  private collapse(node: Text, state: CollapsingRun, until: number): void {
    const { data } = state;
    const end = Math.min(until, data.length);
    for (; state.at < end; state.at += 1) {
      const code = data.charCodeAt(state.at);
      if (isBlank(code)) {
        state.blanks += 1;
        continue;
      }
      if (code >= 0xad && LINE_BREAK_PLACEHOLDERS.test(data.charAt(state.at))) {
        this.endRun(node, state);
        continue;
      }
      const { at, from, blanks } = state;
      if (from < 0) {
        if (blanks > 0) this.space();
        state.from = at;
      } else if (blanks > 1 || at - from > PAUSE_INTERVAL) {
        this.push(node, from, at - blanks, withSpaces(data, from, at - blanks));
        if (blanks > 0) this.space();
        state.from = at;
      }
      state.blanks = 0;
      state.letters += 1;
    }
  }

  /** Adds the stretch that ends here; white space after it is not lost. */
  private endRun(node: Text, state: CollapsingRun): void {
    const { data, at, from, blanks } = state;
    if (from >= 0) this.push(node, from, at - blanks, withSpaces(data, from, at - blanks));
    if (blanks > 0) this.space();
    state.from = -1;
    state.blanks = 0;
  }

  private endNode(node: Text, state: CollapsingRun): number {
    this.endRun(node, state);
    return state.letters;
  }

  private push(node: Text, from: number, to: number, text: string): void {
    if (this.isGlued && this.gap === " " && /^\p{Ll}/u.test(text)) this.gap = "";
    this.isGlued = false;
    if (this.length > 0 && this.gap) {
      if (this.gap === "\n" && !this.isNewBlock) {
        this.lineBreaks.push({ at: this.length, isSingle: this.breaks === 1 });
      }
      this.parts.add(this.gap);
      this.length += 1;
    }
    this.gap = "";
    this.breaks = 0;
    this.isNewBlock = false;
    const segment = { start: this.length, node, offset: from, length: to - from };
    this.segments.push(this.isDetached ? { ...segment, isDetached: true } : segment);
    this.isDetached = false;
    this.parts.add(text);
    this.length += text.length;
  }
}

/** Space, tab, line feed, form feed and carriage return: what HTML collapses. */
function isBlank(code: number): boolean {
  return code === 32 || (code <= 13 && code >= 9 && code !== 11);
}

/** A stretch of a text node in which every white space stands alone, with each made a plain space. */
function withSpaces(data: string, from: number, to: number): string {
  return data.slice(from, to).replace(/[\t\n\r\f]/g, " ");
}

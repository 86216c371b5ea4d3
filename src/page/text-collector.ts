import { joinBrokenLinesInSlices, type LineBreak } from "../engine/document/broken-lines.ts";
import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { TextBuilder } from "../engine/text-builder.ts";
import type { PreservedSpace } from "./element-layout.ts";
import type { Block } from "./main-content.ts";
import type { Segment } from "./span-range-map.ts";

/** Characters of one text node read between two pauses. */
export const PAUSE_INTERVAL = 1 << 16;

/** Soft hyphens and other characters that only mark possible line breaks. They are neither visible nor quoted. */
const LINE_BREAK_PLACEHOLDERS = /[\u00ad\u200b\u2060\ufeff]/;
const BETWEEN_LINE_BREAK_PLACEHOLDERS = /[^\u00ad\u200b\u2060\ufeff]+/g;

/**
 * The state of reading a text node: the position, the start of the current run, and the white space and characters so
 * far.
 */
interface CollapsingRun {
  /** The node's text when reading began. The page may change it between two slices. */
  readonly data: string;
  at: number;
  from: number;
  blanks: number;
  letters: number;
}

/** Builds the text of a page and records the node that each character came from. */
export class TextCollector {
  readonly segments: Segment[] = [];
  readonly blocks: Block[] = [];
  /** Navigation, share bars, related links and the like, in text order. */
  readonly boilerplate: Span[] = [];
  readonly shadowRoots: ShadowRoot[] = [];
  /** Elements skipped as hidden, with everything in them. */
  readonly hidden: Element[] = [];
  /** False if the page was too large or grew too fast to be read to its end. */
  isWhole = true;
  /** True if the text follows node order. Text that floats in a sentence comes after the sentence. */
  isInOrder = true;
  /** Elements that are read later than their position. */
  private readonly postponed = new Set<Element>();
  /** True if the next character follows text that is read elsewhere. */
  private isDetached = false;
  /** Line breaks inside blocks. */
  private readonly lineBreaks: LineBreak[] = [];
  private readonly parts = new TextBuilder();
  private length = 0;
  private gap: "" | " " | "\n" = "";
  /**
   * The number of line breaks inside the block since the last character, and whether a block has begun or ended since
   * then.
   */
  private breaks = 0;
  private isNewBlock = true;
  private isGlued = false;

  get text(): string {
    return finish(this.textIncrementally());
  }

  /**
   * Returns the text so far. A lone surrogate becomes one replacement character, and a manual line break within a
   * sentence becomes a space, so that offsets stay the same.
   */
  textIncrementally(): Sliced<string> {
    return joinBrokenLinesInSlices(String(this.parts).toWellFormed(), this.lineBreaks);
  }

  /** The offset that the next character will have. */
  get position(): number {
    return this.length === 0 ? 0 : this.length + this.gap.length;
  }

  /** True if the next character begins a line. */
  get isAtLineStart(): boolean {
    return this.length === 0 || this.gap === "\n";
  }

  /** True if the next character begins a paragraph. A single line break may be within a sentence. */
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

  /** Records that the text of an element is read later than its position. */
  postpone(element: Element): void {
    this.postponed.add(element);
    this.isInOrder = false;
    this.isDetached = true;
  }

  /**
   * Records that the text of an element has been read. If it was postponed, the text after it may be at another
   * position.
   */
  end(element: Element): void {
    if (this.postponed.has(element)) this.isDetached = true;
  }

  /** Joins the next text to the previous word if it begins with a lower-case letter, even across white space. */
  glue(): void {
    this.isGlued = true;
  }

  /** Separates the words before and after with a space unless there is a line break. */
  space(): void {
    if (this.gap === "") this.gap = " ";
  }

  /** Adds a text node and returns the number of characters added. */
  add(node: Text, kept: PreservedSpace | undefined): number {
    if (kept === "preformatted") return this.addRaw(node);
    const state = { data: node.data, at: 0, from: -1, blanks: 0, letters: 0 };
    if (kept === "lines") return this.addLines(node, state);
    this.collapse(node, state, state.data.length);
    return this.endNode(node, state);
  }

  /** Adds a text node in slices, if it may be too long to be read without a pause. */
  *addIncrementally(node: Text, kept: PreservedSpace | undefined): Sliced<number> {
    if (kept) return this.add(node, kept);
    const state = { data: node.data, at: 0, from: -1, blanks: 0, letters: 0 };
    for (; state.at < state.data.length; yield) this.collapse(node, state, state.at + PAUSE_INTERVAL);
    return this.endNode(node, state);
  }

  private addRaw(node: Text): number {
    const { data } = node;
    if (!data.trim()) {
      // White space between two elements may contain the end of a line.
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

  /** Adds each line of a node separately. */
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

  /** Adds runs without repeated white space, up to `until`. Repeated white space ends a run. */
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

  /** Adds the run that ends here and remembers the white space after it. */
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

/** Returns true for the characters that HTML collapses: space, tab, line feed, form feed and carriage return. */
function isBlank(code: number): boolean {
  return code === 32 || (code <= 13 && code >= 9 && code !== 11);
}

/** Returns a run of a text node with each white space character replaced by a space. */
function withSpaces(data: string, from: number, to: number): string {
  return data.slice(from, to).replace(/[\t\n\r\f]/g, " ");
}

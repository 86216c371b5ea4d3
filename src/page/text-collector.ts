import type { Sliced } from "../text/slices.ts";
import type { Span } from "../text/span.ts";
import { TextParts } from "../text/text-parts.ts";
import type { Block } from "./main-content.ts";
import type { Segment } from "./text-map.ts";

/** Letters of one text node that are read between two pauses. */
export const STRETCH = 1 << 16;

/** Where the reading of a text node is, where its last stretch began, and the white space and letters met so far. */
interface Collapsing {
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
  readonly asides: Span[] = [];
  readonly shadowRoots: ShadowRoot[] = [];
  /** Elements left out as hidden, with all in them. */
  readonly hidden: Element[] = [];
  /** Whether everything was read: a page that grows while it is read has no end. */
  isWhole = true;
  private readonly parts = new TextParts();
  private length = 0;
  private gap: "" | " " | "\n" = "";

  /** Half of a surrogate pair, which a page may hold, becomes one replacement character: no place moves. */
  get text(): string {
    return String(this.parts).toWellFormed();
  }

  /** Where the next letter will stand. */
  get position(): number {
    return this.length === 0 ? 0 : this.length + this.gap.length;
  }

  breakLine(): void {
    this.gap = "\n";
  }

  /** Adds a text node; returns how many letters it gave. */
  add(node: Text, preformatted: boolean): number {
    if (preformatted) return this.addAsIs(node);
    const state = { data: node.data, at: 0, from: -1, blanks: 0, letters: 0 };
    this.collapse(node, state, state.data.length);
    return this.endNode(node, state);
  }

  /** The same in slices, for a text node that is too long to be read at once. */
  *addInSlices(node: Text, preformatted: boolean): Sliced<number> {
    if (preformatted) return this.addAsIs(node);
    const state = { data: node.data, at: 0, from: -1, blanks: 0, letters: 0 };
    for (; state.at < state.data.length; yield) this.collapse(node, state, state.at + STRETCH);
    return this.endNode(node, state);
  }

  private addAsIs(node: Text): number {
    if (!node.data.trim()) return 0;
    this.push(node, 0, node.data.length, node.data);
    return node.data.length;
  }

  /** Adds, up to `until`, stretches in which white space stands alone; more white space parts them. */
  private collapse(node: Text, state: Collapsing, until: number): void {
    const { data } = state;
    const end = Math.min(until, data.length);
    for (; state.at < end; state.at += 1) {
      if (isBlank(data.charCodeAt(state.at))) {
        state.blanks += 1;
        continue;
      }
      const { at, from, blanks } = state;
      if (from < 0) {
        if (at > 0) this.space();
        state.from = at;
      } else if (blanks > 1 || at - from > STRETCH) {
        this.push(node, from, at - blanks, spaced(data, from, at - blanks));
        if (blanks > 0) this.space();
        state.from = at;
      }
      state.blanks = 0;
      state.letters += 1;
    }
  }

  private endNode(node: Text, { data, at, from, blanks, letters }: Collapsing): number {
    if (from >= 0) this.push(node, from, at - blanks, spaced(data, from, at - blanks));
    if (blanks > 0) this.space();
    return letters;
  }

  private space(): void {
    if (this.gap === "") this.gap = " ";
  }

  private push(node: Text, from: number, to: number, text: string): void {
    if (this.length > 0 && this.gap) {
      this.parts.add(this.gap);
      this.length += 1;
    }
    this.gap = "";
    this.segments.push({ start: this.length, node, offset: from, length: to - from });
    this.parts.add(text);
    this.length += text.length;
  }
}

/** Space, tab, line feed, form feed and carriage return: what HTML collapses. */
function isBlank(code: number): boolean {
  return code === 32 || (code <= 13 && code >= 9 && code !== 11);
}

/** A stretch of a text node in which every white space stands alone, with each made a plain space. */
function spaced(data: string, from: number, to: number): string {
  return data.slice(from, to).replace(/[\t\n\r\f]/g, " ");
}

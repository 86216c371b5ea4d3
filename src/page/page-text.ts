import type { Span } from "../text/span.ts";
import { type LayoutOf, layoutInPage } from "./layout.ts";
import { type Block, findMain, isAside } from "./main-content.ts";

/**
 * The one text of a page, as a reader sees it: white space collapsed, one line a block. All spans of the product are
 * of this text; only this file maps them to nodes and back.
 */
export interface PageText {
  readonly text: string;
  /** The headline: the heading of the main content, or the document's title. */
  readonly title: string;
  /** Where the main content stands, its headline included. */
  readonly main: Span;
  /** Navigation, share bars, related links and the like, in text order. */
  readonly asides: readonly Span[];
  /** The live range of a span, or nothing when the span is empty or outside the text. */
  rangeOf(span: Span): Range | undefined;
  /** The span of a live range, or nothing when the range holds no text of the page. */
  spanOf(range: Range): Span | undefined;
}

/** A stretch of one text node that stands letter for letter in the page's text. */
interface Segment {
  readonly start: number;
  readonly node: Text;
  readonly offset: number;
  readonly length: number;
}

const NO_TEXT = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED CANVAS AUDIO VIDEO SELECT TEXTAREA INPUT HEAD RT RP MATH PROGRESS METER".split(
    " ",
  ),
);

const WORD = /[^ \t\n\r\f]+/g;

/** Collects a page's text and remembers which node each letter came from. */
class TextCollector {
  readonly segments: Segment[] = [];
  readonly blocks: Block[] = [];
  readonly asides: Span[] = [];
  private readonly parts: string[] = [];
  private length = 0;
  private gap: "" | " " | "\n" = "";

  get text(): string {
    return this.parts.join("");
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
    return preformatted ? this.addAsIs(node) : this.addCollapsed(node);
  }

  private addAsIs(node: Text): number {
    if (!node.data.trim()) return 0;
    this.push(node, 0, node.data.length, node.data);
    return node.data.length;
  }

  private addCollapsed(node: Text): number {
    const { data } = node;
    let letters = 0;
    let from = -1;
    let to = 0;
    for (const match of data.matchAll(WORD)) {
      const start = match.index;
      if (from >= 0 && start !== to + 1) {
        this.push(node, from, to, spaced(data, from, to));
        this.space();
        from = start;
      } else if (from < 0) {
        if (start > 0) this.space();
        from = start;
      }
      to = start + match[0].length;
      letters += match[0].length;
    }
    if (from >= 0) this.push(node, from, to, spaced(data, from, to));
    if (to < data.length) this.space();
    return letters;
  }

  private space(): void {
    if (this.gap === "") this.gap = " ";
  }

  private push(node: Text, from: number, to: number, text: string): void {
    if (this.length > 0 && this.gap) {
      this.parts.push(this.gap);
      this.length += 1;
    }
    this.gap = "";
    this.segments.push({ start: this.length, node, offset: from, length: to - from });
    this.parts.push(text);
    this.length += text.length;
  }
}

/** A stretch of a text node in which every white space stands alone, with each made a plain space. */
function spaced(data: string, from: number, to: number): string {
  return data.slice(from, to).replace(/[\t\n\r\f]/g, " ");
}

/** What the walk knows of an element that it is inside of. */
interface Open {
  readonly element: Element;
  readonly start: number;
  readonly block: boolean;
  readonly aside: boolean;
  readonly link: boolean;
  readonly preformatted: boolean;
  letters: number;
  linkLetters: number;
}

/** Walks `root` once, without recursion: a hostile page may nest deeper than the stack. */
function collect(root: Element, layoutOf: LayoutOf): TextCollector {
  const collector = new TextCollector();
  const stack: Open[] = [];
  let node: Node | null = root;
  while (node) {
    const entered: boolean =
      node.nodeType === Node.ELEMENT_NODE ? enter(node as Element, collector, stack, layoutOf) : false;
    if (node.nodeType === Node.TEXT_NODE) addText(node as Text, collector, stack);
    if (entered && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (entered) leave(collector, stack);
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (stack.at(-1)?.element === node) leave(collector, stack);
    }
    node = node && node !== root ? node.nextSibling : null;
  }
  return collector;
}

function enter(element: Element, collector: TextCollector, stack: Open[], layoutOf: LayoutOf): boolean {
  if (element.tagName === "BR") collector.breakLine();
  if (NO_TEXT.has(element.tagName.toUpperCase()) || element.tagName === "BR") return false;
  const layout = layoutOf(element);
  if (layout === "hidden") return false;
  const outer = stack.at(-1);
  const block = layout !== "inline";
  if (block) collector.breakLine();
  stack.push({
    element,
    start: collector.position,
    block,
    aside: !outer?.aside && isAside(element),
    link: outer?.link === true || element.tagName === "A",
    preformatted: layout === "preformatted" || (layout === "inline" && outer?.preformatted === true),
    letters: 0,
    linkLetters: 0,
  });
  return true;
}

function addText(node: Text, collector: TextCollector, stack: readonly Open[]): void {
  const open = stack.at(-1);
  const letters = collector.add(node, open?.preformatted === true);
  const block = stack.findLast((one) => one.block);
  if (!block) return;
  block.letters += letters;
  if (open?.link) block.linkLetters += letters;
}

function leave(collector: TextCollector, stack: Open[]): void {
  const open = stack.pop();
  if (!open) return;
  if (open.block) collector.breakLine();
  const span = { start: open.start, end: Math.max(open.start, collector.position - 1) };
  if (open.aside && span.end > span.start) collector.asides.push(span);
  if (!open.block || span.end <= span.start) return;
  const inAside = open.aside || stack.some((one) => one.aside);
  collector.blocks.push({ element: open.element, span, letters: open.letters, linkLetters: open.linkLetters, inAside });
}

/** Reads the text of a document, and finds its headline and main content. */
export function readPageText(document: Document, layoutOf: LayoutOf = layoutInPage): PageText {
  const root = document.body ?? document.documentElement;
  const { segments, blocks, asides, text } = root ? collect(root, layoutOf) : new TextCollector();
  const { main, title } = findMain(blocks, text, document.title);
  return {
    text,
    title,
    main,
    asides: asides.sort((a, b) => a.start - b.start),
    rangeOf: (span) => rangeOf(segments, span, document),
    spanOf: (range) => spanOf(segments, range),
  };
}

/**
 * The main content for the engine, in the coordinates of the page's text from `main.start` on: asides are blanked out
 * by line breaks of the same length, so that no span needs translating.
 */
export function mainTextOf({ text, main, asides }: PageText): string {
  let masked = "";
  let at = main.start;
  for (const aside of asides) {
    const start = Math.max(aside.start, at);
    const end = Math.min(aside.end, main.end);
    if (end <= start) continue;
    masked += text.slice(at, start) + "\n".repeat(end - start);
    at = end;
  }
  return masked + text.slice(at, main.end);
}

function rangeOf(segments: readonly Segment[], span: Span, document: Document): Range | undefined {
  const first = segments[indexAtOrAfter(segments, span.start)];
  const last = segments[indexBefore(segments, span.end)];
  if (!first || !last || span.end <= span.start || last.start < first.start) return undefined;
  if (!first.node.isConnected || !last.node.isConnected) return undefined;
  const startOffset = first.offset + Math.max(0, span.start - first.start);
  const endOffset = last.offset + Math.min(last.length, span.end - last.start);
  if (startOffset > first.node.length || endOffset > last.node.length) return undefined;
  const range = document.createRange();
  range.setStart(first.node, startOffset);
  range.setEnd(last.node, endOffset);
  return range;
}

/** The first segment that has a letter at or after `position`. */
function indexAtOrAfter(segments: readonly Segment[], position: number): number {
  return firstIndex(segments.length, (index) => {
    const segment = segments[index];
    return segment !== undefined && segment.start + segment.length > position;
  });
}

/** The last segment that has a letter before `position`. */
function indexBefore(segments: readonly Segment[], position: number): number {
  return firstIndex(segments.length, (index) => (segments[index]?.start ?? position) >= position) - 1;
}

/** The first of `count` indexes for which `holds`, where it holds for all that follow. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function spanOf(segments: readonly Segment[], range: Range): Span | undefined {
  const live = (index: number) => segments[index] as Segment;
  const first = firstIndex(segments.length, (index) => {
    const { node, offset, length } = live(index);
    return node.isConnected && range.comparePoint(node, Math.min(offset + length, node.length)) >= 0;
  });
  const after = firstIndex(segments.length, (index) => {
    const { node, offset } = live(index);
    return node.isConnected && range.comparePoint(node, Math.min(offset, node.length)) > 0;
  });
  const start = boundary(segments[first], range.startContainer, range.startOffset, "start");
  const end = boundary(segments[after - 1], range.endContainer, range.endOffset, "end");
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

function boundary(
  segment: Segment | undefined,
  container: Node,
  offset: number,
  side: "start" | "end",
): number | undefined {
  if (!segment) return undefined;
  if (segment.node !== container) return side === "start" ? segment.start : segment.start + segment.length;
  return segment.start + Math.min(segment.length, Math.max(0, offset - segment.offset));
}

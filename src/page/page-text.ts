import type { Span } from "../text/span.ts";
import { isShown, type LayoutOf, layoutInPage } from "./layout.ts";
import { type Block, findMain, isAside } from "./main-content.ts";
import { createTextMap, type Segment } from "./text-map.ts";

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
  /** The open shadow trees whose text was read; the document's own watchers do not see into them. */
  readonly shadowRoots: readonly ShadowRoot[];
  /** The live range of a span, its first when it needs several, or nothing when the span is empty or outside the text. */
  rangeOf(span: Span): Range | undefined;
  /** The live ranges of a span, one for each shadow tree and stretch of document that it runs through. */
  rangesOf(span: Span): Range[];
  /** The span of a live range, or nothing when the range holds no text of the page. */
  spanOf(range: Range): Span | undefined;
  /** Whether what was left out as hidden is hidden still, and what was read still shown: no class or style has changed that. */
  isShownAsRead(): boolean;
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
  readonly shadowRoots: ShadowRoot[] = [];
  /** Elements left out as hidden, with all in them. */
  readonly hidden: Element[] = [];
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

/** What the walk knows of an element that it is inside of, and where it goes on in there. */
interface Open {
  readonly element: Element;
  readonly start: number;
  /** The innermost block around, perhaps itself. */
  readonly block: Open | undefined;
  readonly aside: boolean;
  readonly inAside: boolean;
  readonly link: boolean;
  readonly preformatted: boolean;
  readonly children: Iterator<Node>;
  letters: number;
  linkLetters: number;
}

/** Walks `root` once, without recursion: a hostile page may nest deeper than the stack. */
function collect(root: Element, layoutOf: LayoutOf): TextCollector {
  const collector = new TextCollector();
  const stack: Open[] = [];
  enter(root, collector, stack, layoutOf);
  for (let open = stack.at(-1); open; open = stack.at(-1)) {
    const { value: node, done } = open.children.next();
    if (done) leave(collector, stack);
    else if (node.nodeType === Node.ELEMENT_NODE) enter(node as Element, collector, stack, layoutOf);
    else if (node.nodeType === Node.TEXT_NODE) addText(node as Text, collector, open);
  }
  return collector;
}

function enter(element: Element, collector: TextCollector, stack: Open[], layoutOf: LayoutOf): void {
  if (element.tagName === "BR") collector.breakLine();
  if (NO_TEXT.has(element.tagName.toUpperCase()) || element.tagName === "BR") return;
  const layout = layoutOf(element);
  if (layout === "hidden") {
    if (element.firstChild) collector.hidden.push(element);
    return;
  }
  const outer = stack.at(-1);
  const isBlock = layout !== "inline";
  if (isBlock) collector.breakLine();
  if (element.shadowRoot) collector.shadowRoots.push(element.shadowRoot);
  const aside = outer?.inAside !== true && isAside(element, layout === "pinned");
  const open = {
    element,
    start: collector.position,
    block: outer?.block,
    aside,
    inAside: aside || outer?.inAside === true,
    link: outer?.link === true || element.tagName === "A",
    preformatted: layout === "preformatted" || (layout === "inline" && outer?.preformatted === true),
    children: childrenOf(element),
    letters: 0,
    linkLetters: 0,
  };
  if (isBlock) open.block = open;
  stack.push(open);
}

/** The nodes in an element as the page shows them: those of its open shadow tree, and in a slot what is put there. */
function* childrenOf(element: Element): Generator<Node, undefined> {
  const assigned = element.tagName === "SLOT" ? (element as HTMLSlotElement).assignedNodes() : [];
  if (assigned.length > 0) {
    yield* assigned;
    return;
  }
  for (let node = (element.shadowRoot ?? element).firstChild; node; node = node.nextSibling) yield node;
}

function addText(node: Text, collector: TextCollector, { block, link, preformatted }: Open): void {
  const letters = collector.add(node, preformatted);
  if (!block) return;
  block.letters += letters;
  if (link) block.linkLetters += letters;
}

function leave(collector: TextCollector, stack: Open[]): void {
  const open = stack.pop();
  if (!open) return;
  const { element, letters, linkLetters, inAside } = open;
  const isBlock = open.block === open;
  if (isBlock) collector.breakLine();
  const span = { start: open.start, end: Math.max(open.start, collector.position - 1) };
  if (open.aside && span.end > span.start) collector.asides.push(span);
  if (isBlock && span.end > span.start) collector.blocks.push({ element, span, letters, linkLetters, inAside });
}

/** Reads the text of a document, and finds its headline and main content. */
export function readPageText(document: Document, layoutOf: LayoutOf = layoutInPage): PageText {
  const root = document.body ?? document.documentElement;
  const collector = root ? collect(root, layoutOf) : new TextCollector();
  const { segments, blocks, asides, text, shadowRoots, hidden } = collector;
  const { main, title } = findMain(blocks, text, document.title);
  const seen = blocks.filter(({ letters, inAside }) => letters > 0 && !inAside).map(({ element }) => element);
  const map = createTextMap(segments, document, shadowRoots.length > 0);
  return {
    text,
    title,
    main,
    asides: asides.sort((a, b) => a.start - b.start),
    shadowRoots,
    rangeOf: (span) => map.rangesOf(span)[0],
    rangesOf: map.rangesOf,
    spanOf: map.spanOf,
    isShownAsRead: () => hidden.every((one) => !isShown(one, layoutOf)) && seen.every((one) => isShown(one, layoutOf)),
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

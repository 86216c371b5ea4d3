import type { Sliced } from "../engine/slices.ts";
import { hasAtMostLetters, isUnseen, type Layout, type LayoutOf, type PreservedSpace } from "./element-layout.ts";
import {
  type BoilerplateKind,
  boilerplateKindOf,
  type ElementContents,
  isBoilerplate,
  isStoryPart,
  MIN_STORY_LETTERS,
} from "./main-content.ts";
import { PAUSE_INTERVAL, TextCollector } from "./text-collector.ts";

/**
 * Elements whose text is not part of the page's text. A button's label is not part of the sentence around it, although
 * Chromium copies it, and the title of a drawing is not shown.
 */
const NO_TEXT_TAGS = new Set(
  "script style noscript template iframe object embed canvas audio video select textarea input button head title desc metadata defs rt rp math progress meter".split(
    " ",
  ),
);

/** Nodes visited between two pauses: computing the styles of this many takes less than a millisecond. */
const NODES = 32;

/** Maximum number of nodes read, because a page may add nodes as fast as they are read. The rest is ignored. */
const MAX_NODES = 4_000_000;

/** The traversal state of an element whose children are being read. */
interface OpenElement extends ElementContents {
  readonly element: Element;
  readonly start: number;
  /** The innermost enclosing block, which may be the element itself. */
  readonly block: OpenElement | undefined;
  readonly kind: BoilerplateKind;
  /** The number of blocks and boilerplate spans before this element: those within boilerplate are dropped. */
  readonly blocksBefore: number;
  readonly boilerplateBefore: number;
  readonly isInBoilerplate: boolean;
  readonly link: boolean;
  readonly whiteSpace: PreservedSpace | undefined;
  /** True if the element's own text is not displayed. */
  readonly isUnseen: boolean;
  /** True for a float that is part of a word or a footnote reference, so that nothing in it breaks the line. */
  readonly isInWord: boolean;
  /** True if the element is the beginning of the word that follows it. */
  readonly isBeforeWord: boolean;
  readonly children: Children;
  /** Elements that float in the middle of a line of this block. They are read after the paragraph ends. */
  readonly floats: Element[];
  letters: number;
  linkLetters: number;
}

/**
 * Traverses `root` once, without recursion, because a page may nest deeper than the stack. The page may change at each
 * pause. In that case the text may be partly old and partly new, until the change causes the page to be read again.
 */
export function* collectText(root: Element, layoutOf: LayoutOf, maxNodes = MAX_NODES): Sliced<TextCollector> {
  const collector = new TextCollector();
  const stack: OpenElement[] = [];
  openElement(root, collector, stack, layoutOf);
  for (let visited = 1; visited < maxNodes; visited += 1) {
    const open = stack.at(-1);
    if (!open) return collector;
    const node = nextFloat(open, collector) ?? open.children.next() ?? lastFloat(open, collector);
    if (!node) closeElement(collector, stack);
    else if (node.nodeType === Node.ELEMENT_NODE) openElement(node as Element, collector, stack, layoutOf);
    else if (node.nodeType === Node.TEXT_NODE && !open.isUnseen) {
      const text = node as Text;
      const isLong = text.length > PAUSE_INTERVAL;
      const { whiteSpace } = open;
      countLetters(
        isLong ? yield* collector.addIncrementally(text, whiteSpace) : collector.add(text, whiteSpace),
        open,
      );
    }
    if (visited % NODES === 0) yield;
  }
  collector.isWhole = false;
  while (stack.length > 0) closeElement(collector, stack);
  return collector;
}

/** Returns the next floating element of the block's current paragraph after the paragraph has ended. */
function nextFloat({ block }: OpenElement, collector: TextCollector): Element | undefined {
  return block && block.floats.length > 0 && collector.isAtParagraphStart ? block.floats.shift() : undefined;
}

/** Returns the next floating element of the block's last paragraph when the block ends. */
function lastFloat({ floats }: OpenElement, collector: TextCollector): Element | undefined {
  if (floats.length > 0) collector.breakLine();
  return floats.shift();
}

function openElement(element: Element, collector: TextCollector, stack: OpenElement[], layoutOf: LayoutOf): void {
  const outer = stack.at(-1);
  const tag = element.localName;
  if (outer) noteContents(outer, element);
  if (tag === "br") insertBreak(outer, collector);
  if (NO_TEXT_TAGS.has(tag.toLowerCase()) || tag === "br") return;
  const layout = layoutOf(element);
  if ((layout === "hidden" || isUnseen(layout)) && element.firstChild) collector.hidden.push(element);
  if (layout === "hidden") return;
  const place = placementOf(element, layout, outer, collector);
  if (place === "later") {
    outer?.block?.floats.push(element);
    collector.postpone(element);
    return;
  }
  stack.push(beginElement(element, layout, place, outer, collector));
}

/** Ends the line before a block, and returns the state of an element whose text begins at the collector's position. */
function beginElement(
  element: Element,
  layout: Layout,
  place: TextPlacement | undefined,
  outer: OpenElement | undefined,
  collector: TextCollector,
): OpenElement {
  const isInWord = outer?.isInWord === true || place === "in word" || place === "before word";
  const isBlock = !isInWord && !layout.startsWith("inline");
  if (isBlock) collector.breakLine();
  if (element.shadowRoot) collector.shadowRoots.push(element.shadowRoot);
  const inBoilerplate = outer?.isInBoilerplate === true;
  const kind = inBoilerplate ? "never" : boilerplateKindOf(element, layout === "fixed");
  const open: OpenElement & { block: OpenElement | undefined } = {
    element,
    start: collector.position,
    block: outer?.block,
    kind,
    blocksBefore: collector.blocks.length,
    boilerplateBefore: collector.boilerplate.length,
    isInBoilerplate: inBoilerplate || kind === "always",
    link: outer?.link === true || element.localName === "a",
    whiteSpace: preservedSpaceOf(layout),
    isUnseen: isUnseen(layout),
    isInWord,
    isBeforeWord: place === "before word",
    children: childrenOf(element),
    floats: [],
    letters: 0,
    linkLetters: 0,
    hasHeadline: false,
    hasStoryPart: false,
    longParagraphs: 0,
  };
  if (isBlock) open.block = open;
  return open;
}

function preservedSpaceOf(layout: string): PreservedSpace | undefined {
  if (layout.endsWith(" preformatted")) return "preformatted";
  return layout.endsWith(" lines") ? "lines" : undefined;
}

/** Adds a line break for a `br`, or a space in a headline, which is one line even if it is broken to fit. */
function insertBreak(outer: OpenElement | undefined, collector: TextCollector): void {
  if (outer?.block && /^h[1-6]$/.test(outer.block.element.localName)) collector.space();
  else collector.breakInBlock();
}

/** Matches a footnote reference: numbers, a letter, asterisks or daggers, with or without brackets. */
const FOOTNOTE_NUMBER = /^[\s[(]*(?:\p{L}|[\d*†‡§¶]{1,3}|\d{1,3}(?:[,–-] ?\d{1,3}){1,4}|note \d{1,3})[\s\]),.]*$/u;
const MAX_FOOTNOTE_NUMBER_LENGTH = 16;

/**
 * Matches a drop cap, perhaps with a quotation mark, or a short first word. An X is excluded because it is usually a
 * close button.
 */
const DROP_CAP = /^\s*(?![xX]\s{0,99}$)["“„«‘'(]?\p{L}{1,3}[.’']?\s*$/u;
const ONE_LETTER_WORD = /^\s*["“„«‘'(]?[AIOÀY]\s*$/u;

/** "before word" means that the word continues after the element, even if there is white space between them. */
type TextPlacement = "in word" | "before word" | "later" | "block";

/**
 * Returns where an out-of-flow element is read: drop caps and footnote references are part of a word, other text that
 * floats in the middle of a line is read after the paragraph, as are the words of a drawing there, and everything else
 * is a block.
 */
function placementOf(
  element: Element,
  layout: Layout,
  outer: OpenElement | undefined,
  collector: TextCollector,
): TextPlacement | undefined {
  if (layout === "floating") return placementOfFloating(element, outer, collector);
  const isAside = layout === "fixed" || (element.localName === "svg" && element.querySelector("text") !== null);
  const isInLine = isAside && outer?.block && !outer.isInBoilerplate && !collector.isAtLineStart;
  return isInLine ? "later" : undefined;
}

function placementOfFloating(
  element: Element,
  outer: OpenElement | undefined,
  collector: TextCollector,
): TextPlacement {
  if (!outer?.block || outer.isInBoilerplate) return "block";
  const text = hasAtMostLetters(element, MAX_FOOTNOTE_NUMBER_LENGTH) ? (element.textContent ?? "") : undefined;
  if (!collector.isAtLineStart) return text && FOOTNOTE_NUMBER.test(text) ? "in word" : "later";
  if (!text || !DROP_CAP.test(text) || !isFollowedByText(element, outer.block.element)) return "block";
  return ONE_LETTER_WORD.test(text) ? "in word" : "before word";
}

/** Returns true if text of the same line follows an element, perhaps after the end of the inline elements around it. */
function isFollowedByText(element: Element, block: Element): boolean {
  for (let at: Element | null = element; at && at !== block; at = at.parentElement) {
    for (let next = at.nextSibling; next; next = next.nextSibling) {
      if (next.nodeType === Node.TEXT_NODE && (next as Text).data.trim()) return true;
      if (next.nodeType === Node.ELEMENT_NODE) return IN_LINE.has((next as Element).localName);
    }
  }
  return false;
}

const IN_LINE = new Set("a abbr b bdi cite em font i mark q s small span strong u".split(" "));

function noteContents(outer: OpenElement, element: Element): void {
  if (element.localName === "h1") outer.hasHeadline = true;
  else if (isStoryPart(element)) outer.hasStoryPart = true;
}

/** Iterates over an element's children as displayed, while the page may change. */
interface Children {
  next(): Node | undefined;
}

/**
 * Returns the children as displayed: those of an open shadow root instead of its host's, and the assigned nodes of a
 * slot.
 */
function childrenOf(element: Element): Children {
  const assigned = element.localName === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
  return assigned.length > 0 ? nodesOf(assigned) : childNodesOf(element.shadowRoot ?? element);
}

function nodesOf(nodes: readonly Node[]): Children {
  let index = 0;
  return { next: () => nodes[index++] };
}

function childNodesOf(parent: Node): Children {
  let node: Node | null = null;
  let following = parent.firstChild as Node | null;
  return {
    next() {
      // A node that the page has removed has no next sibling, but the node that followed it may still be in the page.
      if (node?.parentNode === parent) node = node.nextSibling;
      else node = following?.parentNode === parent ? following : null;
      following = node?.nextSibling ?? null;
      return node ?? undefined;
    },
  };
}

function countLetters(letters: number, { block, link }: OpenElement): void {
  if (!block) return;
  block.letters += letters;
  if (link) block.linkLetters += letters;
}

function closeElement(collector: TextCollector, stack: OpenElement[]): void {
  const open = stack.pop();
  if (!open) return;
  const { element, letters, linkLetters, isInBoilerplate } = open;
  const isBlock = open.block === open;
  if (isBlock) collector.breakLine();
  if (open.isBeforeWord) collector.glue();
  collector.end(element);
  const span = { start: open.start, end: Math.max(open.start, collector.position - 1) };
  propagateToParent(open, stack.at(-1), span.end - span.start);
  if (isBoilerplate(open.kind, open)) {
    collector.blocks.length = open.blocksBefore;
    collector.boilerplate.length = open.boilerplateBefore;
    if (span.end > span.start) collector.boilerplate.push(span);
  } else if (isBlock && !isInBoilerplate && span.end > span.start) {
    collector.blocks.push({ element, span, letters, linkLetters });
  }
}

/** Adds what an element contains to the counts of its parent. */
function propagateToParent(open: OpenElement, outer: OpenElement | undefined, length: number): void {
  if (!outer) return;
  outer.hasHeadline ||= open.hasHeadline;
  outer.hasStoryPart ||= open.hasStoryPart;
  outer.longParagraphs += open.longParagraphs + (open.element.localName === "p" && length >= MIN_STORY_LETTERS ? 1 : 0);
}

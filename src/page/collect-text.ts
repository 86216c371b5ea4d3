import type { Sliced } from "../engine/slices.ts";
import { hasAtMostLetters, type Layout, type LayoutOf, type PreservedSpace } from "./element-layout.ts";
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
 * What has no text that is part of the page's own. The label of a button is no part of the sentence that it stands in,
 * though Chromium copies it; the name of a drawing is not shown.
 */
const NO_TEXT_TAGS = new Set(
  "script style noscript template iframe object embed canvas audio video select textarea input button head title desc metadata defs rt rp math progress meter".split(
    " ",
  ),
);

/** Nodes that are visited between two pauses: asking for the styles of these takes less than a millisecond. */
const NODES = 32;

/** A page may put in nodes as fast as they are read; with more than this, the rest is left out. */
const MAX_NODES = 4_000_000;

/** What the walk knows of an element that it is inside of, and where it goes on in there. */
interface OpenElement extends ElementContents {
  readonly element: Element;
  readonly start: number;
  /** The innermost block around, perhaps itself. */
  readonly block: OpenElement | undefined;
  readonly kind: BoilerplateKind;
  /** How many blocks and asides there were before this element: those in furniture are dropped. */
  readonly blocksBefore: number;
  readonly boilerplateBefore: number;
  readonly isInBoilerplate: boolean;
  readonly link: boolean;
  readonly whiteSpace: PreservedSpace | undefined;
  /** Whether it floats but is part of a word or the mark of a footnote, so that nothing in it breaks the line. */
  readonly isInWord: boolean;
  /** Whether it is the beginning of the word that follows it. */
  readonly isBeforeWord: boolean;
  readonly children: Children;
  /** What floats in the middle of a line of this block, and is read when the paragraph has ended. */
  readonly floats: Element[];
  letters: number;
  linkLetters: number;
}

/**
 * Walks `root` once, without recursion: a page may nest deeper than the stack. The page may change at each pause: then
 * what is read may be partly old and partly new, until it is read again because of the change.
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
    else if (node.nodeType === Node.TEXT_NODE) {
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

/** What floated in a paragraph of the block, once that has ended. */
function nextFloat({ block }: OpenElement, collector: TextCollector): Element | undefined {
  return block && block.floats.length > 0 && collector.isAtParagraphStart ? block.floats.shift() : undefined;
}

/** What floated in the last paragraph of the block, which ends for it. */
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
  if (layout === "hidden") {
    if (element.firstChild) collector.hidden.push(element);
    return;
  }
  const place = placementOf(element, layout, outer, collector);
  if (place === "later") {
    outer?.block?.floats.push(element);
    collector.postpone(element);
    return;
  }
  const isInWord = outer?.isInWord === true || place === "in word" || place === "before word";
  const isBlock = !isInWord && !layout.startsWith("inline");
  if (isBlock) collector.breakLine();
  if (element.shadowRoot) collector.shadowRoots.push(element.shadowRoot);
  const inFurniture = outer?.isInBoilerplate === true;
  const kind = inFurniture ? "never" : boilerplateKindOf(element, layout === "fixed");
  const open: OpenElement & { block: OpenElement | undefined } = {
    element,
    start: collector.position,
    block: outer?.block,
    kind,
    blocksBefore: collector.blocks.length,
    boilerplateBefore: collector.boilerplate.length,
    isInBoilerplate: inFurniture || kind === "always",
    link: outer?.link === true || tag === "a",
    whiteSpace: preservedSpaceOf(layout),
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
  stack.push(open);
}

function preservedSpaceOf(layout: string): PreservedSpace | undefined {
  if (layout.endsWith(" preformatted")) return "preformatted";
  return layout.endsWith(" lines") ? "lines" : undefined;
}

/** A headline is one line, however it is broken to fit. */
function insertBreak(outer: OpenElement | undefined, collector: TextCollector): void {
  if (outer?.block && /^h[1-6]$/.test(outer.block.element.localName)) collector.space();
  else collector.breakInBlock();
}

/** The mark of a footnote: numbers, a letter, stars and daggers, in brackets or not. */
const FOOTNOTE_NUMBER = /^[\s[(]*(?:\p{L}|[\d*†‡§¶]{1,3}|\d{1,3}(?:[,–-] ?\d{1,3}){1,4}|note \d{1,3})[\s\]),.]*$/u;
const MAX_FOOTNOTE_NUMBER_LENGTH = 16;

/** A first letter, perhaps with a quotation mark, or a short first word; an X closes something. */
const DROP_CAP = /^\s*(?![xX]\s{0,99}$)["“„«‘'(]?\p{L}{1,3}[.’']?\s*$/u;
const ONE_LETTER_WORD = /^\s*["“„«‘'(]?[AIOÀY]\s*$/u;

/** "before word" is what the word goes on after, whatever white space comes between. */
type TextPlacement = "in word" | "before word" | "later" | "block";

/**
 * Where a box that is out of the flow of the text is read: a drop cap and the mark of a footnote stand in a word; other
 * words that float in the middle of a line stand beside it, and are read after it; everything else is a block.
 */
function placementOf(
  element: Element,
  layout: Layout,
  outer: OpenElement | undefined,
  collector: TextCollector,
): TextPlacement | undefined {
  if (layout === "floating") return placementOfFloating(element, outer, collector);
  const isInLine = layout === "fixed" && outer?.block && !outer.isInBoilerplate && !collector.isAtLineStart;
  return isInLine ? "later" : undefined;
}

function placementOfFloating(
  element: Element,
  outer: OpenElement | undefined,
  collector: TextCollector,
): TextPlacement {
  if (!outer?.block || outer.isInBoilerplate) return "block";
  const words = hasAtMostLetters(element, MAX_FOOTNOTE_NUMBER_LENGTH) ? (element.textContent ?? "") : undefined;
  if (!collector.isAtLineStart) return words && FOOTNOTE_NUMBER.test(words) ? "in word" : "later";
  if (!words || !DROP_CAP.test(words) || !isFollowedByText(element, outer.block.element)) return "block";
  return ONE_LETTER_WORD.test(words) ? "in word" : "before word";
}

/** Whether words of the same line come after an element, perhaps after the end of inline elements around it. */
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

/** The nodes in an element as the page shows them, one after the other, while the page may change. */
interface Children {
  next(): Node | undefined;
}

/** The nodes of an open shadow tree instead of those in its host, and in a slot what is put there. */
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
      // A node that the page took out meanwhile has no next one; the one that was next may be there still.
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

/** Tells the element around what stands in this one. */
function propagateToParent(open: OpenElement, outer: OpenElement | undefined, length: number): void {
  if (!outer) return;
  outer.hasHeadline ||= open.hasHeadline;
  outer.hasStoryPart ||= open.hasStoryPart;
  outer.longParagraphs += open.longParagraphs + (open.element.localName === "p" && length >= MIN_STORY_LETTERS ? 1 : 0);
}

import type { Sliced } from "../text/slices.ts";
import type { LayoutOf } from "./layout.ts";
import { type Furniture, furnitureOf, type Holding, isFurniture, isStoryPart, STORY_LETTERS } from "./main-content.ts";
import { STRETCH, TextCollector } from "./text-collector.ts";

/** What has no text that is part of the page's own. */
const NO_TEXT = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED CANVAS AUDIO VIDEO SELECT TEXTAREA INPUT HEAD RT RP MATH PROGRESS METER".split(
    " ",
  ),
);

/** Nodes that are visited between two pauses: asking for the styles of these takes less than a millisecond. */
const NODES = 32;

/** A page may put in nodes as fast as they are read; with more than this, the rest is left out. */
const MOST_NODES = 4_000_000;

/** What the walk knows of an element that it is inside of, and where it goes on in there. */
interface Open extends Holding {
  readonly element: Element;
  readonly start: number;
  /** The innermost block around, perhaps itself. */
  readonly block: Open | undefined;
  readonly furniture: Furniture;
  /** How many blocks and asides there were before this element: those in furniture are dropped. */
  readonly blocksBefore: number;
  readonly asidesBefore: number;
  readonly inFurniture: boolean;
  readonly link: boolean;
  readonly preformatted: boolean;
  readonly children: Children;
  letters: number;
  linkLetters: number;
}

/**
 * Walks `root` once, without recursion: a page may nest deeper than the stack. The page may change at each pause: then
 * what is read may be partly old and partly new, until it is read again because of the change.
 */
export function* collectText(root: Element, layoutOf: LayoutOf, mostNodes = MOST_NODES): Sliced<TextCollector> {
  const collector = new TextCollector();
  const stack: Open[] = [];
  enter(root, collector, stack, layoutOf);
  for (let visited = 1; visited < mostNodes; visited += 1) {
    const open = stack.at(-1);
    if (!open) return collector;
    const node = open.children.next();
    if (!node) leave(collector, stack);
    else if (node.nodeType === Node.ELEMENT_NODE) enter(node as Element, collector, stack, layoutOf);
    else if (node.nodeType === Node.TEXT_NODE) {
      const text = node as Text;
      const isLong = text.length > STRETCH;
      const { preformatted } = open;
      addText(isLong ? yield* collector.addInSlices(text, preformatted) : collector.add(text, preformatted), open);
    }
    if (visited % NODES === 0) yield;
  }
  collector.isWhole = false;
  while (stack.length > 0) leave(collector, stack);
  return collector;
}

function enter(element: Element, collector: TextCollector, stack: Open[], layoutOf: LayoutOf): void {
  const outer = stack.at(-1);
  if (outer) noteHolding(outer, element);
  if (element.tagName === "BR") collector.breakLine();
  if (NO_TEXT.has(element.tagName.toUpperCase()) || element.tagName === "BR") return;
  const layout = layoutOf(element);
  if (layout === "hidden") {
    if (element.firstChild) collector.hidden.push(element);
    return;
  }
  const isBlock = layout !== "inline";
  if (isBlock) collector.breakLine();
  if (element.shadowRoot) collector.shadowRoots.push(element.shadowRoot);
  const inFurniture = outer?.inFurniture === true;
  const furniture = inFurniture ? "never" : furnitureOf(element, layout === "pinned");
  const open: Open & { block: Open | undefined } = {
    element,
    start: collector.position,
    block: outer?.block,
    furniture,
    blocksBefore: collector.blocks.length,
    asidesBefore: collector.asides.length,
    inFurniture: inFurniture || furniture === "always",
    link: outer?.link === true || element.tagName === "A",
    preformatted: layout === "preformatted" || (layout === "inline" && outer?.preformatted === true),
    children: childrenOf(element),
    letters: 0,
    linkLetters: 0,
    hasHeadline: false,
    hasStoryPart: false,
    longParagraphs: 0,
  };
  if (isBlock) open.block = open;
  stack.push(open);
}

function noteHolding(outer: Open, element: Element): void {
  if (element.tagName === "H1") outer.hasHeadline = true;
  else if (isStoryPart(element)) outer.hasStoryPart = true;
}

/** The nodes in an element as the page shows them, one after the other, while the page may change. */
interface Children {
  next(): Node | undefined;
}

/** The nodes of an open shadow tree instead of those in its host, and in a slot what is put there. */
function childrenOf(element: Element): Children {
  const assigned = element.tagName === "SLOT" ? (element as HTMLSlotElement).assignedNodes() : [];
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

function addText(letters: number, { block, link }: Open): void {
  if (!block) return;
  block.letters += letters;
  if (link) block.linkLetters += letters;
}

function leave(collector: TextCollector, stack: Open[]): void {
  const open = stack.pop();
  if (!open) return;
  const { element, letters, linkLetters, inFurniture } = open;
  const isBlock = open.block === open;
  if (isBlock) collector.breakLine();
  const span = { start: open.start, end: Math.max(open.start, collector.position - 1) };
  handOn(open, stack.at(-1), span.end - span.start);
  if (isFurniture(open.furniture, open)) {
    collector.blocks.length = open.blocksBefore;
    collector.asides.length = open.asidesBefore;
    if (span.end > span.start) collector.asides.push(span);
  } else if (isBlock && !inFurniture && span.end > span.start) {
    collector.blocks.push({ element, span, letters, linkLetters });
  }
}

/** Tells the element around what stands in this one. */
function handOn(open: Open, outer: Open | undefined, length: number): void {
  if (!outer) return;
  outer.hasHeadline ||= open.hasHeadline;
  outer.hasStoryPart ||= open.hasStoryPart;
  outer.longParagraphs += open.longParagraphs + (open.element.tagName === "P" && length >= STORY_LETTERS ? 1 : 0);
}

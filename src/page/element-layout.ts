import { computedStyleOf } from "./computed-style.ts";

/**
 * How an element takes part in the page's text: "fixed" is a block that stays where it is while the page is scrolled,
 * "floating" one that is taken out of its line, and may stand in the middle of a sentence.
 */
export type Layout = "hidden" | "block" | "inline" | "fixed" | "floating" | `${"block" | "inline"} ${PreservedSpace}`;

/** White space that is shown as it stands in the text: all of it, or line breaks alone. */
export type PreservedSpace = "preformatted" | "lines";

/** Tells how an element is laid out; the live page asks its styles, a parsed document its tag names. */
export type LayoutOf = (element: Element) => Layout;

const INLINE_DISPLAY = /^(?:inline|contents|ruby)/;
const HIDDEN_VISIBILITY = /^(?:hidden|collapse)$/;

/**
 * The layout of an element of a live page, by its computed style. What is hidden from assistive technology alone
 * (`aria-hidden`) is read, for an open dialog marks the whole page behind it so; and so is what is transparent, for pages
 * fade their text in as it is scrolled to.
 */
export function layoutFromStyles(element: Element): Layout {
  const style = computedStyleOf(element);
  if (!style || style.display === "none" || HIDDEN_VISIBILITY.test(style.visibility) || isFolded(element, style))
    return "hidden";
  const isOut = OUT_OF_FLOW.test(style.position);
  if ((isOut && isScreenReaderOnly(style)) || isUnselectable(element, style)) return "hidden";
  if (INLINE_DISPLAY.test(style.display)) return withPreservedSpace("inline", style.whiteSpace);
  if (style.position === "fixed") return "fixed";
  if (isOut || /^(?:left|right|inline-start|inline-end)$/.test(style.cssFloat)) return "floating";
  return withPreservedSpace("block", style.whiteSpace);
}

function withPreservedSpace(layout: "block" | "inline", whiteSpace: string): Layout {
  if (/^(?:pre$|pre-wrap|preserve|break-spaces)/.test(whiteSpace)) return `${layout} preformatted`;
  return whiteSpace.startsWith("pre") ? `${layout} lines` : layout;
}

/** In a closed `details`, all but its summary is folded away without a style that tells. */
function isFolded({ parentElement, localName }: Element, { contentVisibility }: CSSStyleDeclaration): boolean {
  if (contentVisibility === "hidden") return true;
  return parentElement?.localName === "details" && localName !== "summary" && !parentElement.hasAttribute("open");
}

const OUT_OF_FLOW = /absolute|fixed/;

/** Farther than this from its place, in pixels, nobody sees an element. */
const OFFSCREEN_OFFSET = -999;

/** A clip that leaves at most a pixel. */
const FULLY_CLIPPED = /^rect\((?:[01]px,? ?){4}\)$|^inset\((?:50|100)%/;

/** Words in a box of a pixel are for those who hear the page, as "opens in a new window"; to quote them would surprise. */
function isScreenReaderOnly({ width, height, overflow, clip, clipPath, left, top }: CSSStyleDeclaration): boolean {
  if (FULLY_CLIPPED.test(clip) || FULLY_CLIPPED.test(clipPath)) return true;
  if (Number.parseFloat(left) < OFFSCREEN_OFFSET || Number.parseFloat(top) < OFFSCREEN_OFFSET) return true;
  return overflow !== "visible" && Number.parseFloat(width) <= 1 && Number.parseFloat(height) <= 1;
}

/** Longer words that cannot be selected are no label: some pages forbid to copy their text. */
const MAX_LABEL_LENGTH = 80;

const PARAGRAPH_TAGS = /^(?:p|h[1-6]|li|dd|dt|td|th|blockquote|pre|article|main|body)$/;

/**
 * Whether an element is a label among words that can be selected, but not itself: neither a selection nor a copy has it,
 * and it is no part of the sentence that it stands in.
 */
function isUnselectable(element: Element, { userSelect }: CSSStyleDeclaration): boolean {
  const { parentElement } = element;
  if (userSelect !== "none" || !parentElement || PARAGRAPH_TAGS.test(element.localName)) return false;
  return computedStyleOf(parentElement)?.userSelect !== "none" && hasAtMostLetters(element, MAX_LABEL_LENGTH);
}

/** Whether an element has at most so many letters, without looking at more of them. */
export function hasAtMostLetters(element: Element, limit: number): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let letters = 0;
  for (let seen = 0; letters <= limit && seen < MAX_TEXT_NODES; seen += 1) {
    const node = walker.nextNode();
    if (!node) return true;
    letters += (node as Text).data.trim().length;
  }
  return false;
}

const MAX_TEXT_NODES = 32;

/** Whether an element is shown now, and not inside of one that is hidden. */
export function isRendered(element: Element, layoutOf: LayoutOf): boolean {
  return element.checkVisibility() && layoutOf(element) !== "hidden";
}

/** The layout that an element has when it is not folded away: by a closed `details`, `hidden`, or a style that takes its box. */
export function layoutWhenUnfolded(element: Element, layoutOf: LayoutOf): Layout {
  const layout = layoutOf(element);
  if (layout !== "hidden") return layout;
  const style = computedStyleOf(element);
  if (!style || (style.display !== "none" && !isFolded(element, style))) return "hidden";
  return INLINE_TAGS.has(element.localName) ? "inline" : "block";
}

const INLINE_TAGS = new Set(
  "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

const HIDDEN_STYLE = /(?:^|[;\s])display\s*:\s*none|content-visibility\s*:\s*hidden/i;
const UNSELECTABLE_STYLE = /user-select\s*:\s*none/i;
const FLOATING_STYLE = /(?:^|[;\s])(?:float\s*:\s*(?:left|right)|position\s*:\s*absolute)/i;
const PRESERVING_STYLE = /white-space\s*:\s*(pre(?:-wrap|-line)?|break-spaces)/i;

/** The layout of an element of a document that no browser lays out, by its tag, its `hidden` attribute and its own style. */
export function layoutFromTag(element: Element): Layout {
  const inlineStyle = element.getAttribute("style") ?? "";
  if (element.hasAttribute("hidden") || HIDDEN_STYLE.test(inlineStyle)) return "hidden";
  const isInline = INLINE_TAGS.has(element.localName);
  if (isInline && UNSELECTABLE_STYLE.test(inlineStyle) && (element.textContent ?? "").length <= MAX_LABEL_LENGTH) {
    return "hidden";
  }
  if (FLOATING_STYLE.test(inlineStyle)) return "floating";
  return withPreservedSpace(isInline ? "inline" : "block", preservedSpaceFromTag(element));
}

function preservedSpaceFromTag(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const [, kept] = PRESERVING_STYLE.exec(at.getAttribute("style") ?? "") ?? [];
    if (kept) return kept;
    if (at.localName === "pre") return "pre";
  }
  return "normal";
}

import { computedStyleOf } from "./computed-style.ts";

/**
 * The role of an element in the layout of the page's text. "fixed" is a block that stays in place while the page
 * scrolls. "floating" is an element taken out of its line, which may be in the middle of a sentence. The own text of an
 * "unseen" element is not displayed, but elements in it may be: they can set another visibility or size.
 */
export type Layout =
  | "hidden"
  | "block"
  | "inline"
  | "fixed"
  | "floating"
  | `${"block" | "inline"} ${PreservedSpace | "unseen"}`;

/** Which white space is displayed as written: all of it, or only line breaks. */
export type PreservedSpace = "preformatted" | "lines";

/** Returns the layout of an element, from computed styles in a live page or from tag names in a parsed document. */
export type LayoutOf = (element: Element) => Layout;

const INLINE_DISPLAY = /^(?:inline|contents|ruby)/;

/**
 * Returns the layout of an element of a live page from its computed style. Elements hidden only from assistive
 * technology (`aria-hidden`) are read, because an open dialog hides the whole page in that way. Transparent elements
 * are read, because pages fade in their text on scrolling.
 */
export function layoutFromStyles(element: Element): Layout {
  const style = computedStyleOf(element);
  if (!style || style.display === "none" || isFolded(element, style)) return "hidden";
  const isOut = OUT_OF_FLOW.test(style.position);
  if ((isOut && isScreenReaderOnly(style)) || isUnselectable(element, style)) return "hidden";
  if (/hidden|collapse/.test(style.visibility) || style.fontSize === "0px")
    return `${INLINE_DISPLAY.test(style.display) ? "inline" : "block"} unseen`;
  if (INLINE_DISPLAY.test(style.display)) return withPreservedSpace("inline", style.whiteSpace);
  if (style.position === "fixed") return "fixed";
  if (isOut || /^(?:left|right|inline-start|inline-end)$/.test(style.cssFloat)) return "floating";
  return withPreservedSpace("block", style.whiteSpace);
}

function withPreservedSpace(layout: "block" | "inline", whiteSpace: string): Layout {
  if (/^(?:pre$|pre-wrap|preserve|break-spaces)/.test(whiteSpace)) return `${layout} preformatted`;
  return whiteSpace.startsWith("pre") ? `${layout} lines` : layout;
}

/**
 * Returns true for the content of a closed `details` except its summary, which in some browsers has no style that shows
 * it.
 */
function isFolded({ parentElement, localName }: Element, { contentVisibility }: CSSStyleDeclaration): boolean {
  if (contentVisibility === "hidden") return true;
  return parentElement?.localName === "details" && localName !== "summary" && !parentElement.hasAttribute("open");
}

const OUT_OF_FLOW = /absolute|fixed/;

/** An element positioned further outside than this, in pixels, is not visible. */
const OFFSCREEN_OFFSET = -999;

/** Matches a clip that leaves at most one pixel visible. */
const FULLY_CLIPPED = /^rect\((?:[01]px,? ?){4}\)$|^inset\((?:50|100)%/;

/**
 * Returns true for text in a box of one pixel, which is for screen readers only, such as "opens in a new window". A
 * quote that included it would surprise the user.
 */
function isScreenReaderOnly({ width, height, overflow, clip, clipPath, left, top }: CSSStyleDeclaration): boolean {
  if (FULLY_CLIPPED.test(clip) || FULLY_CLIPPED.test(clipPath)) return true;
  if (Number.parseFloat(left) < OFFSCREEN_OFFSET || Number.parseFloat(top) < OFFSCREEN_OFFSET) return true;
  return overflow !== "visible" && Number.parseFloat(width) <= 1 && Number.parseFloat(height) <= 1;
}

/**
 * Maximum length of a label, in characters. Longer text that cannot be selected is content: some pages prevent copying.
 */
const MAX_LABEL_LENGTH = 80;

const PARAGRAPH_TAGS = /^(?:p|h[1-6]|li|dd|dt|td|th|blockquote|pre|article|main|body)$/;

/**
 * Returns true if an element is an unselectable label within selectable text. Selecting and copying skip it, and it is
 * not part of the sentence around it.
 */
function isUnselectable(element: Element, { userSelect }: CSSStyleDeclaration): boolean {
  const { parentElement } = element;
  if (userSelect !== "none" || !parentElement || PARAGRAPH_TAGS.test(element.localName)) return false;
  return computedStyleOf(parentElement)?.userSelect !== "none" && hasAtMostLetters(element, MAX_LABEL_LENGTH);
}

/** Returns true if an element has at most `limit` characters of text, without reading more than that. */
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

/** Returns true for the layout of an element whose own text is not displayed. */
export function isUnseen(layout: Layout): boolean {
  return layout.endsWith("unseen");
}

/** Returns true if the own text of an element is displayed. */
export function isRendered(element: Element, layoutOf: LayoutOf): boolean {
  if (!element.checkVisibility()) return false;
  const layout = layoutOf(element);
  return layout !== "hidden" && !isUnseen(layout);
}

/**
 * Returns the layout that an element would have if it were not folded by a closed `details`, `hidden`, or a style
 * that removes its box.
 */
export function layoutWhenUnfolded(element: Element, layoutOf: LayoutOf): Layout {
  const layout = layoutOf(element);
  if (layout !== "hidden") return layout;
  const style = computedStyleOf(element);
  if (!style || (style.display !== "none" && !isFolded(element, style))) return "hidden";
  return INLINE_TAGS.has(element.localName) ? "inline" : "block";
}

const INLINE_TAGS = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

const HIDDEN_STYLE = /(?:^|[;\s])display\s*:\s*none|content-visibility\s*:\s*hidden/i;
const UNSELECTABLE_STYLE = /user-select\s*:\s*none/i;
const FLOATING_STYLE = /(?:^|[;\s])(?:float\s*:\s*(?:left|right)|position\s*:\s*absolute)/i;
const PRESERVING_STYLE = /white-space\s*:\s*(pre(?:-wrap|-line)?|break-spaces)/i;

/**
 * Returns the layout of an element in a document without styles, by its tag, its `hidden` attribute and its inline
 * style.
 */
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

/** How an element takes part in the page's text; "pinned" is a block that stays where it is while the page is scrolled. */
export type Layout = "hidden" | "block" | "inline" | "preformatted" | "pinned";

/** Tells how an element is laid out; the live page asks its styles, a parsed document its tag names. */
export type LayoutOf = (element: Element) => Layout;

const INLINE = /^(?:inline|contents|ruby)/;
const HIDDEN = /^(?:hidden|collapse)$/;

/**
 * The layout of an element of a live page, by its computed style. What is hidden from assistive technology alone
 * (`aria-hidden`) is read, for an open dialog marks the whole page behind it so; and so is what is transparent, for pages
 * fade their text in as it is scrolled to.
 */
export function layoutInPage(element: Element): Layout {
  const style = getComputedStyle(element);
  if (style.display === "none" || HIDDEN.test(style.visibility) || isFolded(element)) return "hidden";
  if (OUT_OF_FLOW.test(style.position) && isForScreenReadersOnly(style)) return "hidden";
  if (INLINE.test(style.display)) return "inline";
  if (style.position === "fixed") return "pinned";
  return /^(?:pre|break-spaces)/.test(style.whiteSpace) ? "preformatted" : "block";
}

/** In a closed `details`, all but its summary is folded away without a style that tells. */
function isFolded({ parentElement, tagName }: Element): boolean {
  return parentElement?.tagName === "DETAILS" && tagName !== "SUMMARY" && !parentElement.hasAttribute("open");
}

const OUT_OF_FLOW = /absolute|fixed/;

/** Words in a box of a pixel are for those who hear the page, as "opens in a new window"; to quote them would surprise. */
function isForScreenReadersOnly({ width, height, overflow }: CSSStyleDeclaration): boolean {
  return overflow !== "visible" && Number.parseFloat(width) <= 1 && Number.parseFloat(height) <= 1;
}

/** Whether an element is shown now, and not inside of one that is hidden. */
export function isShown(element: Element, layoutOf: LayoutOf): boolean {
  return element.checkVisibility() && layoutOf(element) !== "hidden";
}

const INLINE_TAGS = new Set(
  "A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DFN EM FONT I INS KBD LABEL MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);

/** The layout of an element of a document that no browser lays out, by its tag and the `hidden` attribute. */
export function layoutByTag(element: Element): Layout {
  const inlineStyle = element.getAttribute("style") ?? "";
  if (element.hasAttribute("hidden") || /display\s*:\s*none/i.test(inlineStyle)) return "hidden";
  if (element.tagName === "PRE") return "preformatted";
  return INLINE_TAGS.has(element.tagName) ? "inline" : "block";
}

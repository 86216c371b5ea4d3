/** How an element takes part in the page's text. */
export type Layout = "hidden" | "block" | "inline" | "preformatted";

/** Tells how an element is laid out; the live page asks its styles, a parsed document its tag names. */
export type LayoutOf = (element: Element) => Layout;

const INLINE = /^(?:inline|contents|ruby)/;
const HIDDEN = /^(?:hidden|collapse)$/;

/** The layout of an element of a live page, by its computed style. */
export function layoutInPage(element: Element): Layout {
  const style = getComputedStyle(element);
  if (style.display === "none" || HIDDEN.test(style.visibility)) return "hidden";
  if (INLINE.test(style.display)) return "inline";
  return /^(?:pre|break-spaces)/.test(style.whiteSpace) ? "preformatted" : "block";
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

import type { Span } from "../engine/span.ts";
import type { PageText } from "./page-text.ts";

/** Returns the offset in the page's text at a point of the viewport, or undefined if there is no text. */
export function textOffsetAtPoint(page: PageText, x: number, y: number): number | undefined {
  const caret = caretAt(x, y, page.shadowRoots);
  if (!caret || caret.node.nodeType !== Node.TEXT_NODE) return undefined;
  const { node, offset } = caret;
  const length = (node as Text).length;
  // The caret is between two characters, and the point is on one of them or on neither.
  for (const start of [offset - 1, offset]) {
    if (start < 0 || start >= length) continue;
    const letter = document.createRange();
    letter.setStart(node, start);
    letter.setEnd(node, start + 1);
    if ([...letter.getClientRects()].some((rect) => contains(rect, x, y))) return page.spanOf(letter)?.start;
  }
  return undefined;
}

/** Pixels above and below a character's box that still count as on it, because the box does not fill the line. */
const LINE_MARGIN = 3;

function contains(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top - LINE_MARGIN && y <= rect.bottom + LINE_MARGIN;
}

function caretAt(x: number, y: number, roots: readonly ShadowRoot[]): { node: Node; offset: number } | undefined {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots: [...roots] });
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  // Fallback for Chromium before 128.
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/** Returns the bounding box of a span in the viewport, or undefined if the span is not in the page. */
export function spanRect(page: PageText, span: Span): DOMRect | undefined {
  const range = page.rangeOf(span);
  return range?.getClientRects()[0] && range.getBoundingClientRect();
}

/** Returns the box of a span's first line, for placing a card beside it. */
export function firstLineRect(page: PageText, span: Span): DOMRect | undefined {
  return page.rangeOf(span)?.getClientRects()[0];
}

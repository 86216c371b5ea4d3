import type { Span } from "../engine/span.ts";
import { firstLineRect, spanRect } from "../page/geometry.ts";
import type { PageText } from "../page/page-text.ts";

/**
 * A passage that takes up more of the viewport's height than this may be covered: the card is placed beside its first
 * line.
 */
const MAX_HEIGHT_SHARE = 0.4;

/**
 * Returns the viewport box to place a popover beside: the box of the whole passage, or of its first line if the passage
 * is too tall.
 */
export function passageRect(page: PageText, passage: Span, first: Span = passage): DOMRect | undefined {
  const box = spanRect(page, passage);
  return box && box.height <= innerHeight * MAX_HEIGHT_SHARE ? box : firstLineRect(page, first);
}

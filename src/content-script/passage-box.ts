import type { Span } from "../engine/span.ts";
import type { PageText } from "../page/page-text.ts";
import { spanRect, firstLineRect } from "../page/geometry.ts";

/** A passage that fills more of the viewport than this is not kept free: the card stands beside its first line. */
const MOST = 0.4;

/** The box of the viewport beside which something about a passage is put: all its lines. */
export function passageBox(page: PageText, passage: Span, first: Span = passage): DOMRect | undefined {
  const box = spanRect(page, passage);
  return box && box.height <= innerHeight * MOST ? box : firstLineRect(page, first);
}

import type { Span } from "../engine/span.ts";
import { firstLineRect, spanRect } from "../page/geometry.ts";
import type { PageText } from "../page/page-text.ts";

/** A passage that fills more of the viewport than this is not kept free: the card stands beside its first line. */
const MAX_HEIGHT_SHARE = 0.4;

/** The box of the viewport beside which something about a passage is put: all its lines. */
export function passageRect(page: PageText, passage: Span, first: Span = passage): DOMRect | undefined {
  const box = spanRect(page, passage);
  return box && box.height <= innerHeight * MAX_HEIGHT_SHARE ? box : firstLineRect(page, first);
}

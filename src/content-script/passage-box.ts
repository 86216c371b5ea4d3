import type { PageText } from "../page/page-text.ts";
import { boxOf, firstLineOf } from "../page/point.ts";
import type { Span } from "../text/span.ts";

/** A passage that fills more of the viewport than this is not kept free: the card stands beside its first line. */
const MOST = 0.4;

/** The box of the viewport beside which something about a passage is put: all its lines, from where its first word stands. */
export function passageBox(page: PageText, passage: Span, first: Span = passage): DOMRect | undefined {
  const line = firstLineOf(page, first);
  const box = boxOf(page, passage);
  if (!line || !box || box.height > innerHeight * MOST) return line;
  return new DOMRect(line.left, box.top, Math.max(0, box.right - line.left), box.height);
}

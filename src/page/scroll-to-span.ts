import type { Span } from "../engine/span.ts";
import type { PageText } from "./page-text.ts";

/** Brings a span into the middle of the view, unless it is in view already. */
export function scrollToSpan(page: PageText, span: Span): void {
  const range = page.rangeOf(span);
  const box = range?.getBoundingClientRect();
  if (!range || !box || (box.top >= 0 && box.bottom <= innerHeight && box.height > 0)) return;
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  // The element may be taller than the view, and the span still outside it.
  const after = range.getBoundingClientRect();
  if (after.top < 0 || after.bottom > innerHeight) scrollBy({ top: after.top - innerHeight / 2, behavior: "instant" });
}

import type { Span } from "../engine/span.ts";
import type { PageText } from "./page-text.ts";

/** Scrolls a span to the middle of the viewport unless it is already visible. */
export function scrollToSpan(page: PageText, span: Span): void {
  const range = page.rangeOf(span);
  const box = range?.getBoundingClientRect();
  if (!range || !box || (box.top >= 0 && box.bottom <= innerHeight && box.height > 0)) return;
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  // The element may be taller than the viewport, with the span still outside.
  const after = range.getBoundingClientRect();
  if (after.top < 0 || after.bottom > innerHeight) scrollBy({ top: after.top - innerHeight / 2, behavior: "instant" });
}

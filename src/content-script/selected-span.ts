import type { PageText } from "../page/page-text.ts";
import { type Span, sliceOf } from "../text/span.ts";
import { isEditable } from "./editable.ts";

/** The selected text as a span of the page; a selection in a field or without letters is none. */
export function selectedSpan(page: PageText | undefined): Span | undefined {
  const selection = getSelection();
  if (!page || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const span = page.spanOf(range);
  if (!span || isEditable(range.commonAncestorContainer)) return undefined;
  return trimmed(page.text, span);
}

/** The span without white space at its ends, or nothing when it is all white space. */
function trimmed(text: string, span: Span): Span | undefined {
  const words = sliceOf(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return end > start ? { start, end } : undefined;
}

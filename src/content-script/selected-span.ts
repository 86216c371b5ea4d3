import { type Span, textOf } from "../engine/span.ts";
import type { PageText } from "../page/page-text.ts";
import { isEditable } from "./editable-target.ts";

/** The selected text as a span of the page; a selection in a field or without letters is none. */
export function selectedSpan(page: PageText | undefined): Span | undefined {
  const range = page && selectedRange(page.shadowRoots);
  const span = range && !range.collapsed ? page.spanOf(range) : undefined;
  if (!page || !span || !range || (isEditable(range.startContainer) && isEditable(range.endContainer)))
    return undefined;
  return trimmed(page.text, span);
}

/** What is selected; Chromium tells of a selection in a shadow tree only to those who know the tree. */
function selectedRange(shadowRoots: readonly ShadowRoot[]): AbstractRange | undefined {
  const selection: PartlyKnownSelection | null = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const [composed] = (shadowRoots.length > 0 && selection.getComposedRanges?.({ shadowRoots: [...shadowRoots] })) || [];
  return composed ?? selection.getRangeAt(0);
}

/** A selection, in Firefox before 142 without its newest method. */
type PartlyKnownSelection = Omit<Selection, "getComposedRanges"> & Partial<Pick<Selection, "getComposedRanges">>;

/** The span without white space at its ends, or nothing when it is all white space. */
function trimmed(text: string, span: Span): Span | undefined {
  const words = textOf(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return end > start ? { start, end } : undefined;
}

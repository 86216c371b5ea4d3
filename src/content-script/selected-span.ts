import { type Span, textOf } from "../engine/span.ts";
import type { PageText } from "../page/page-text.ts";
import { isEditable } from "./editable-target.ts";

/**
 * Returns the selected text as a span of the page. Returns undefined if the selection is in a field or contains no
 * text.
 */
export function selectedSpan(page: PageText | undefined): Span | undefined {
  const range = page && selectedRange(page.shadowRoots);
  const span = range && !range.collapsed ? page.spanOf(range) : undefined;
  if (!page || !span || !range || (isEditable(range.startContainer) && isEditable(range.endContainer)))
    return undefined;
  return trimmed(page.text, span);
}

/** Returns the selected range. Chromium reports a selection inside a shadow tree only if the shadow root is passed. */
function selectedRange(shadowRoots: readonly ShadowRoot[]): AbstractRange | undefined {
  const selection: PartlyKnownSelection | null = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const [composed] = (shadowRoots.length > 0 && selection.getComposedRanges?.({ shadowRoots: [...shadowRoots] })) || [];
  return composed ?? selection.getRangeAt(0);
}

/** A selection that may lack `getComposedRanges`, as in Firefox before 142. */
type PartlyKnownSelection = Omit<Selection, "getComposedRanges"> & Partial<Pick<Selection, "getComposedRanges">>;

/** Returns the span without surrounding white space, or undefined if it is all white space. */
function trimmed(text: string, span: Span): Span | undefined {
  const selected = textOf(text, span);
  const start = span.start + (selected.length - selected.trimStart().length);
  const end = span.end - (selected.length - selected.trimEnd().length);
  return end > start ? { start, end } : undefined;
}

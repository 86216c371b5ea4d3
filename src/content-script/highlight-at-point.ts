import { textOffsetAtPoint } from "../page/geometry.ts";
import { isEditableAt } from "./editable-target.ts";
import { attributionAt } from "./page-analysis.ts";
import type { ReadonlyPageState } from "./page-state.ts";

/** The highlight at a point of the page: an attribution, or else the ids of the notes there. */
export type HighlightAtPoint = { readonly attribution: number } | { readonly notes: readonly string[] };

/** Returns what is highlighted at a point of the viewport. Returns undefined in editable elements. */
export function highlightAtPoint(
  { analysis, highlightsShown, highlighted, notes }: ReadonlyPageState,
  x: number,
  y: number,
): HighlightAtPoint | undefined {
  if (!analysis || !highlightsShown || highlighted.length + notes.length === 0 || isEditableAt(x, y)) return undefined;
  const position = textOffsetAtPoint(analysis.page, x, y);
  if (position === undefined) return undefined;
  const attribution = attributionAt(highlighted, position);
  if (attribution !== undefined) return { attribution };
  const here = notes.filter(({ span }) => span && span.start <= position && position < span.end);
  return here.length > 0 ? { notes: here.map(({ note }) => note.id) } : undefined;
}

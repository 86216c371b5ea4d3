import type { Span } from "../engine/span.ts";
import { firstLineRect, spanRect } from "../page/geometry.ts";
import type { PageText } from "../page/page-text.ts";
import type { ReadonlyPageState } from "./page-state.ts";

/**
 * A passage that takes up more of the viewport's height than this may be covered: the card is placed beside its first
 * line.
 */
const MAX_HEIGHT_SHARE = 0.4;

/** Height of a text line in pixels, for a pointer position without a line box. */
const LINE_HEIGHT = 20;

/**
 * Returns the viewport box to place a popover beside: the box of the whole passage, or of its first line if the passage
 * is too tall.
 */
export function passageRect(page: PageText, passage: Span, first: Span = passage): DOMRect | undefined {
  const box = spanRect(page, passage);
  return box && box.height <= innerHeight * MAX_HEIGHT_SHARE ? box : firstLineRect(page, first);
}

/** Returns the viewport box to place the card of an attribution beside, or undefined if its text is not visible. */
export function attributionRect({ analysis }: ReadonlyPageState, index: number): DOMRect | undefined {
  const view = analysis?.views[index];
  const span = analysis?.reading.attributions[index]?.cue ?? view?.span;
  return analysis && view && span && passageRect(analysis.page, view.span, span);
}

/** Returns the viewport box of the first of these notes that is on the page. */
export function notesRect({ analysis, notes }: ReadonlyPageState, ids: readonly string[]): DOMRect | undefined {
  const span = notes.find(({ note }) => ids.includes(note.id))?.span;
  return analysis && span && passageRect(analysis.page, span);
}

/** Returns the box of a text line at a point of the viewport. */
export function pointRect(x: number, y: number): DOMRect {
  return new DOMRect(x - LINE_HEIGHT, y - LINE_HEIGHT / 2, 1, LINE_HEIGHT);
}

/** Returns the top inline-end corner of the viewport: the anchor for a popover without a passage. */
export function viewportCorner(): DOMRect {
  return new DOMRect(innerWidth, 0, 0, 0);
}

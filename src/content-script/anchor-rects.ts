import type { Span } from "../engine/span.ts";
import { firstLineRect, spanRect } from "../page/geometry.ts";
import type { PageText } from "../page/page-text.ts";
import { hasRoomBeside } from "../page/position-popover.ts";
import type { ReadonlyPageState } from "./page-state.ts";

/** Height of a text line in pixels, for a pointer position without a line box. */
const LINE_HEIGHT = 20;

/** A point of the viewport, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the box of a passage depends on, besides the passage. */
interface PassageOptions {
  /** The part of the passage to use if the passage is too tall. Default: the passage. */
  readonly first?: Span;
  /** The pointer, if it is on the passage. */
  readonly point?: Point | undefined;
}

/**
 * Returns the viewport box to place a popover beside, so that it does not cover the passage: the box of the whole
 * passage, or of one line if the passage is so tall that no space is left. With a pointer, the box has the pointer's
 * horizontal position, so that the popover is within its reach, and the line is the one under the pointer.
 */
export function passageRect(page: PageText, passage: Span, options: PassageOptions = {}): DOMRect | undefined {
  const { first = passage, point } = options;
  const box = spanRect(page, passage);
  if (box && hasRoomBeside(box, innerHeight)) {
    return point ? new DOMRect(point.x - LINE_HEIGHT, box.top, 1, box.height) : box;
  }
  return point ? pointRect(point) : firstLineRect(page, first);
}

/** Returns the viewport box to place the card of an attribution beside, or undefined if its text is not visible. */
export function attributionRect({ analysis }: ReadonlyPageState, index: number, point?: Point): DOMRect | undefined {
  const view = analysis?.views[index];
  const first = analysis?.reading.attributions[index]?.cue ?? view?.span;
  return analysis && view && first && passageRect(analysis.page, view.span, { first, point });
}

/** Returns the viewport box of the first of these notes that is on the page. */
export function notesRect(
  { analysis, notes }: ReadonlyPageState,
  ids: readonly string[],
  point?: Point,
): DOMRect | undefined {
  const span = notes.find(({ note }) => ids.includes(note.id))?.span;
  return analysis && span && passageRect(analysis.page, span, { point });
}

/** Returns the box of a text line at a point of the viewport. */
export function pointRect({ x, y }: Point): DOMRect {
  return new DOMRect(x - LINE_HEIGHT, y - LINE_HEIGHT / 2, 1, LINE_HEIGHT);
}

/** Returns the top inline-end corner of the viewport: the anchor for a popover without a passage. */
export function viewportCorner(): DOMRect {
  return new DOMRect(innerWidth, 0, 0, 0);
}

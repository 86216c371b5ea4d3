import type { Span } from "../engine/span.ts";
import type { PageText } from "./page-text.ts";

/** The sides of a box in the viewport, in pixels. */
type Sides = Pick<DOMRect, "top" | "bottom" | "left" | "right">;

/**
 * Scrolls a span to the middle of the viewport, and of every box around it that scrolls by itself, unless it is already
 * visible.
 */
export function scrollToSpan(page: PageText, span: Span): void {
  const range = page.rangeOf(span);
  const element = range?.startContainer.parentElement;
  if (!range || !element) return;
  const boxes = scrollingBoxes(element);
  const box = range.getBoundingClientRect();
  const isVisible = box.height > 0 && [viewport(), ...boxes.map(sidesOf)].every((outer) => isInside(box, outer));
  if (isVisible) return;
  // Unlike the steps below, this respects what the page reserves for a header that stays in place.
  element.scrollIntoView({ block: "center", behavior: "instant" });
  // The element may be larger than the viewport or a box, with the span still outside.
  for (const one of boxes) scrollInto(range, sidesOf(one), one);
  scrollInto(range, viewport(), window);
}

function viewport(): Sides {
  return { top: 0, left: 0, bottom: innerHeight, right: innerWidth };
}

function sidesOf(element: Element): Sides {
  return element.getBoundingClientRect();
}

function isInside(box: Sides, outer: Sides): boolean {
  return isInHeight(box, outer) && isInWidth(box, outer);
}

function isInHeight({ top, bottom }: Sides, outer: Sides): boolean {
  return top >= outer.top && bottom <= outer.bottom;
}

/** Returns true if no side is outside, or if the box is wider and begins inside. */
function isInWidth({ left, right }: Sides, outer: Sides): boolean {
  return left >= outer.left && left < outer.right && (right <= outer.right || right - left > outer.right - outer.left);
}

/** Scrolls a box so that a range in it that is outside begins in its middle. */
function scrollInto(range: Range, outer: Sides, scroller: Pick<Element, "scrollBy">): void {
  const box = range.getBoundingClientRect();
  const top = isInHeight(box, outer) ? 0 : box.top - (outer.top + outer.bottom) / 2;
  const left = isInWidth(box, outer) ? 0 : box.left - (outer.left + outer.right) / 2;
  if (top !== 0 || left !== 0) scroller.scrollBy({ top, left, behavior: "instant" });
}

/** Returns the boxes around an element that scroll by themselves, from the inside to the outside. */
function scrollingBoxes(element: Element): Element[] {
  const boxes: Element[] = [];
  for (let at: Element | null = element; at && at !== document.documentElement; at = parentOf(at)) {
    const overflows = at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight;
    if (overflows && /auto|scroll|hidden/.test(getComputedStyle(at).overflow)) boxes.push(at);
  }
  return boxes;
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

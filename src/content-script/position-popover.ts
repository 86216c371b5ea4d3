/** Gap between the popover, the text and the edge of the viewport, in pixels. */
const GAP = 8;

/**
 * Places a fixed element below a box of the viewport, or above it if only there is enough space. If there is not enough
 * space, uses the side that covers less of the box. The element always stays inside the viewport.
 */
export function positionPopover(element: HTMLElement, box: DOMRect): void {
  const { width, height } = element.getBoundingClientRect();
  // In quirks mode the root element is as tall as the content, so use `scrollingElement` (the body) for the viewport
  // size.
  const { clientWidth, clientHeight } = document.scrollingElement ?? document.documentElement;
  const viewportHeight = clientHeight > 0 ? Math.min(clientHeight, innerHeight) : innerHeight;
  const below = box.bottom + GAP;
  const above = box.top - GAP - height;
  const fits = below + height <= viewportHeight - GAP || above >= GAP;
  const top = below + height <= viewportHeight - GAP || above < GAP ? below : above;
  const right = clientWidth - width - GAP;
  const coveredAtLeft = GAP + width - box.left;
  const coveredAtRight = box.right - right;
  const side = coveredAtLeft < coveredAtRight ? GAP : right;
  element.style.left = `${Math.max(GAP, Math.min(fits ? box.left : side, right))}px`;
  element.style.top = `${Math.max(GAP, Math.min(fits ? top : box.top, viewportHeight - height - GAP))}px`;
}

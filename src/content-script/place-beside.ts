/** The room left free between the overlay, the text and the edge of the viewport, in pixels. */
const GAP = 8;

/** Puts a fixed element below a box of the viewport, or above it where there is more room, and inside the viewport. */
export function placeBeside(element: HTMLElement, box: DOMRect): void {
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const viewportHeight = clientHeight > 0 ? Math.min(clientHeight, innerHeight) : innerHeight;
  const below = box.bottom + GAP;
  const above = box.top - GAP - height;
  const top = below + height <= viewportHeight || box.top < viewportHeight - box.bottom ? below : above;
  element.style.left = `${Math.max(GAP, Math.min(box.left, clientWidth - width - GAP))}px`;
  element.style.top = `${Math.max(GAP, Math.min(top, viewportHeight - height - GAP))}px`;
}

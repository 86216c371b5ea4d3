/** Gap between the popover, the text and the edge of the viewport, in pixels. */
const GAP = 8;

/**
 * The minimum height, in pixels, to which a popover is shrunk so that it does not cover its passage. A card of this
 * height still shows the speaker and the actions; the user scrolls to the rest.
 */
const MIN_HEIGHT = 160;

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The position of a popover in the viewport and its maximum height there, in pixels. */
export interface PopoverPlace {
  readonly left: number;
  readonly top: number;
  readonly room: number;
}

/** Returns true if a popover has enough space above or below a box of the viewport. */
export function hasRoomBeside({ top, bottom }: Pick<DOMRect, "top" | "bottom">, viewportHeight: number): boolean {
  return Math.max(top, viewportHeight - bottom) - 2 * GAP >= MIN_HEIGHT;
}

/**
 * Returns the place of a popover below a box of the viewport, or above it if only there is enough space. If it fits on
 * neither side, it shrinks to the space on the larger side. Only if that is less than MIN_HEIGHT does it cover a part
 * of the box: as little as possible. The popover always stays inside the viewport.
 */
export function placePopover(size: Size, box: DOMRect, viewport: Size): PopoverPlace {
  const roomBelow = viewport.height - box.bottom - 2 * GAP;
  const roomAbove = box.top - 2 * GAP;
  const right = viewport.width - size.width - GAP;
  const isBelow = size.height <= roomBelow || (size.height > roomAbove && roomBelow >= roomAbove);
  const room = isBelow ? roomBelow : roomAbove;
  if (room >= MIN_HEIGHT || size.height <= room) {
    const height = Math.min(size.height, room);
    return { left: clamp(box.left, right), top: isBelow ? box.bottom + GAP : box.top - GAP - height, room };
  }
  const coveredAtLeft = GAP + size.width - box.left;
  const coveredAtRight = box.right - right;
  return {
    left: clamp(coveredAtLeft < coveredAtRight ? GAP : right, right),
    top: clamp(box.top, viewport.height - size.height - GAP),
    room: viewport.height - 2 * GAP,
  };
}

/** Places a fixed element beside a box of the viewport (see `placePopover`). Its style limits its height to `--room`. */
export function positionPopover(element: HTMLElement, box: DOMRect): void {
  const { style } = element;
  style.removeProperty("--room");
  // In quirks mode the root element is as tall as the content, so use `scrollingElement` (the body) for the viewport
  // size.
  const { clientWidth, clientHeight } = document.scrollingElement ?? document.documentElement;
  const viewport = { width: clientWidth, height: clientHeight > 0 ? Math.min(clientHeight, innerHeight) : innerHeight };
  const { left, top, room } = placePopover(element.getBoundingClientRect(), box, viewport);
  style.setProperty("--room", `${room}px`);
  style.left = `${left}px`;
  // An editor does not shrink, so it may need more space than there is.
  style.top = `${clamp(top, viewport.height - element.getBoundingClientRect().height - GAP)}px`;
}

/** Returns the number, but not more than `most` and not less than the gap at the edge. */
function clamp(value: number, most: number): number {
  return Math.max(GAP, Math.min(value, most));
}

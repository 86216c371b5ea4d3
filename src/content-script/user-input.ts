import { onEarly } from "../page/early-events.ts";

/** Handlers of the user's pointer and keyboard input in the page. */
export interface InputHandlers {
  /** The pointer rests at a point. */
  readonly onHover: (x: number, y: number) => void;
  /** The user clicked at a point without selecting text. */
  readonly onClick: (x: number, y: number) => void;
  /** A selection was completed or cleared. */
  readonly onSelection: () => void;
  readonly onEscape: () => void;
  readonly onScroll: () => void;
  /** Returns true if the pointer is over the overlay. */
  readonly isHovered: () => boolean;
  /** Returns true if the overlay shows anything. */
  readonly isOpen: () => boolean;
}

/**
 * How long the pointer must rest before a card opens or closes, in milliseconds. The delay prevents flicker when the
 * pointer crosses the text.
 */
const HOVER_DELAY = 220;

/**
 * How long a selection must stay the same to count as complete when no pointer or key event ends it, in milliseconds.
 */
const SELECTION_DELAY = 400;

/**
 * Listens to pointer, keyboard, selection and scroll events before the page does. Never stops an event from reaching
 * the page.
 */
export function watchUserInput(handlers: InputHandlers, signal: AbortSignal): void {
  const passive = { passive: true, capture: true, signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let pressed: { x: number; y: number } | undefined;
  let isDown = false;
  let lastSelection = "";
  const nodes = new WeakMap<Node, number>();
  let known = 0;

  const scheduleHover = (x: number, y: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!handlers.isHovered()) handlers.onHover(x, y);
    }, HOVER_DELAY);
  };
  const numberOf = (node: Node | null | undefined) => {
    if (!node) return 0;
    if (!nodes.has(node)) nodes.set(node, ++known);
    return nodes.get(node);
  };
  /** Returns a string that identifies the selection. All collapsed selections are the same. */
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed) return "";
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    return [numberOf(anchorNode), anchorOffset, numberOf(focusNode), focusOffset].join();
  };
  const notifySelection = () => {
    clearTimeout(settling);
    lastSelection = selected();
    handlers.onSelection();
  };

  onEarly(
    "pointermove",
    (event) => {
      if (event.isTrusted && event.pointerType !== "touch" && event.buttons === 0)
        scheduleHover(event.clientX, event.clientY);
    },
    signal,
  );
  onEarly(
    "pointerdown",
    (event) => {
      isDown = true;
      pressed = { x: event.clientX, y: event.clientY };
    },
    signal,
  );
  onEarly(
    "pointerup",
    (event) => {
      isDown = false;
      if (!event.isTrusted || event.button !== 0 || handlers.isHovered()) return;
      const moved = !pressed || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 4;
      clearTimeout(timer);
      // The selection is updated only after the event.
      setTimeout(() => {
        if (!moved && getSelection()?.isCollapsed !== false) handlers.onClick(event.clientX, event.clientY);
        notifySelection();
      });
    },
    signal,
  );
  onEarly("pointercancel", () => (isDown = false), signal);
  onEarly(
    "keyup",
    (event) => {
      if (!event.isTrusted) return;
      // "Select all" does not use Shift, and macOS sends no keyup event for a letter while Command is pressed.
      if (event.shiftKey || event.key === "Shift" || selected() !== lastSelection) notifySelection();
    },
    signal,
  );
  // Handles selection by a menu, by touch handles, or in a page that stopped the events before these listeners were
  // added. A selection that the page makes by itself, without user activation, is ignored and does not replace a card.
  onEarly(
    "selectionchange",
    () => {
      clearTimeout(settling);
      settling = setTimeout(() => {
        const isUsers = navigator.userActivation?.isActive ?? true;
        if (isUsers && !isDown && !handlers.isOpen() && selected() !== lastSelection) notifySelection();
      }, SELECTION_DELAY);
    },
    signal,
  );
  onEarly(
    "keydown",
    (event) => {
      if (event.isTrusted && event.key === "Escape") handlers.onEscape();
    },
    signal,
  );
  document.addEventListener("scroll", () => handlers.onScroll(), passive);
  addEventListener("resize", () => handlers.onScroll(), { passive: true, signal });
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    clearTimeout(settling);
  });
}

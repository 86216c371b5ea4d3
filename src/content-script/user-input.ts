import { onEarly } from "../page/early-events.ts";

/** What the reader's pointer and keyboard ask of the page. */
export interface InputHandlers {
  /** The pointer rests at a point. */
  readonly onHover: (x: number, y: number) => void;
  /** The reader pressed at a point without selecting. */
  readonly onClick: (x: number, y: number) => void;
  /** A selection was finished, or is gone. */
  readonly onSelection: () => void;
  readonly onEscape: () => void;
  readonly onScroll: () => void;
  /** Whether the pointer is over our own overlay. */
  readonly isHovered: () => boolean;
  /** Whether anything stands over the page. */
  readonly isOpen: () => boolean;
}

/** How long the pointer rests before a card opens or closes, in milliseconds: crossing the text must not flicker. */
const HOVER_DELAY = 220;

/** How long a selection rests before it counts as finished where no pointer and no key tells, in milliseconds. */
const SELECTION_DELAY = 400;

/** Listens to pointer, keyboard, selection and scrolling, before the page does; never stops an event from reaching it. */
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
  /** What tells one selection from another; all that are collapsed are the same. */
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
      // The selection is settled only after the event.
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
      // Select all has no Shift, and macOS tells nothing of a letter that is let go while Command is held.
      if (event.shiftKey || event.key === "Shift" || selected() !== lastSelection) notifySelection();
    },
    signal,
  );
  // By a menu, by the handles of a touch screen, or in a page that stopped the events before we came. What a page selects by
  // itself, when the user has not done anything, brings nothing, and it takes no card's place.
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

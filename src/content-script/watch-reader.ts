/** What the reader's pointer and keyboard ask of the page. */
export interface ReaderActions {
  /** The pointer rests at a point. */
  readonly pointAt: (x: number, y: number) => void;
  /** The reader pressed at a point without selecting. */
  readonly press: (x: number, y: number) => void;
  /** A selection was finished, or is gone. */
  readonly select: () => void;
  readonly escape: () => void;
  readonly scroll: () => void;
  /** Whether the pointer is over our own overlay. */
  readonly isBusy: () => boolean;
}

/** How long the pointer rests before a card opens or closes, in milliseconds: crossing the text must not flicker. */
const REST = 220;

/** Listens to pointer, keyboard and scrolling; never stops an event from reaching the page. */
export function watchReader(actions: ReaderActions, signal: AbortSignal): void {
  const passive = { passive: true, capture: true, signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressed: { x: number; y: number } | undefined;

  const rest = (x: number, y: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!actions.isBusy()) actions.pointAt(x, y);
    }, REST);
  };

  document.addEventListener(
    "pointermove",
    (event) => {
      if (event.isTrusted && event.pointerType !== "touch" && event.buttons === 0) rest(event.clientX, event.clientY);
    },
    passive,
  );
  document.addEventListener("pointerdown", (event) => (pressed = { x: event.clientX, y: event.clientY }), passive);
  document.addEventListener(
    "pointerup",
    (event) => {
      if (!event.isTrusted || event.button !== 0 || actions.isBusy()) return;
      const moved = !pressed || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 4;
      clearTimeout(timer);
      // The selection is settled only after the event.
      setTimeout(() => {
        if (!moved && getSelection()?.isCollapsed !== false) actions.press(event.clientX, event.clientY);
        actions.select();
      });
    },
    passive,
  );
  document.addEventListener(
    "keyup",
    (event) => {
      if (event.isTrusted && (event.shiftKey || event.key === "Shift")) actions.select();
    },
    passive,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isTrusted && event.key === "Escape") actions.escape();
    },
    passive,
  );
  document.addEventListener("scroll", () => actions.scroll(), passive);
  addEventListener("resize", () => actions.scroll(), { passive: true, signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}

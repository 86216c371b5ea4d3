import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Span } from "../engine/span.ts";
import { selectedTextSpan } from "../ui/readout-ranges.ts";

/** What the user does with the pointer in a shown text. */
interface Handlers {
  /** The pointer rests on an attribution, at a distance from the left of the viewport in pixels. */
  readonly onHover: (index: number, x: number) => void;
  /** The pointer rests outside of all attributions and of the popover. */
  readonly onLeave: () => void;
  /** The selection has changed; undefined if nothing of the text is selected. */
  readonly onSelection: (span: Span | undefined) => void;
}

/** How long the pointer must rest before a card opens or closes, in milliseconds, as on a page. */
const HOVER_DELAY = 220;

/** Listens to the pointer and the selection in a shown text. What happens in a popover is ignored. */
export function useTextPointer(text: RefObject<HTMLElement | null>, handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isOutside = ({ target }: Event) => !(target instanceof Element && target.closest("[data-popover]"));
    const moved = (event: PointerEvent) => {
      clearTimeout(timer);
      if (event.pointerType === "touch" || event.buttons !== 0 || !isOutside(event)) return;
      const { target, clientX } = event;
      const isInText = target instanceof Element && text.current?.contains(target);
      const marked = isInText ? target.closest<HTMLElement>("[data-attribution]") : null;
      timer = setTimeout(() => {
        if (marked) latest.current.onHover(Number(marked.dataset.attribution), clientX);
        else latest.current.onLeave();
      }, HOVER_DELAY);
    };
    const selected = (event: Event) => {
      if (!isOutside(event)) return;
      // The browser updates the selection after the event.
      setTimeout(() => latest.current.onSelection(text.current ? selectedTextSpan(text.current) : undefined));
    };
    document.addEventListener("pointermove", moved, { signal, passive: true });
    document.addEventListener("pointerup", selected, { signal });
    document.addEventListener("keyup", (event) => (event.shiftKey || event.key === "Shift") && selected(event), {
      signal,
    });
    signal.addEventListener("abort", () => clearTimeout(timer));
    return () => control.abort();
  }, [text]);
}

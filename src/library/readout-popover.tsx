import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { positionPopover } from "../page/position-popover.ts";

interface Props {
  /** Returns the box of the viewport that the popover must not cover, or undefined if it is gone. */
  readonly beside: () => DOMRect | undefined;
  /** Whether the popover moves with the text. An editor stays where it was opened. */
  readonly isMoving: boolean;
  readonly children: ComponentChildren;
}

/** Shows a card, the selection bar or an editor beside a passage of a stored text. */
export function ReadoutPopover({ beside, isMoving, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const isPlaced = useRef(false);
  const place = useRef(() => {});
  place.current = () => {
    const rect = beside();
    if (!box.current || (isPlaced.current && !isMoving)) return;
    positionPopover(box.current, rect ?? new DOMRect(innerWidth, 0, 0, 0));
    isPlaced.current = true;
  };
  useLayoutEffect(() => place.current());
  useEffect(() => {
    const control = new AbortController();
    const options = { signal: control.signal, passive: true, capture: true };
    // Once for each frame, because reading and writing positions for every scroll event would make scrolling slow.
    let frame = 0;
    const moved = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => place.current());
    };
    document.addEventListener("scroll", moved, options);
    addEventListener(
      "resize",
      () => {
        isPlaced.current = false;
        place.current();
      },
      options,
    );
    return () => {
      control.abort();
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <div class="popover" data-popover ref={box}>
      {children}
    </div>
  );
}

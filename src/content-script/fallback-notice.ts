import { createDiv, createHostElement } from "../page/overlay-host.ts";

/** A short message beside the pointer, shown if the card cannot be loaded. */
export interface FallbackNotice {
  show(message: string, x: number, y: number): void;
  hide(): void;
}

/** Uses the system colours, which follow the user's choice of light, dark or forced colours. */
const NOTICE_STYLE =
  "color-scheme:light dark;position:fixed;max-width:22em;padding:12px;font:13px/1.4 system-ui;color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:3px";

/** Creates an empty notice. It is added to the page when it shows a message. */
export function createFallbackNotice(signal: AbortSignal): FallbackNotice {
  let host: HTMLElement | undefined;
  const hide = () => host?.remove();
  signal.addEventListener("abort", hide);
  return {
    show(message, x, y) {
      hide();
      host = createHostElement();
      const card = createDiv();
      card.className = "card";
      card.role = "status";
      card.dir = "auto";
      card.textContent = message;
      const isLow = y > innerHeight / 2;
      card.style.cssText = `${NOTICE_STYLE};left:max(8px,min(${x}px,100vw - 24em));${isLow ? "bottom" : "top"}:${(isLow ? innerHeight - y : y) + 18}px`;
      host.attachShadow({ mode: "closed" }).append(card);
      document.documentElement?.append(host);
      host.showPopover();
    },
    hide,
  };
}

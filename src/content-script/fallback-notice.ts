import { createDiv, createOverlayHost } from "../page/overlay-host.ts";

/** A short message beside the pointer, shown if the card cannot be loaded. */
export interface FallbackNotice {
  show(message: string, x: number, y: number): void;
  hide(): void;
}

/** Uses the system colours, which follow the user's choice of light, dark or forced colours. */
const NOTICE_STYLE =
  ":host{color-scheme:light dark}.card{position:fixed;max-width:22em;padding:12px;font:13px/1.4 system-ui;color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:3px}";

/** Creates an empty notice. It is added to the page when it shows a message. */
export function createFallbackNotice(signal: AbortSignal): FallbackNotice {
  let host: ReturnType<typeof createOverlayHost> | undefined;
  return {
    show(message, x, y) {
      host ??= createOverlayHost(NOTICE_STYLE, signal);
      const card = createDiv();
      card.className = "card";
      card.role = "status";
      card.dir = "auto";
      card.textContent = message;
      host.root.replaceChildren(card);
      const isLow = y > innerHeight / 2;
      card.style.cssText = `left:max(8px,min(${x}px,100vw - 24em));${isLow ? "bottom" : "top"}:${(isLow ? innerHeight - y : y) + 18}px`;
      host.show();
    },
    hide: () => host?.hide(),
  };
}

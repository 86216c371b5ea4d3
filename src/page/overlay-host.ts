/** The only element that Note Verbale adds to a page. All UI is in its closed shadow root. */
export interface OverlayHost {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Shows the content of the root above everything else in the page. */
  show(): void;
  hide(): void;
  /** Reattaches the host if the page removed it while it was shown. Returns true if it did. */
  reattach(): boolean;
}

const HOST_STYLE =
  "all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; border: 0 !important; padding: 0 !important; margin: 0 !important; background: transparent !important; overflow: visible !important; width: auto !important; height: auto !important;";

/**
 * Creates an HTML `div`, also in an XML document, where `createElement` creates elements without `style` and popover
 * support.
 */
export function createDiv(): HTMLDivElement {
  return document.createElementNS("http://www.w3.org/1999/xhtml", "div") as HTMLDivElement;
}

function createHostElement(): HTMLElement {
  const element = createDiv();
  element.style.cssText = HOST_STYLE;
  element.popover = "manual";
  return element;
}

/**
 * Removes hosts that an earlier version's script left in the page. When the extension is updated, Firefox stops its
 * scripts without notice, and their UI stays in the page without function.
 */
export function removeStaleHosts(): void {
  const style = createHostElement().getAttribute("style");
  for (const one of document.querySelectorAll(":root > div[popover=manual]")) {
    if (one.getAttribute("style") === style) one.remove();
  }
}

/** Creates a host with the given styles. It is in the page only while something is shown. */
export function createOverlayHost(css: string, signal: AbortSignal): OverlayHost {
  const element = createHostElement();
  const root = element.attachShadow({ mode: "closed", delegatesFocus: false });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  let shown = false;

  const show = () => {
    shown = true;
    if (!element.isConnected) document.documentElement.append(element);
    if (!element.matches(":popover-open")) element.showPopover();
  };
  const hide = () => {
    shown = false;
    element.remove();
  };
  signal.addEventListener("abort", hide);
  return {
    element,
    root,
    show,
    hide,
    reattach() {
      if (!shown || (element.isConnected && element.matches(":popover-open"))) return false;
      show();
      return true;
    },
  };
}

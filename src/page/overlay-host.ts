/** The one element that Note Verbale adds to a page: everything it shows stands in its closed shadow root. */
export interface OverlayHost {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Shows what stands in the root, above everything in the page. */
  show(): void;
  hide(): void;
  /** Puts the host back when the page has removed it while it was shown; true when it had to. */
  reattach(): boolean;
}

const HOST_STYLE =
  "all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; border: 0 !important; padding: 0 !important; margin: 0 !important; background: transparent !important; overflow: visible !important; width: auto !important; height: auto !important;";

/** Returns a new HTML `div`, also in an XML document, whose `createElement` makes elements without style and popover. */
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
 * Takes away what an earlier script has left over the page: Firefox ends a renewed extension's scripts without a word to
 * them, and what they showed stands there dead.
 */
export function removeStaleHosts(): void {
  const style = createHostElement().getAttribute("style");
  for (const one of document.querySelectorAll(":root > div[popover=manual]")) {
    if (one.getAttribute("style") === style) one.remove();
  }
}

/** Makes a host with the given styles. It joins the page only while something is shown. */
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

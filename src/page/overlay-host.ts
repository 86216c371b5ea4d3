/** The only element that Note Verbale adds to a page. All UI is in its closed shadow root. */
export interface OverlayHost {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Shows the content of the root above everything else in the page. */
  show(): void;
  hide(): void;
  /**
   * Restores the host if the page removed, moved or altered it while it was shown, or opened a modal dialog over it.
   * Returns true if it did.
   */
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

/** Creates a host element, which shows nothing until it is in the page and its popover is open. */
export function createHostElement(): HTMLElement {
  const element = createDiv();
  setAttributes(element);
  return element;
}

/** Gives a host its style and its kind, and removes everything that the page has added. */
function setAttributes(element: HTMLElement): void {
  for (const name of element.getAttributeNames()) element.removeAttribute(name);
  element.replaceChildren();
  element.style.cssText = HOST_STYLE;
  element.popover = "manual";
}

/** Elements that display no children, so that nothing can be shown over them while they are fullscreen. */
const WITHOUT_CHILDREN = "video, iframe, img, canvas, object, embed";

/**
 * Whether a frame keeps its content when it is moved by `moveBefore`. Firefox loads frames in a shadow tree again (seen
 * in version 153).
 */
const MOVES_FRAMES = !("mozInnerScreenX" in globalThis);

/**
 * Returns the parent of a shown host. A modal dialog of the page makes everything outside the dialog inert, and so does
 * a fullscreen element.
 */
function findParent(): Element | null {
  const { documentElement, fullscreenElement } = document;
  return findDialog() ?? (fullscreenElement?.matches(WITHOUT_CHILDREN) ? null : fullscreenElement) ?? documentElement;
}

/** Returns the page's topmost modal dialog. */
const findDialog = (): Element | undefined => [...document.querySelectorAll("dialog:modal")].at(-1);

/**
 * Removes hosts that an earlier version's script left in the page. When the extension is updated, Firefox stops its
 * scripts without notice, and their UI stays in the page without function.
 */
export function removeStaleHosts(): void {
  const style = createHostElement().getAttribute("style");
  for (const one of document.querySelectorAll("div[popover=manual]")) {
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
  const markup = element.outerHTML;
  const isUnchanged = () => element.outerHTML === markup;
  let shown = false;

  /** Returns the parent that the element should have. A move that would clear an open editor is not made. */
  const wantedParent = () =>
    MOVES_FRAMES || !element.isConnected || !root.querySelector("iframe")
      ? findParent()
      : (findDialog() ?? element.parentElement);
  /** Moves the element so that frames in it keep their content and the focus, and shows it above the new parent. */
  const move = (parent: Element) => {
    if (!element.isConnected) return parent.append(element);
    const focused = root.activeElement as HTMLElement | null;
    if (element.matches(":popover-open")) element.hidePopover();
    parent.moveBefore(element, null);
    element.showPopover();
    focused?.focus({ preventScroll: true });
  };
  const show = () => {
    shown = true;
    if (!isUnchanged()) setAttributes(element);
    const parent = wantedParent();
    if (parent && element.parentNode !== parent) move(parent);
    if (!element.matches(":popover-open")) element.showPopover();
  };
  const hide = () => {
    shown = false;
    element.remove();
  };
  signal.addEventListener("abort", hide);
  const follow = () => {
    if (shown) show();
  };
  document.addEventListener("fullscreenchange", follow, { signal });
  return {
    element,
    root,
    show,
    hide,
    reattach() {
      if (!shown || (element.parentNode === wantedParent() && element.matches(":popover-open") && isUnchanged()))
        return false;
      show();
      return true;
    },
  };
}

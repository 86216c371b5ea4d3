/** Maximum number of folded parts around a passage that are unfolded. */
const MAX_FOLDS = 50;

/**
 * Unfolds the folded parts around a node: each `details`, each `hidden=until-found` element, and elements with a
 * control that declares to control them. Only the page itself can unfold other parts.
 */
export function unfold(node: Node): void {
  let at: Node | null = node;
  for (let seen = 0; at && seen < MAX_FOLDS; at = at.parentNode ?? hostOf(at)) {
    if (at.nodeType !== Node.ELEMENT_NODE || !isFolded(at as Element)) continue;
    seen += 1;
    openFold(at as Element);
  }
}

function hostOf(node: Node): Node | null {
  return "host" in node ? (node as ShadowRoot).host : null;
}

function isFolded(element: Element): boolean {
  if (element.localName === "details") return !element.hasAttribute("open");
  const { display, contentVisibility } = getComputedStyle(element);
  return display === "none" || contentVisibility === "hidden";
}

function openFold(element: Element): void {
  if (element.localName === "details") element.setAttribute("open", "");
  else if (element.getAttribute("hidden") === "until-found") {
    // Does what the browser does when its own search finds text there.
    element.dispatchEvent(new Event("beforematch", { bubbles: true }));
    element.removeAttribute("hidden");
  } else controlOf(element)?.click();
}

/** Returns the control that the page declares, for assistive technology, as opening an element. */
function controlOf(element: Element): HTMLElement | undefined {
  const root = element.getRootNode() as Document | ShadowRoot;
  const controls = element.id ? root.querySelectorAll<HTMLElement>("[aria-controls]") : [];
  return [...controls].find((control) => {
    const names = (control.getAttribute("aria-controls") ?? "").split(/\s+/);
    return names.includes(element.id) && isClosed(control);
  });
}

function isClosed(control: Element): boolean {
  return control.getAttribute("aria-expanded") === "false" || control.getAttribute("aria-selected") === "false";
}

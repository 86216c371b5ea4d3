import axe from "axe-core";
import { type ComponentChild, render } from "preact";
import noteFrameCss from "../../src/editor-frame/editor-frame.css";
import libraryCss from "../../src/library/library.css";
import popupCss from "../../src/popup/popup.css";
import cardCss from "../../src/ui/card.css";
import editorCss from "../../src/ui/editor.css";
import readoutCss from "../../src/ui/highlighted-readout.css";
import themeCss from "../../src/ui/theme.css";
import { setEnglish } from "../set-english.ts";

setEnglish();

/**
 * The places where the product shows a component. Each surface has its own style sheet and the container that the sheet
 * expects.
 */
export type Surface = "popup" | "card" | "editor frame" | "library";

const SURFACES: Record<Surface, { readonly css: string; readonly box: string }> = {
  popup: { css: popupCss, box: "surface" },
  card: { css: cardCss, box: "popover" },
  "editor frame": { css: editorCss + noteFrameCss, box: "surface" },
  library: { css: readoutCss + cardCss + editorCss + libraryCss, box: "view" },
};

export type ColorScheme = "light" | "dark";

let clear: (() => void) | undefined;

/** Renders a component as it looks on its surface, in place of the previous one. */
export function renderOn(
  component: ComponentChild,
  surface: Surface = "popup",
  scheme: ColorScheme = "light",
): HTMLElement {
  unmount();
  const { css, box } = SURFACES[surface];
  const sheet = document.createElement("style");
  sheet.textContent = `${themeCss}${css} :root, .${box} { color-scheme: ${scheme} !important; }`;
  const container = document.createElement("div");
  container.className = box;
  document.head.append(sheet);
  document.body.append(container);
  clear = () => {
    render(null, container);
    container.remove();
    sheet.remove();
  };
  render(component, container);
  return container;
}

/** Removes the component and its style sheets. */
export function unmount(): void {
  clear?.();
  clear = undefined;
}

/** Returns the control with this name in the container. */
export function getButton(container: HTMLElement, name: string): HTMLButtonElement {
  const found = [...container.querySelectorAll("button")].find(
    (one) => (one.getAttribute("aria-label") ?? (one.textContent.trim() || one.title)).trim() === name,
  );
  if (!found) throw new Error(`There is no control “${name}”.`);
  return found;
}

/** Returns the texts of all elements that match a selector. */
export function texts(container: HTMLElement, selector: string): string[] {
  return [...container.querySelectorAll(selector)].map((element) => element.textContent.trim());
}

/** The rules of axe whose results depend on the colours. All other results depend on the markup alone. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Returns the violations that axe finds in the container: by all rules in light colours, by the colour rules alone in
 * dark colours. The rule "region" is left out because it is about whole pages.
 */
export async function axeViolations(container: HTMLElement, scheme: ColorScheme = "light"): Promise<string[]> {
  const options = scheme === "light" ? { rules: { region: { enabled: false } } } : { runOnly: COLOUR_RULES };
  const { violations: found } = await axe.run(container, { ...options, resultTypes: ["violations"] });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

import axe from "axe-core";
import { type ComponentChild, render } from "preact";
import noteFrameCss from "../../src/editor-frame/editor-frame.css";
import popupCss from "../../src/popup/popup.css";
import cardCss from "../../src/ui/card.css";
import themeCss from "../../src/ui/theme.css";
import { setEnglish } from "../set-english.ts";

setEnglish();

/** Where a component stands in the product: each surface has its sheet, and the box that the sheet asks for. */
export type Surface = "popup" | "card" | "editor frame";

const SURFACES: Record<Surface, { readonly css: string; readonly box: string }> = {
  popup: { css: popupCss, box: "surface" },
  card: { css: cardCss, box: "popover" },
  "editor frame": { css: noteFrameCss, box: "surface" },
};

export type ColorScheme = "light" | "dark";

let clear: (() => void) | undefined;

/** Shows a component in the page as it looks on its surface, in place of the last one. */
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

/** Takes the component and its sheets away. */
export function unmount(): void {
  clear?.();
  clear = undefined;
}

/** Returns the control of this name on the stage. */
export function getButton(container: HTMLElement, name: string): HTMLButtonElement {
  const found = [...container.querySelectorAll("button")].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === name,
  );
  if (!found) throw new Error(`There is no control “${name}”.`);
  return found;
}

/** Returns the texts of all elements that a selector finds. */
export function texts(container: HTMLElement, selector: string): string[] {
  return [...container.querySelectorAll(selector)].map((element) => element.textContent.trim());
}

/** The rules of axe whose outcome can depend on the colours; the outcome of the others depends on the markup alone. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Returns what axe finds wrong on the stage: by all rules in light colours, and in dark ones by those of colours. The rule "region" is about whole pages.
 */
export async function axeViolations(container: HTMLElement, scheme: ColorScheme = "light"): Promise<string[]> {
  const options = scheme === "light" ? { rules: { region: { enabled: false } } } : { runOnly: COLOUR_RULES };
  const { violations: found } = await axe.run(container, { ...options, resultTypes: ["violations"] });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

import { background, type EditorAddress } from "../rpc/rpc-contract.ts";

/**
 * Tells the page's content script when the editor gets the keyboard and when it loses it, and whether by the user's own Tab:
 * the page can take the keyboard at any time, and the content script cannot see what is pressed in here. An editor that has
 * been covered meanwhile goes on in the field where it was.
 */
export function reportKeyboardFocus(editor: EditorAddress): void {
  let isTab = false;
  let field: HTMLElement | undefined;
  const tell = (what: "here" | "left" | "tabbed") =>
    void background.reportKeyboardFocus(editor, what).catch(() => undefined);
  const pressed = (event: KeyboardEvent) => {
    isTab = event.isTrusted && event.key === "Tab";
  };
  document.addEventListener("keydown", pressed, { capture: true });
  document.addEventListener("focusin", ({ target }) => {
    // A Tab that goes to another field in here does not lead out.
    isTab = false;
    if (target instanceof HTMLElement && target !== document.body) field = target;
  });
  addEventListener("focus", () => {
    if (document.activeElement === document.body && field?.isConnected) field.focus({ preventScroll: true });
    tell("here");
  });
  addEventListener("blur", () => tell(isTab ? "tabbed" : "left"));
  if (document.hasFocus()) tell("here");
}

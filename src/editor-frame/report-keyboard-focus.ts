import { background, type EditorAddress } from "../rpc/rpc-contract.ts";

/**
 * Reports to the page's content script when the editor gets or loses the keyboard focus, and whether the user moved it
 * with Tab. The page can take the focus at any time, and the content script cannot see key presses in this frame. An
 * editor that was covered meanwhile restores the focus to the same field.
 */
export function reportKeyboardFocus(editor: EditorAddress): void {
  let isTab = false;
  let field: HTMLElement | undefined;
  const report = (what: "here" | "left" | "tabbed") =>
    void background.reportKeyboardFocus(editor, what).catch(() => undefined);
  const pressed = (event: KeyboardEvent) => {
    isTab = event.isTrusted && event.key === "Tab";
  };
  document.addEventListener("keydown", pressed, { capture: true });
  document.addEventListener("focusin", ({ target }) => {
    // A Tab to another field of the editor does not leave it.
    isTab = false;
    if (target instanceof HTMLElement && target !== document.body) field = target;
  });
  addEventListener("focus", () => {
    if (document.activeElement === document.body && field?.isConnected) field.focus({ preventScroll: true });
    report("here");
  });
  addEventListener("blur", () => report(isTab ? "tabbed" : "left"));
  if (document.hasFocus()) report("here");
}

const EDITABLE_SELECTOR = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/** Returns true if a node is inside an editable element, where the extension must not interfere. */
export function isEditable(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement;
  return document.designMode === "on" || element?.closest(EDITABLE_SELECTOR) != null;
}

/** Returns true if there is an editable element at a point of the viewport. */
export function isEditableAt(x: number, y: number): boolean {
  return isEditable(document.elementFromPoint(x, y));
}

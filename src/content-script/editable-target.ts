const EDITABLE_SELECTOR = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/** Whether a node stands in something that the reader writes in, where nothing of ours may come between. */
export function isEditable(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement;
  return document.designMode === "on" || element?.closest(EDITABLE_SELECTOR) != null;
}

/** Whether there is something to write in under a point of the viewport. */
export function isEditableAt(x: number, y: number): boolean {
  return isEditable(document.elementFromPoint(x, y));
}

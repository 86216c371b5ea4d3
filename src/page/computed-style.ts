/**
 * Returns the computed style of an element. Firefox returns null in a page that is being unloaded or in a frame that is
 * not displayed.
 */
export function computedStyleOf(element: Element): CSSStyleDeclaration | null {
  return getComputedStyle(element);
}

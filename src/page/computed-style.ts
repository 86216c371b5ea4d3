/** Returns the computed style of an element; Firefox has none in a page that is being left or in a frame that is not shown. */
export function computedStyleOf(element: Element): CSSStyleDeclaration | null {
  return getComputedStyle(element);
}

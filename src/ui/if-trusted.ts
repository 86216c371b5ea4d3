/** Synthetic clicks that forward a click of the user where the page could have stopped the original one. */
const forwardedClicks = new WeakSet<Event>();

/** Returns an event handler that ignores clicks made by scripts of the page; only clicks of the user count. */
export function ifTrusted(action: () => void): (event: Event) => void {
  return (event) => {
    if (event.isTrusted || forwardedClicks.has(event)) action();
  };
}

/** Forwards a click of the user to an element. The synthetic click is heard only in the element's shadow tree. */
export function forwardClick(element: Element): void {
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  forwardedClicks.add(click);
  element.dispatchEvent(click);
}

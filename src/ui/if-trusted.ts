/** Clicks that stand for one of the user, as they are passed on where the page could have stopped it. */
const forwardedClicks = new WeakSet<Event>();

/** A page can send clicks of its own making to what it can reach; only the user's count. */
export function ifTrusted(action: () => void): (event: Event) => void {
  return (event) => {
    if (event.isTrusted || forwardedClicks.has(event)) action();
  };
}

/** Passes a click of the user on to an element, in whose shadow tree alone it is heard. */
export function forwardClick(element: Element): void {
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  forwardedClicks.add(click);
  element.dispatchEvent(click);
}

/**
 * Events of the page's window, received before the page receives them. Listeners of one target are called in the order
 * in which they were added, so the script that the browser runs before the page's own scripts (early-listeners.ts) adds
 * them. A page that stops an event cannot hide it from the extension, and does not receive an event that the extension
 * stops. In a page that was open before the extension was installed, and in frames, the listeners are added later,
 * after the page's own.
 */
interface EarlyEvents {
  readonly handlers: Map<string, Set<(event: Event) => void>>;
  /** Adds the listeners. Adds them again if a page has removed all listeners, as `document.open` does. */
  readonly listen: () => void;
}

/** The events by which the user enters text. */
export const WRITING_EVENTS = [
  "keydown",
  "keypress",
  "keyup",
  "beforeinput",
  "input",
  "compositionstart",
  "compositionupdate",
  "compositionend",
  "paste",
] as const;

const POINTING_EVENTS = ["pointermove", "pointerdown", "pointerup", "pointercancel", "selectionchange"] as const;

export type EarlyType = (typeof WRITING_EVENTS)[number] | (typeof POINTING_EVENTS)[number] | "click" | "blur" | "focus";

/** The key under which the first script stores its listeners for later scripts, in the extension's isolated world. */
const KEY = Symbol.for("note-verbale.events");
const globals = globalThis as { [KEY]?: EarlyEvents };

/** Adds the listeners unless they exist. They do nothing until a handler is registered. */
export function startEarlyListeners(): EarlyEvents {
  const events = globals[KEY] ?? create();
  globals[KEY] = events;
  events.listen();
  return events;
}

/** Calls a handler at each event of a type until the signal aborts. */
export function onEarly<T extends EarlyType>(
  type: T,
  handler: (event: HTMLElementEventMap[T]) => void,
  signal: AbortSignal,
): void {
  const { handlers } = startEarlyListeners();
  const some = handlers.get(type) ?? new Set();
  const one = (event: Event) => handler(event as HTMLElementEventMap[T]);
  handlers.set(type, some.add(one));
  signal.addEventListener("abort", () => some.delete(one));
}

function create(): EarlyEvents {
  const handlers: EarlyEvents["handlers"] = new Map();
  const heard = (event: Event) => {
    for (const handler of handlers.get(event.type) ?? []) handler(event);
  };
  const listen = () => {
    for (const type of [...WRITING_EVENTS, "click", "blur", "focus"]) addEventListener(type, heard, { capture: true });
    for (const type of POINTING_EVENTS) addEventListener(type, heard, { capture: true, passive: true });
  };
  return { handlers, listen };
}

/**
 * Events of the page's window, heard before the page itself hears them. Listeners of one target are called in the order in
 * which they came, so the script that the browser runs before any of the page's own (early.ts) begins to listen; a page that
 * stops events cannot keep them from us, and what we stop it does not hear. In a page that was open before the extension came,
 * and in frames, listening begins later, after the page's own listeners.
 */
interface EarlyEvents {
  readonly handlers: Map<string, Set<(event: Event) => void>>;
  /** Begins to listen; again where a page has taken all listeners off, as `document.open` does. */
  readonly listen: () => void;
}

/** The events by which the user writes. */
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

/** Where the first script leaves its listeners for those that come later, in the world that only our scripts share. */
const KEY = Symbol.for("note-verbale.events");
const globals = globalThis as { [KEY]?: EarlyEvents };

/** Begins to listen, or goes on as before; does nothing more until something is to be heard. */
export function startEarlyListeners(): EarlyEvents {
  const events = globals[KEY] ?? create();
  globals[KEY] = events;
  events.listen();
  return events;
}

/** Calls back at each event of a type until the signal ends. */
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

import { isConnected } from "../rpc/browser.ts";
import { startSession } from "./session.ts";

/** What an earlier injection left in this page's isolated world. */
interface Running {
  readonly isAlive: () => boolean;
  readonly refresh: () => void;
  readonly stop: () => void;
}

/** Not the name under which the detector, in the same world, leaves itself. */
const KEY = Symbol.for("note-verbale.session");
const world = globalThis as { [KEY]?: Running };

/**
 * Sent to the page when a script starts. In Chromium the scripts of a renewed extension run in a world of their own, where
 * they cannot see the cut-off one: it hears this, and gives way. A page that sends it can only end what is cut off.
 */
const STARTED = "nv-started";

/** Injected again, as after single-page navigation, the script that runs already reads again; a cut-off one gives way. */
if (world[KEY]?.isAlive()) {
  world[KEY].refresh();
} else {
  world[KEY]?.stop();
  document.dispatchEvent(new Event(STARTED));
  const life = new AbortController();
  document.addEventListener(STARTED, () => isConnected() || life.abort(), { signal: life.signal });
  const session = startSession(life.signal);
  world[KEY] = { isAlive: isConnected, refresh: () => void session.refresh(), stop: () => life.abort() };
}

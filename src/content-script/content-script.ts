import { isConnected } from "../rpc/browser.ts";
import { startSession } from "./session.ts";

/** The session of an earlier injection in this page's isolated world. */
interface Running {
  readonly isAlive: () => boolean;
  readonly refresh: () => void;
  readonly stop: () => void;
}

/** This must differ from the key that the detector uses in the same world. */
const KEY = Symbol.for("note-verbale.session");
const world = globalThis as { [KEY]?: Running };

/**
 * Event sent to the page when a script starts. In Chromium, the scripts of an updated extension run in a new isolated
 * world and cannot access the disconnected script of the old one. The old script receives this event and stops. A page
 * that sends the event can only stop a disconnected script.
 */
const STARTED = "nv-started";

/**
 * If the script is injected again, for example after single-page navigation, the running script reads the page again. A
 * disconnected script is replaced.
 */
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

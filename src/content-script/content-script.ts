import { isConnected } from "../messages/browser.ts";
import { openSession } from "./session.ts";

/** What an earlier injection left in this page's isolated world. */
interface Running {
  readonly isAlive: () => boolean;
  readonly refresh: () => void;
  readonly stop: () => void;
}

const KEY = Symbol.for("note-verbale");
const world = globalThis as { [KEY]?: Running };

/** Injected again, as after single-page navigation, the script that runs already reads anew; a cut-off one gives way. */
if (world[KEY]?.isAlive()) {
  world[KEY].refresh();
} else {
  world[KEY]?.stop();
  const life = new AbortController();
  const session = openSession(life.signal);
  world[KEY] = { isAlive: isConnected, refresh: () => void session.refresh(), stop: () => life.abort() };
}

import { startEarlyListeners } from "../page/early-events.ts";

// The browser runs this in every page before the page's own scripts, so that its listeners are called first.
startEarlyListeners();

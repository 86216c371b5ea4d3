import { startEarlyListeners } from "../page/early-events.ts";

// Run by the browser in every page before the page's own scripts, so that it stands first in line.
startEarlyListeners();

import { startEarlyListeners } from "../page/early-events.ts";
import { setSiteNoted } from "../page/noted-site.ts";

// The browser runs this in every page before the page's own scripts, so that its listeners are called first.
startEarlyListeners();
// On a site with notes, another script replaces this before the detector runs.
setSiteNoted(false);

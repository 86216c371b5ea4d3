import { setSiteNoted } from "../page/noted-site.ts";

// The browser runs this on sites with notes only, after the early script and before the detector.
setSiteNoted(true);

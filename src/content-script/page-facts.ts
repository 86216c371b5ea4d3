import { readPageFacts } from "../page/read-page-facts.ts";

/**
 * The entry point of a script that the background injects into a page with a readout. Its result, the facts of the
 * page, is passed to the background as the value of the script's last expression (see build.mjs). It is separate from
 * the content script, because pages without a readout do not need it.
 */
export const facts = readPageFacts(document, location.href);

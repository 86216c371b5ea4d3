import type { PageFacts } from "../engine/page-facts.ts";
import { type Pace, runInSlices } from "../engine/slices.ts";
import { layoutFromTag } from "./element-layout.ts";
import { getMainText, readPageTextIncrementally } from "./page-text.ts";
import { readPageFacts } from "./read-page-facts.ts";

/** The main text of a saved web page, with its headline and what the page declares about itself. */
export interface SavedPage {
  readonly text: string;
  readonly title: string;
  readonly facts: PageFacts;
}

/**
 * Reads the HTML of a saved web page like an open one, but without its styles. The parsed document has no window: no
 * script of it runs, and nothing is loaded. Returns undefined if the pace's signal is aborted.
 * @param url The address of the page. Without it, the address that the page declares is used.
 * @param limit The maximum length of the text, in characters.
 */
export async function readSavedPage(
  html: string,
  url: string | undefined,
  limit: number,
  pace: Pace,
): Promise<SavedPage | undefined> {
  const document = new DOMParser().parseFromString(html, "text/html");
  const page = await runInSlices(readPageTextIncrementally(document, layoutFromTag), pace);
  return page && { text: getMainText(page, limit), title: page.title, facts: readPageFacts(document, url) };
}

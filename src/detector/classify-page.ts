import { mayReportEvent, mayTitleReadout, scoreReadout } from "../engine/detection/score-readout.ts";
import { extractArticle, findHeading } from "./extract-article.ts";

/** The length of an article's lead, and the length that is checked if the lead reports an event, in characters. */
const LEAD_LENGTH = 2_000;
const FULL_LENGTH = 8_000;
/** Whether a page is a readout, and the length of the text that was read, in characters. */
export interface PageClassification {
  readonly isReadout: boolean;
  readonly length: number;
}

/**
 * Classifies a page. The titles of most pages exclude a readout, so that their text, whose first access costs most of
 * the time, is not read. For almost all others the lead is sufficient, and the rest of the text is never read.
 */
export function classifyPage(page: Document): PageClassification {
  const heading = findHeading(page);
  const titles = page.title + (heading?.textContent ?? "");
  // Titles in another script, or as short as the name of a site, exclude nothing. Without a headline the page may still
  // be loading, so the length is 0, as if it had no text yet.
  if (/[a-z ]{20}/i.test(titles) && !mayTitleReadout(titles))
    return { isReadout: false, length: heading ? FULL_LENGTH : 0 };
  const lead = extractArticle(page, LEAD_LENGTH);
  const isReported = mayReportEvent(lead.title, lead.text);
  const { title, text } = isReported && lead.text.length >= LEAD_LENGTH ? extractArticle(page, FULL_LENGTH) : lead;
  return { isReadout: isReported && scoreReadout(title, text).score >= 0.5, length: text.length };
}

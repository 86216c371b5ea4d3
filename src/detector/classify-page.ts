import { NO_EVENT_SCORE, scoreReadout } from "../engine/detection/score-readout.ts";
import { extractArticle } from "./extract-article.ts";

/** The length of an article's lead, and the length that is checked if the lead reports an event, in characters. */
const LEAD_LENGTH = 2_000;
const FULL_LENGTH = 8_000;

/** The classification of a page, and the length of its text. */
export interface PageClassification {
  readonly isReadout: boolean;
  readonly score: number;
  readonly length: number;
}

/** Classifies a page. For almost all pages the lead is sufficient, and the rest of the text is never read. */
export function classifyPage(page: Document): PageClassification {
  const lead = classifyUpTo(page, LEAD_LENGTH);
  return lead.length < LEAD_LENGTH || lead.score <= NO_EVENT_SCORE ? lead : classifyUpTo(page, FULL_LENGTH);
}

function classifyUpTo(page: Document, limit: number): PageClassification {
  const { title, text } = extractArticle(page, limit);
  const { score } = scoreReadout(title, text);
  return { isReadout: score >= 0.5, score, length: text.length };
}

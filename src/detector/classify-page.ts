import { NO_EVENT_SCORE, scoreReadout } from "../engine/detection/score-readout.ts";
import { extractArticle } from "./extract-article.ts";

/** Characters of an article in which its lead stands, and those that a judgement looks at when the lead tells of an event. */
const LEAD_LENGTH = 2_000;
const FULL_LENGTH = 8_000;

/** What is thought of a page, and how much text it had. */
export interface PageClassification {
  readonly isReadout: boolean;
  readonly score: number;
  readonly length: number;
}

/** Judges a page. Nearly all are told by their lead alone, and the rest of those is never touched. */
export function classifyPage(page: Document): PageClassification {
  const lead = classifyUpTo(page, LEAD_LENGTH);
  return lead.length < LEAD_LENGTH || lead.score <= NO_EVENT_SCORE ? lead : classifyUpTo(page, FULL_LENGTH);
}

function classifyUpTo(page: Document, limit: number): PageClassification {
  const { title, text } = extractArticle(page, limit);
  const { score } = scoreReadout(title, text);
  return { isReadout: score >= 0.5, score, length: text.length };
}

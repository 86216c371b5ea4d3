import { NO_EVENT_SCORE, scoreReadout } from "../engine/detection/score-readout.ts";
import { readArticle } from "./article-text.ts";

/** Characters of an article in which its lead stands, and those that a judgement looks at when the lead tells of an event. */
const LEAD = 2_000;
const ENOUGH = 8_000;

/** What is thought of a page, and how much text it had. */
export interface PageVerdict {
  readonly isReadout: boolean;
  readonly score: number;
  readonly length: number;
}

/** Judges a page. Nearly all are told by their lead alone, and the rest of those is never touched. */
export function judgePage(page: Document): PageVerdict {
  const lead = judgeUpTo(page, LEAD);
  return lead.length < LEAD || lead.score <= NO_EVENT_SCORE ? lead : judgeUpTo(page, ENOUGH);
}

function judgeUpTo(page: Document, limit: number): PageVerdict {
  const { title, text } = readArticle(page, limit);
  const { score } = scoreReadout(title, text);
  return { isReadout: score >= 0.5, score, length: text.length };
}

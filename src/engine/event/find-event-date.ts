import type { Sentence } from "../document/find-sentences.ts";
import type { Span } from "../span.ts";

const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const RANGE = `${DAY}(?: ?[-–] ?${DAY})?`;
const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const PART = "(?: (?:morning|afternoon|evening|night))?";

/** A day of the calendar, as texts write it: "2 April 2024", "April 2", "Thursday 22 October", "August 24-26, 2026". */
const CALENDAR = `(?:${WEEKDAY},? (?:the )?)?(?:${RANGE} (?:of )?${MONTH}(?:,? \\d{4})?|${MONTH} ${RANGE}(?:,? \\d{4})?)(?![\\d-])|${WEEKDAY}${PART} \\((?=\\d)[^)\\n]{3,16}\\)|\\d{4}-\\d{2}-\\d{2}`;
/** A day told from the day of writing. */
const RELATIVE = `${WEEKDAY}${PART}(?! \\()|[Tt]oday|[Yy]esterday|[Tt]onight|(?:[Tt]his|[Ll]ast) (?:morning|afternoon|evening|night|week)`;

const ANY = new RegExp(`\\b(?:${CALENDAR}|${RELATIVE})(?!\\p{L})`, "u");
const SOME_RELATIVE = new RegExp(`\\b(?:${RELATIVE})\\b`, "u");
const ANY_RELATIVE = new RegExp(`^(?:${RELATIVE})$`, "u");
/** A day with its number and month and, most often, year: what a stamp bears. */
const STAMP = new RegExp(`(?:${CALENDAR})`, "u");
/** "SEOUL, Oct. 30 (Agency) --": the place and day before an agency's text. */
const DATELINE = new RegExp(
  `^[^\\n.:]{0,60}?[,\\s(](${CALENDAR})[^\\n]{0,40}?(?:\\([^)\\n]{2,20}\\)|--|[–—]| - |-)`,
  "u",
);
/** "New York, 22 September 2026", "Updated: July 18, 2024 22:15": a line of its own, before or after the text. */
const DATE_LINE = new RegExp(
  `^(?:[\\p{L}' ]{2,24}[:,] ?(?:\\(?[\\p{L} ]{2,20}\\)?,? ?)?)?\\(?(${CALENDAR})(?:,? ?(?:at )?\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?)?\\)?\\.?$`,
  "iu",
);
/** Lines before the lead, and after the text, in which a stamp may stand. */
const FIRST_LINES = 5;
const LAST_LINES = 5;
/** How much of either end is looked at. */
const END = 1_500;

/**
 * The day of the event as the text writes it. The lead's own calendar day comes first; "today" and a bare weekday mean the day
 * of the headline, the dateline or a line of its own at either end, where there is one.
 */
export function findEventDate(
  text: string,
  headline: string,
  lead: Span,
  sentences: readonly Sentence[],
): string | undefined {
  const body = text.slice(lead.start, lead.end);
  const told = ANY.exec(withoutDateline(body))?.[0] ?? ANY.exec(body)?.[0] ?? dayNear(text, sentences);
  if (told !== undefined && !ANY_RELATIVE.test(told)) return told;
  return stampOf(text, headline) ?? told ?? ANY.exec(headline)?.[0];
}

/** Sentences of the body in which the day is looked for when the lead has none. */
const NEAR = 3;
const EVENT = /\b(?:meeting|call|conversation|talks|remarks|convened|agreed)\b/u;

/** A day told from the day of writing, beside the word for the event. */
function dayNear(text: string, sentences: readonly Sentence[]): string | undefined {
  const body = sentences.slice(0, NEAR * 4).filter(({ paragraph }) => paragraph > 0);
  for (const { start, end } of body.slice(0, NEAR)) {
    const words = text.slice(start, end);
    const day = SOME_RELATIVE.exec(words)?.[0];
    if (day !== undefined && EVENT.test(words)) return day;
  }
  return undefined;
}

function withoutDateline(body: string): string {
  const dateline = DATELINE.exec(body);
  return dateline === null ? body : body.slice(dateline[0].length);
}

function stampOf(text: string, headline: string): string | undefined {
  const inHeadline = STAMP.exec(headline)?.[0];
  if (inHeadline !== undefined) return inHeadline;
  const first = linesOf(text.slice(0, END)).slice(0, FIRST_LINES);
  const last = linesOf(text.slice(-END)).slice(-LAST_LINES);
  for (const line of first) {
    const date = DATE_LINE.exec(line)?.[1] ?? DATELINE.exec(line)?.[1];
    if (date !== undefined) return date;
  }
  for (const line of last.reverse()) {
    const date = DATE_LINE.exec(line)?.[1];
    if (date !== undefined) return date;
  }
  return undefined;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length > 0);
}

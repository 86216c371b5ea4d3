/** The role of a paragraph in a page: text of the readout, a line with only a date, or boilerplate of the site. */
export type ParagraphRole = "text" | "date line" | "boilerplate";

/**
 * Beginnings of boilerplate lines, in lower case with folded typography. Sites change such lines all the time, so
 * changes in them are not reported.
 */
const BOILERPLATE: readonly string[] = [
  "accept cookies",
  "all rights reserved",
  "back to top",
  "browser does not support",
  "cookie",
  "copyright",
  "download",
  "follow us",
  "follow the",
  "for more information",
  "home",
  "last modified",
  "last update",
  "latest news",
  "learn more",
  "listen to",
  "menu",
  "more news",
  "most read",
  "next article",
  "official website",
  "page last",
  "photo:",
  "previous article",
  "print this",
  "printed",
  "privacy",
  "read also",
  "read more",
  "related",
  "reuse",
  "search",
  "see also",
  "share",
  "sign up",
  "skip to",
  "subscribe",
  "tags:",
  "terms of use",
  "topics:",
  "update:",
  "updated",
  "view all",
  "visits:",
  "we use",
  "was this page useful",
  "your privacy",
];

const STARTS = new Set(BOILERPLATE.map((row) => (row.split(" ")[0] ?? "").replace(":", "")));
/**
 * The maximum number of words of a boilerplate line. Longer paragraphs with the same beginning are sentences of the
 * readout.
 */
const MOST_WORDS = 14;
/** Notices about cookies and privacy, which are whole paragraphs. */
const NOTICE =
  /\b(?:we|this (?:site|website|page)) uses?\b.{0,80}\bcookies\b|\bcookies? (?:policy|settings|preferences)\b/u;
const COUNTER =
  /^(?:views|visits|comments|shares|reads|likes)? ?[:(]? ?[\d.,]{1,20} ?\)? ?(?:views|visits|comments|shares|reads|likes|min(?:ute)? read)?$/u;

const MONTH =
  "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?";
const DATE = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s*)?(?:(?:date|published|posted|issued)(?: on)?:?\\s*)?` +
    `(?:\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}\\.?,?\\s+\\d{4}|${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4})` +
    `(?:[,|\\s-]*(?:at\\s*)?\\d{1,2}[:.h]\\d{2}(?:\\s*(?:am|pm|a\\.m\\.|p\\.m\\.|gmt|utc|[a-z]{3,4}))?)?$`,
  "u",
);

/** Returns the role of a paragraph, given in lower case with folded typography. */
export function classifyParagraph(folded: string): ParagraphRole {
  const line = folded.trim();
  if (DATE.test(line)) return "date line";
  if (line === "" || NOTICE.test(line) || COUNTER.test(line)) return "boilerplate";
  const first = (line.split(" ")[0] ?? "").replace(/[^a-z]/gu, "");
  const starts = STARTS.has(first) && BOILERPLATE.some((row) => line.startsWith(row));
  return starts && isListItem(line) ? "boilerplate" : "text";
}

/** Returns whether a paragraph with folded typography is as short as the items of a list and is no sentence. */
export function isListItem(folded: string): boolean {
  const line = folded.trim();
  return line.split(" ").length <= MOST_WORDS && !/[.!?]"?$/u.test(line.replace(/\.\.\.$/u, ""));
}

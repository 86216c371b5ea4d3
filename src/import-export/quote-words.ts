/** A whole text in quotation marks, without other quotation marks inside. */
const QUOTATION = /^["“„«][^"“”„«»]*["”»]$/u;

/**
 * Puts the words of a page into quotation marks, which show where the verbatim words begin and end. Quotations within
 * them get single marks. Words that are one quotation already keep their own marks.
 */
export function quoteWords(words: string): string {
  if (words === "" || QUOTATION.test(words)) return words;
  const inner = words
    .replace(/[“„]/g, "‘")
    .replace(/”/g, "’")
    .replace(/"([^"]*)"/g, "‘$1’");
  return `“${inner}”`;
}

/** Returns the reporting word of a claim, or an empty string if it is the colon of a headline. */
export function verbOf(cue: string): string {
  const verb = cue.replace(/[\s\u0085]+/g, " ").trim();
  return verb === ":" ? "" : verb;
}

/** Matches a text that is one quotation, without other quotation marks inside. */
const QUOTATION = /^["“„«][^"“”„«»]*["”»]$/u;

/**
 * Puts words of a page into quotation marks, which show where the verbatim text begins and ends. Quotations inside it
 * get single quotation marks. Words that are already one quotation are returned unchanged.
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

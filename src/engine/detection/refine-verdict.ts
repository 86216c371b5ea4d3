import type { ReadoutVerdict } from "../analysis.ts";
import { NON_READOUT_TITLES } from "../languages/en/non-readout-titles.ts";
import { OTHER_GENRES } from "../languages/en/other-genre-terms.ts";

/** Maximum length of a title that is examined, in UTF-16 units. */
const MAX_TITLE_LENGTH = 300;
/** Maximum length of a text that is examined for terms of other genres, in UTF-16 units. */
const MAX_TEXT_LENGTH = 6_000;
/** The score of a text that its title or its terms exclude, whatever its density of reports. */
const EXCLUDED_SCORE = 0.05;

/**
 * Returns the verdict corrected by what only the complete engine knows. A text in a language without a pack is not a
 * readout. Speeches, announcements, condolences and departures are recognised by their titles, sports reports,
 * obituaries, stories, and texts about companies and courts by their terms.
 */
export function refineVerdict(
  verdict: ReadoutVerdict,
  headline: string,
  text: string,
  hasPack: boolean,
): ReadoutVerdict {
  if (!hasPack) return { isReadout: false, score: 0, reasons: ["it is in a language that is not read"] };
  if (!verdict.isReadout) return verdict;
  const title = headline.slice(0, MAX_TITLE_LENGTH).trim();
  const reason =
    NON_READOUT_TITLES.find((one) => one.title.test(title) && !one.unless?.test(title))?.reason ??
    otherGenreOf(`${title}\n${text.slice(0, MAX_TEXT_LENGTH)}`);
  return reason === undefined ? verdict : { isReadout: false, score: EXCLUDED_SCORE, reasons: [reason] };
}

/** Returns the reason if the text has enough different terms of a genre that is not a readout. */
function otherGenreOf(text: string): string | undefined {
  return OTHER_GENRES.find(({ terms, minTerms }) => {
    const found = new Set<string>();
    for (const [term] of text.matchAll(terms)) found.add(term.toLowerCase());
    return found.size >= minTerms;
  })?.reason;
}

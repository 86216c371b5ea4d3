import type { ReadoutVerdict } from "../analysis.ts";
import { NON_READOUT_TITLES } from "../languages/en/non-readout-titles.ts";

/** Maximum length of a title that is examined, in UTF-16 units. */
const MAX_TITLE_LENGTH = 300;
/** The score of a text whose title or kind excludes a readout, whatever its density of reports. */
const EXCLUDED_SCORE = 0.05;

/**
 * Returns the verdict corrected by what only the complete engine knows. A text in a language without a pack is not a
 * readout. Speeches, announcements, condolences and departures are recognised by their titles.
 */
export function refineVerdict(verdict: ReadoutVerdict, headline: string, hasPack: boolean): ReadoutVerdict {
  if (!hasPack) return { isReadout: false, score: 0, reasons: ["it is in a language that is not read"] };
  if (!verdict.isReadout) return verdict;
  const title = headline.slice(0, MAX_TITLE_LENGTH).trim();
  const reason = NON_READOUT_TITLES.find((one) => one.title.test(title) && !one.unless?.test(title))?.reason;
  return reason === undefined ? verdict : { isReadout: false, score: EXCLUDED_SCORE, reasons: [reason] };
}

import type { ReadoutVerdict } from "../analysis.ts";
import { NON_READOUT_TITLES } from "../languages/en/non-readout-titles.ts";

/** A title is looked at no further. */
const TITLE_LENGTH = 300;
/** The score of what is none for a reason that no density outweighs. */
const NOT_ONE = 0.05;

/**
 * Returns the verdict with what only the whole engine knows: a text in a language that it does not read is no readout to it, and a
 * speech, an announcement, condolences or a traveller's departure are told by their titles.
 */
export function refineVerdict(verdict: ReadoutVerdict, headline: string, hasPack: boolean): ReadoutVerdict {
  if (!hasPack) return { isReadout: false, score: 0, reasons: ["it is in a language that is not read"] };
  if (!verdict.isReadout) return verdict;
  const title = headline.slice(0, TITLE_LENGTH).trim();
  const reason = NON_READOUT_TITLES.find((one) => one.title.test(title) && !one.unless?.test(title))?.reason;
  return reason === undefined ? verdict : { isReadout: false, score: NOT_ONE, reasons: [reason] };
}

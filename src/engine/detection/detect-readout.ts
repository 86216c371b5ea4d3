import type { ReadoutVerdict } from "../analysis.ts";
import { MAX_SCORED_LENGTH, type Reason, scoreReadout } from "./score-readout.ts";

/** The explanation of each reason for which a text is not a readout. */
const EXPLANATIONS: Readonly<Record<Exclude<Reason, "readout">, string>> = {
  event: "the lead tells of no call or meeting between two offices",
  joint: "the title names a joint statement or remarks",
  labels: "speakers are labelled",
  first: "it speaks in the first person",
  present: "it declares in the present tense",
  sides: "no second country or body takes part",
};

/**
 * Returns whether a text is a readout, with a score from 0 to 1 and the reasons as text. Without `title`, the first
 * non-empty line is the title.
 */
export function detectReadout(text: string, title?: string): ReadoutVerdict {
  const [headline, body] = title === undefined ? splitTitle(text.slice(0, MAX_SCORED_LENGTH)) : [title, text];
  const { score, reason, reports } = scoreReadout(headline, body);
  const reasons =
    reason === "readout"
      ? [
          "the lead tells of a call or meeting between two offices",
          "another country or body takes part",
          `it reports ${reports.toFixed(1)} times in a hundred words`,
        ]
      : [EXPLANATIONS[reason]];
  const rounded = Number(score.toFixed(3));
  return { isReadout: score >= 0.5, score: rounded, reasons };
}

function splitTitle(text: string): [string, string] {
  const trimmed = text.trimStart();
  const end = trimmed.indexOf("\n");
  return end < 0 ? ["", trimmed] : [trimmed.slice(0, end), trimmed.slice(end + 1)];
}

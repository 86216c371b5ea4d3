import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import { formatLocalDay } from "../annotation/moment.ts";
import { describe } from "../annotation/selectors.ts";
import {
  type ComparisonTable,
  countWords,
  type TableClaim,
  type TableRow,
  type TableSide,
} from "../comparison/comparison-table.ts";

/** Labels of exported comparisons, in English as in all exported files. */
export const NO_COUNTERPART = "no counterpart found";

/** Returns the name of a row, capitalized. */
export function rowName({ topic = "other" }: TableRow): string {
  return topic.charAt(0).toUpperCase() + topic.slice(1);
}

/** Returns the heading of a column: the issuer, or the title if the issuer is unknown. */
export function sideName({ issuer, title }: TableSide): string {
  return issuer ?? title;
}

/** Returns the facts about a text: days, length, number of claims. */
export function sideFacts({ publishedDay, capturedAt, text, claims }: TableSide): string {
  const published = publishedDay === undefined ? "day of publication not known" : `published ${publishedDay}`;
  return `${published}, stored ${formatLocalDay(capturedAt)}, ${countWords(text)} words, ${claims.length} claims`;
}

/** Returns the label of a claim's state. */
export function stateText({ state, isDecided, best }: TableClaim): string {
  if (isDecided) return "linked by the user";
  if (state === "none found") return NO_COUNTERPART;
  return `${state === "likely" ? "likely of one thing" : "perhaps of one thing"}, score ${(best?.score ?? 0).toFixed(2)}`;
}

/** Returns the speakers, or the text of the source if the speaker is unknown. */
export function speakerText({ claim: { speakers, source } }: TableClaim): string {
  return speakers.length > 0 ? speakers.join(", ") : source;
}

/** Returns the URL of a claim's passage in its page. */
export function claimUrl({ url, text }: TableSide, { claim }: TableClaim): string {
  return buildTextFragmentUrl(url, describe(text, claim.contentSpan));
}

/** Returns the footer: how many links the user has made or confirmed. */
export function footText({ links, confirmed }: ComparisonTable): string {
  return `Links are suggested by machine; ${confirmed} of ${links} were made or confirmed by the user. “${NO_COUNTERPART}” is said of the stored text, not of the conversation.`;
}

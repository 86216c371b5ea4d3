import {
  isAdverb,
  isCapitalized,
  isDeterminer,
  isObjectPronoun,
  isPreposition,
  isPunctuation,
  type SentenceToken,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import { POSSESSIVES } from "../languages/en/function-words.ts";

/** How a cue's content is joined to it. */
export type FrameKind = "clause" | "phrase" | "infinitive" | "quotation" | "quotedLines";

/** What follows a cue: where the cue really ends, whom it speaks to, and where the content begins. */
export interface Frame {
  readonly kind: FrameKind;
  readonly cueEnd: number;
  readonly addressee: TokenRange | undefined;
  /** A part of the content before the addressee ("gratitude" in "expressed gratitude to her for ..."). */
  readonly contentBeforeAddressee: TokenRange | undefined;
  readonly start: number;
}

/** Whether "to" at `at` is followed by a bare verb rather than a noun phrase; a guess from the next word's shape. */
export function isInfinitive(words: readonly SentenceToken[], at: number): boolean {
  let next = at + 1;
  while (isAdverb(words[next])) next++;
  const word = words[next];
  if (word === undefined || isPunctuation(word) || isCapitalized(word) || isDeterminer(word) || isPreposition(word))
    return false;
  if (POSSESSIVES.has(word.lower) || isObjectPronoun(word) || /^\p{N}/u.test(word.text)) return false;
  if (/(?:ing|[^s]s|tion|ment|ity|ness|al|ive|ous|ic|able|ful)$/.test(word.lower))
    return /^(?:bring|sing|implement|signal|deal|seal|heal|reveal|appeal|steal|give|drive|strive|live|thrive|arrive|receive|function|mention|position|cement|supplement|complement|document|experiment|enable|canvas|focus|finalis|enable)$/.test(
      word.lower,
    );
  return true;
}

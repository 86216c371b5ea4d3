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
import { INFINITIVE_WITH_NOUN_ENDING, NOT_INFINITIVE_ENDING } from "../languages/en/attribution-patterns.ts";
import { POSSESSIVES } from "../languages/en/function-words.ts";

/** The way in which a content is linked to its cue. */
export type FrameKind = "clause" | "phrase" | "infinitive" | "quotation" | "quotedLines";

/** The words after a cue: the end of the cue, the addressee, and the start of the content, as word indices. */
export interface Frame {
  readonly kind: FrameKind;
  readonly cueEnd: number;
  readonly addressee: TokenRange | undefined;
  /** A part of the content before the addressee ("gratitude" in "expressed gratitude to her for ..."). */
  readonly contentBeforeAddressee: TokenRange | undefined;
  readonly start: number;
}

/**
 * Returns whether the "to" at `at` is followed by a verb in the base form instead of a noun phrase. This is guessed
 * from the ending of the next word.
 */
export function isInfinitive(words: readonly SentenceToken[], at: number): boolean {
  let next = at + 1;
  while (isAdverb(words[next])) next++;
  const word = words[next];
  if (word === undefined || isPunctuation(word) || isCapitalized(word) || isDeterminer(word) || isPreposition(word))
    return false;
  if (POSSESSIVES.has(word.lower) || isObjectPronoun(word) || /^\p{N}/u.test(word.text)) return false;
  if (NOT_INFINITIVE_ENDING.test(word.lower)) return INFINITIVE_WITH_NOUN_ENDING.test(word.lower);
  return true;
}

import { ABBREVIATIONS } from "../languages/en/abbreviations.ts";
import {
  AUXILIARIES,
  BE_FORMS,
  DETERMINERS,
  NON_ADVERBS_IN_LY,
  OBJECT_PRONOUNS,
  PREPOSITIONS,
  PUNCTUATION,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  VERB_GROUP_ADVERBS,
} from "../languages/en/function-words.ts";
import { NAME_PARTICLES } from "../languages/en/honorifics.ts";
import { CAPITALIZED } from "../languages/en/sentence-patterns.ts";
import type { Span } from "../span.ts";
import { findTokens, type Token } from "./tokens.ts";

/** A token with what the rules need to know. */
export interface SentenceToken extends Token {
  readonly lower: string;
  /** Whether it is inside a quotation, including the quotation marks. */
  readonly quoted: boolean;
}

/** A range of indices in a sentence's tokens, `end` excluded. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATED: ReadonlySet<string> = new Set(ABBREVIATIONS);
const PARTICLES: ReadonlySet<string> = new Set(NAME_PARTICLES);

/** Maximum length of `lower` in UTF-16 units. No English word is longer, and the limit keeps lexicon lookups cheap. */
const MAX_WORD_LENGTH = 60;

/** Returns the tokens of a sentence, with those inside `quotations` marked as quoted. */
export function tokenizeSentence(text: string, sentence: Span, quotations: readonly Span[]): SentenceToken[] {
  const words: SentenceToken[] = [];
  let q = 0;
  for (const token of findTokens(text.slice(sentence.start, sentence.end))) {
    const start = token.start + sentence.start;
    while (q < quotations.length && (quotations[q]?.end ?? 0) <= start) q++;
    const quotation = quotations[q];
    words.push({
      start,
      end: token.end + sentence.start,
      text: token.text,
      lower: token.text.slice(0, MAX_WORD_LENGTH).toLowerCase().replaceAll("’", "'"),
      quoted: quotation !== undefined && quotation.start <= start,
    });
  }
  return words;
}

/** Returns the span of text that a range of tokens covers. */
export function spanOf(words: readonly SentenceToken[], range: TokenRange): Span {
  const first = words[range.start];
  const last = words[range.end - 1];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

/** Returns the token at `i` in lower case, or an empty string outside the sentence. */
export function lowerAt(words: readonly SentenceToken[], i: number): string {
  return words[i]?.lower ?? "";
}

/** Returns whether the word begins with a capital letter, also after an Arabic article ("al-Sabah"). */
export function isCapitalized(word: SentenceToken | undefined): boolean {
  return word !== undefined && CAPITALIZED.test(word.text);
}

/** Returns whether the token is punctuation that ends a phrase. True at the end of the sentence. */
export function isPunctuation(word: SentenceToken | undefined): boolean {
  return word === undefined || PUNCTUATION.has(word.lower);
}

/** Returns whether `lower` is an abbreviation that is written with a dot ("Mr.", "Sen."). */
export function isAbbreviation(lower: string): boolean {
  return ABBREVIATED.has(lower);
}

/**
 * Returns whether the token at `i` is a dot inside a name: after an initial or an abbreviation and before a capital
 * letter.
 */
export function isDotInsideName(words: readonly SentenceToken[], i: number): boolean {
  const before = words[i - 1];
  if (words[i]?.text !== "." || before === undefined || before.end !== words[i]?.start) return false;
  const next = words[i + 1];
  const short = /^\p{Lu}$/u.test(before.text) || ABBREVIATED.has(before.lower);
  const isFollowed = isCapitalized(next) || (isNameParticle(next) && isCapitalized(words[i + 2]));
  return short && next !== undefined && (isFollowed || before.lower === "jr" || before.lower === "sr");
}

/** Returns whether the word can be an adverb in a verb group. */
export function isAdverb(word: SentenceToken | undefined): boolean {
  if (word === undefined || word.quoted) return false;
  if (VERB_GROUP_ADVERBS.has(word.lower)) return true;
  return (
    word.lower.length > 4 && word.lower.endsWith("ly") && !NON_ADVERBS_IN_LY.has(word.lower) && !isCapitalized(word)
  );
}

/** Returns whether the word can start a verb group. */
export function isAuxiliary(word: SentenceToken | undefined): boolean {
  return word !== undefined && !word.quoted && AUXILIARIES.has(word.lower);
}

/** Returns whether the word forms a passive with a following participle. */
export function isCopula(word: SentenceToken | undefined): boolean {
  return word !== undefined && BE_FORMS.has(word.lower);
}

export function isDeterminer(word: SentenceToken | undefined): boolean {
  return word !== undefined && DETERMINERS.has(word.lower);
}

export function isPreposition(word: SentenceToken | undefined): boolean {
  return word !== undefined && PREPOSITIONS.has(word.lower);
}

/** Returns whether the word starts or joins a clause. */
export function isSubordinator(word: SentenceToken | undefined): boolean {
  return word !== undefined && SUBORDINATORS.has(word.lower);
}

/**
 * Returns whether the word is a pronoun that can be a subject. "I" must be a capital letter; "HE" in capitals means
 * "His Excellency".
 */
export function isSubjectPronoun(word: SentenceToken | undefined): boolean {
  return (
    word !== undefined &&
    SUBJECT_PRONOUNS.has(word.lower) &&
    (word.lower !== "i" || word.text === "I") &&
    word.text !== "HE"
  );
}

/** Returns whether the word is an object pronoun. "US" and "IT" in capitals are not pronouns. */
export function isObjectPronoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && OBJECT_PRONOUNS.has(word.lower) && word.text !== "US" && word.text !== "IT";
}

export function isNameParticle(word: SentenceToken | undefined): boolean {
  return word !== undefined && PARTICLES.has(word.lower);
}

/** Returns whether the word is "and", "&" or "or". */
export function isConjunction(word: SentenceToken | undefined): boolean {
  return word !== undefined && (word.lower === "and" || word.lower === "&" || word.lower === "or");
}

/** Returns whether the token is a quotation mark. */
export function isQuote(word: SentenceToken | undefined): boolean {
  return word !== undefined && /^["“”«»„‟]$/u.test(word.text);
}

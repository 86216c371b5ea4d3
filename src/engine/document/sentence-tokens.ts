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
import type { Span } from "../span.ts";
import { findTokens, type Token } from "./tokens.ts";

/** A token as the rules look at it. */
export interface SentenceToken extends Token {
  readonly lower: string;
  /** Whether it stands between quotation marks, or is one of them. */
  readonly quoted: boolean;
}

/** A stretch of words: indices into a sentence's words, `end` excluded. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATED: ReadonlySet<string> = new Set(ABBREVIATIONS);
const PARTICLES: ReadonlySet<string> = new Set(NAME_PARTICLES);

/** Words longer than this are no words of English; cutting them keeps the lexicon's look-ups cheap. */
const LONGEST_WORD = 60;

/** The words of one sentence, with what stands in `quotations` marked as quoted. */
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
      lower: token.text.slice(0, LONGEST_WORD).toLowerCase().replaceAll("’", "'"),
      quoted: quotation !== undefined && quotation.start <= start,
    });
  }
  return words;
}

/** The span of text that a stretch of words covers. */
export function spanOf(words: readonly SentenceToken[], stretch: TokenRange): Span {
  const first = words[stretch.start];
  const last = words[stretch.end - 1];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

/** The lower-case form of the word at `i`, or nothing beyond the sentence. */
export function lowerAt(words: readonly SentenceToken[], i: number): string {
  return words[i]?.lower ?? "";
}

/** Whether the word begins with a capital letter. */
export function isCapitalized(word: SentenceToken | undefined): boolean {
  return word !== undefined && /^(?:\p{Lu}|(?:al|el|as|an|ad|ar|ash|at|az|ibn)-\p{Lu})/u.test(word.text);
}

/** Whether the word is a mark that ends a phrase. */
export function isPunctuation(word: SentenceToken | undefined): boolean {
  return word === undefined || PUNCTUATION.has(word.lower);
}

/** Whether a dot after `lower` belongs to it ("Mr.", "Sen."). */
export function isAbbreviation(lower: string): boolean {
  return ABBREVIATED.has(lower);
}

/** Whether the mark at `i` is a dot inside a name: after an initial or an abbreviation, before a capital. */
export function isDotInsideName(words: readonly SentenceToken[], i: number): boolean {
  const before = words[i - 1];
  if (words[i]?.text !== "." || before === undefined || before.end !== words[i]?.start) return false;
  const next = words[i + 1];
  const short = /^\p{Lu}$/u.test(before.text) || ABBREVIATED.has(before.lower);
  return short && next !== undefined && (isCapitalized(next) || before.lower === "jr" || before.lower === "sr");
}

/** Whether the word may stand as an adverb in a verb group. */
export function isAdverb(word: SentenceToken | undefined): boolean {
  if (word === undefined || word.quoted) return false;
  if (VERB_GROUP_ADVERBS.has(word.lower)) return true;
  return (
    word.lower.length > 4 && word.lower.endsWith("ly") && !NON_ADVERBS_IN_LY.has(word.lower) && !isCapitalized(word)
  );
}

/** Whether the word opens a verb group. */
export function isAuxiliary(word: SentenceToken | undefined): boolean {
  return word !== undefined && !word.quoted && AUXILIARIES.has(word.lower);
}

/** Whether the word makes a passive of the participle after it. */
export function isCopula(word: SentenceToken | undefined): boolean {
  return word !== undefined && BE_FORMS.has(word.lower);
}

/** Whether the word opens a noun phrase. */
export function isDeterminer(word: SentenceToken | undefined): boolean {
  return word !== undefined && DETERMINERS.has(word.lower);
}

/** Whether the word hangs a phrase on another. */
export function isPreposition(word: SentenceToken | undefined): boolean {
  return word !== undefined && PREPOSITIONS.has(word.lower);
}

/** Whether the word opens a clause, or joins two. */
export function isSubordinator(word: SentenceToken | undefined): boolean {
  return word !== undefined && SUBORDINATORS.has(word.lower);
}

/** Whether the word is a pronoun that can speak; "I" only in capitals, "HE" in capitals is a style. */
export function isSubjectPronoun(word: SentenceToken | undefined): boolean {
  return (
    word !== undefined &&
    SUBJECT_PRONOUNS.has(word.lower) &&
    (word.lower !== "i" || word.text === "I") &&
    word.text !== "HE"
  );
}

/** Whether the word is a pronoun that can be spoken to; "US" and "IT" in capitals are no pronouns. */
export function isObjectPronoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && OBJECT_PRONOUNS.has(word.lower) && word.text !== "US" && word.text !== "IT";
}

/** Whether the word is a particle of names. */
export function isNameParticle(word: SentenceToken | undefined): boolean {
  return word !== undefined && PARTICLES.has(word.lower);
}

/** Whether `word` is an "and" of some sort. */
export function isConjunction(word: SentenceToken | undefined): boolean {
  return word !== undefined && (word.lower === "and" || word.lower === "&" || word.lower === "or");
}

/** Whether `word` opens or closes a quotation. */
export function isQuote(word: SentenceToken | undefined): boolean {
  return word !== undefined && /^["“”«»„‟]$/u.test(word.text);
}

import type { Span } from "../span.ts";
import { hasLanguagePack } from "./language-packs.ts";
import { FUNCTION_WORDS, SCRIPTS } from "./language-profiles.ts";

const LANGUAGES_OF_WORD = new Map<string, string[]>();
for (const [tag, words] of FUNCTION_WORDS)
  for (const word of words.split(" ")) LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), tag]);

/** Maximum length of the part of a paragraph that is examined, in UTF-16 units. */
const MAX_PARAGRAPH_LENGTH = 1_500;
/** Maximum number of paragraphs that are examined: the first ones are enough to show the language of a page. */
const MAX_PARAGRAPHS = 200;
/** Minimum number of words, or of letters for a script, from which a language is determined. */
const MIN_WORDS = 8;
/**
 * Minimum share of a paragraph's words that must belong to its language: any text contains a few words of other
 * languages.
 */
const MIN_WORD_SHARE = 0.1;
/** Another language must match more than this many times as many words as English. */
const MIN_LEAD_OVER_ENGLISH = 1.5;
/** Minimum share of a paragraph's letters that must be of a script for the script to determine the language. */
const MIN_SCRIPT_SHARE = 0.5;

/** Matches quotations, which can be in the language of their speaker instead of that of the text. */
const QUOTED = /[“"«][^”"»]{0,1200}[”"»]/gu;

/** The language of a text, and its paragraphs in languages that the engine cannot read. */
export interface TextLanguage {
  /** A BCP 47 tag, or undefined if the language is unknown. */
  readonly tag: string | undefined;
  /** Whether the engine has a pack for the language. True if the language is unknown. */
  readonly hasPack: boolean;
  /** The paragraphs in a language without a pack. */
  readonly foreign: readonly Span[];
}

/**
 * Returns the language of most of the text. Determines the language of each paragraph by its script and its share of
 * function words, and falls back to the language that the page declares. If neither gives a language, the engine treats
 * the text as English.
 */
export function detectLanguage(text: string, paragraphs: readonly Span[], declared?: string): TextLanguage {
  const lengths = new Map<string, number>();
  const foreign: Span[] = [];
  for (const paragraph of paragraphs.slice(0, MAX_PARAGRAPHS)) {
    const tag = languageOf(
      text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + MAX_PARAGRAPH_LENGTH)),
    );
    if (tag === undefined) continue;
    lengths.set(tag, (lengths.get(tag) ?? 0) + paragraph.end - paragraph.start);
    if (!hasLanguagePack(tag)) foreign.push(paragraph);
  }
  const [longest] = [...lengths].sort((a, b) => b[1] - a[1]);
  const tag = longest?.[0] ?? primarySubtag(declared);
  return { tag, hasPack: tag === undefined || hasLanguagePack(tag), foreign };
}

function primarySubtag(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : /^[a-z]{2,3}(?=$|[-_])/i.exec(tag.trim())?.[0].toLowerCase();
}

/** Returns the language of a paragraph, or undefined if it cannot be determined. */
function languageOf(paragraph: string): string | undefined {
  const byScript = scriptOf(paragraph);
  if (byScript !== undefined) return byScript;
  const words =
    paragraph
      .replace(QUOTED, " ")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < MIN_WORDS) return undefined;
  const counts = new Map<string, number>();
  for (const word of words)
    for (const tag of LANGUAGES_OF_WORD.get(word) ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < MIN_WORD_SHARE * words.length) return undefined;
  // "a" and "in" belong to many languages, and names contain foreign words ("de la Cour"): another language must
  // clearly outnumber English.
  return best[1] > MIN_LEAD_OVER_ENGLISH * (counts.get("en") ?? 0) + 1 ? best[0] : "en";
}

function scriptOf(paragraph: string): string | undefined {
  const letters = paragraph.match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_WORDS) return undefined;
  return SCRIPTS.find(([pattern]) => (paragraph.match(pattern)?.length ?? 0) >= MIN_SCRIPT_SHARE * letters)?.[1];
}

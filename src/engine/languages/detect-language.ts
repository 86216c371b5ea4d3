import type { Span } from "../span.ts";
import { FUNCTION_WORDS, SCRIPTS } from "./language-profiles.ts";

/** The languages that the engine has a pack for. */
const PACKS: ReadonlySet<string> = new Set(["en"]);

const LANGUAGES_OF_WORD = new Map<string, string[]>();
for (const [tag, words] of FUNCTION_WORDS)
  for (const word of words.split(" ")) LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), tag]);

/** So many letters of a paragraph tell its language. */
const READ = 1_500;
/** Paragraphs that are looked at: a page says in its first ones what language it is in. */
const MOST_PARAGRAPHS = 200;
/** Fewer words tell no language. */
const FEWEST_WORDS = 8;
/** A language that fewer of the words belong to is not that of the text: any text has a stray word of any language. */
const LEAST_SHARE = 0.1;
/** How many times as many words another language must have as English. */
const CLEAR_LEAD = 1.5;
/** How many of the letters must be of a script for it to be the text's. */
const SCRIPT_SHARE = 0.5;

const QUOTED = /[“"«][^”"»]{0,1200}[”"»]/gu;

/** The language of a text, and what of it is in another. */
export interface TextLanguage {
  /** A BCP 47 tag, or undefined where too few words tell. */
  readonly tag: string | undefined;
  /** Whether the engine reads the language. */
  readonly hasPack: boolean;
  /** The paragraphs that are in a language without a pack. */
  readonly foreign: readonly Span[];
}

/**
 * Returns the language of a text: that of most of its words, a paragraph at a time, by the share of function words and by script; the
 * page's own statement decides where the text does not. A text that nothing tells of is taken for English.
 */
export function detectLanguage(text: string, paragraphs: readonly Span[], declared?: string): TextLanguage {
  const lengths = new Map<string, number>();
  const foreign: Span[] = [];
  for (const paragraph of paragraphs.slice(0, MOST_PARAGRAPHS)) {
    const tag = languageOf(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + READ)));
    if (tag === undefined) continue;
    lengths.set(tag, (lengths.get(tag) ?? 0) + paragraph.end - paragraph.start);
    if (!PACKS.has(tag)) foreign.push(paragraph);
  }
  const [most] = [...lengths].sort((a, b) => b[1] - a[1]);
  const tag = most?.[0] ?? primarySubtag(declared);
  return { tag, hasPack: tag === undefined || PACKS.has(tag), foreign };
}

function primarySubtag(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : /^[a-z]{2,3}(?=$|[-_])/i.exec(tag.trim())?.[0].toLowerCase();
}

/** The language of a paragraph, or undefined where it does not tell. */
function languageOf(paragraph: string): string | undefined {
  // A quotation is in the language of whoever speaks, not of the text.
  const byScript = scriptOf(paragraph);
  if (byScript !== undefined) return byScript;
  const words =
    paragraph
      .replace(QUOTED, " ")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return undefined;
  const counts = new Map<string, number>();
  for (const word of words)
    for (const tag of LANGUAGES_OF_WORD.get(word) ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < LEAST_SHARE * words.length) return undefined;
  // "a" and "in" belong to many languages, and names bring words of theirs ("de la Cour"): another must be clearly ahead of English.
  return best[1] > CLEAR_LEAD * (counts.get("en") ?? 0) + 1 ? best[0] : "en";
}

function scriptOf(paragraph: string): string | undefined {
  const letters = paragraph.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_WORDS) return undefined;
  return SCRIPTS.find(([pattern]) => (paragraph.match(pattern)?.length ?? 0) >= SCRIPT_SHARE * letters)?.[1];
}

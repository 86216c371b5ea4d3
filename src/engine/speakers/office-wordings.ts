import { isOfficeNoun, isOfficeTitle } from "../attribution/office-words.ts";
import { isCapitalized, isDeterminer, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import { APPOSITION_OPENING, DOTTED_STYLE, LINK_OF_TITLE, TITLE_CONTINUES } from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention } from "./discourse.ts";
import { spanOfWords } from "./source-words.ts";

/** The number of characters of a text in which it introduces its persons with their offices. */
const INTRODUCTIONS = 6_000;
/** The greatest number of characters between an office and the name of its holder. */
const TITLE_REACH = 110;
/** The greatest number of words in lower case inside a title, other than links: "Adviser on the delta question, Mr Lund". */
const MOST_PLAIN_WORDS = 2;

/**
 * Returns the person whom the text introduces with the same words or with words that they abbreviate: "the Special
 * Adviser" after "Special Adviser on the delta, Mr Lund", "the PCS" after "Prime Cabinet Secretary Lund".
 */
export function holderByWording(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const office = words.slice(
    words.findIndex((word, at) => !isDeterminer(word) && matchCountryAt(words, at) === undefined),
  );
  const [first] = office;
  if (first === undefined || !office.every(isCapitalized)) return undefined;
  if (office.length === 1 && /^\p{Lu}{2,5}$/u.test(first.text)) return holderByInitials(first.text, discourse);
  return office.some(isOfficeNoun) ? holderBySameWords(office, discourse) : undefined;
}

function holderBySameWords(office: readonly SentenceToken[], { document, mentions }: Discourse): Person | undefined {
  const span = spanOfWords(office);
  const text = document.text.slice(0, Math.min(INTRODUCTIONS, span.start));
  const wording = document.text.slice(span.start, span.end);
  for (let at = text.lastIndexOf(wording); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(wording, at - 1)) {
    const end = at + wording.length;
    const before = mentions[firstMention(mentions, at) - 1];
    if (before !== undefined && APPOSITION_OPENING.test(text.slice(before.span.end, at))) return before.person;
    const next = mentions[firstMention(mentions, end)];
    if (next !== undefined && isTitleText(document.text, end, next.span.start)) return next.person;
  }
  return undefined;
}

/** Returns whether the text between an office and a name can belong to the title. */
function isTitleText(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  if (to - from > TITLE_REACH || !TITLE_CONTINUES.test(between)) return false;
  if (/[;:\n]|\p{Ll}\.\s/u.test(between.replace(DOTTED_STYLE, "$1"))) return false;
  const plain = between.split(/[^\p{L}'’-]+/u).filter((word) => /^\p{Ll}/u.test(word) && !LINK_OF_TITLE.test(word));
  return plain.length <= MOST_PLAIN_WORDS;
}

/**
 * Returns the person whose title before the name has these initials and ends with an office. A word in capitals counts
 * with all its letters: "EU Special Representative" is "EUSR".
 */
function holderByInitials(initials: string, { document, mentions }: Discourse): Person | undefined {
  return mentions.find(({ span }) => {
    if (span.start > INTRODUCTIONS) return false;
    const before = document.text.slice(Math.max(0, span.start - TITLE_REACH), span.start);
    const title = before.slice(before.lastIndexOf("\n") + 1).match(/\p{Lu}[\p{L}'’]*/gu) ?? [];
    return title.some((_, at) => areInitialsOf(initials, title.slice(at)));
  })?.person;
}

function areInitialsOf(initials: string, title: readonly string[]): boolean {
  let read = "";
  for (const word of title) {
    read += /^\p{Lu}{2,}$/u.test(word) ? word : word.charAt(0);
    if (read === initials) return word !== initials && isOfficeTitle(word.toLowerCase());
    if (!initials.startsWith(read)) return false;
  }
  return false;
}

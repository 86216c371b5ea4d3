import { isGroupNoun, isOfficeNoun } from "../attribution/office-words.ts";
import { isCapitalized, isDeterminer, isSubjectPronoun, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import { GROUP_NOUNS } from "../languages/en/group-nouns.ts";
import {
  AFTER_OFFICE,
  ANONYMOUS_SOURCES,
  LEADING_ARTICLE,
  PRONOUN_AS_ROLE,
  VOICES_OF_ISSUER,
} from "../languages/en/speaker-patterns.ts";
import type { Span } from "../span.ts";
import type { Discourse } from "./discourse.ts";
import { MOST_HOLDERS } from "./offices.ts";
import { headOf, isUnnamedOffice } from "./source-words.ts";

const GROUPS: ReadonlySet<string> = new Set(GROUP_NOUNS);

/** The greatest length of a role in characters. A longer source is a clause and not a role. */
const LONGEST_ROLE = 100;

/**
 * Returns the role of an unnamed source as the text words it, or in its fullest form if the text has already given it.
 * Returns an empty list for a pronoun.
 */
export function roleOf(source: Span, { document, knownRoles, issuer }: Discourse): string[] {
  const role = document.text
    .slice(source.start, source.end)
    .replace(LEADING_ARTICLE, "")
    .replace(/['’]s$/, "");
  if (issuer !== undefined && VOICES_OF_ISSUER.test(role)) return [issuer];
  const office = role.toLowerCase();
  const knownRole = /^\p{L}+$/u.test(role) ? knownRoles.find((earlier) => isHeadOf(office, earlier)) : undefined;
  if (knownRole !== undefined) return [knownRole];
  if (/^\p{L}+ .*$/u.test(role) && knownRoles.length < MOST_HOLDERS && role.length < LONGEST_ROLE)
    knownRoles.push(role);
  return PRONOUN_AS_ROLE.test(role) ? [] : [role];
}

/**
 * Returns whether a source is deliberately anonymous ("official sources"). Such a source is not a party of the event.
 */
export function isAnonymous(words: readonly SentenceToken[]): boolean {
  const head = headOf(words);
  return head !== undefined && ANONYMOUS_SOURCES.test(head.text);
}

/** Returns whether an office in lower case is the head noun of a full role ("spokesperson for the ministry"). */
function isHeadOf(office: string, role: string): boolean {
  const words = role.toLowerCase().split(/\s/);
  return words.some((word, at) => {
    const next = words[at + 1];
    return word === office && (next === undefined || (at + 2 < words.length && AFTER_OFFICE.test(next)));
  });
}

/**
 * Returns a record for a speaker who is not among the known persons because only a surname or a role is given ("Renn
 * said", "a spokesperson said"). A later "he" can then refer to this speaker.
 */
export function strangerOf(words: readonly SentenceToken[], name: string): Person | undefined {
  if (words.length === 0 || words.some(isSubjectPronoun)) return undefined;
  const isName =
    words.length <= 3 &&
    words.every((word) => isCapitalized(word) && !isDeterminer(word) && !isCommonNoun(word)) &&
    matchCountryAt(words, 0, words.length) === undefined;
  const head = headOf(words);
  const isRole = isUnnamedOffice(words) && !isGroupNoun(head) && !head?.lower.endsWith("s");
  if (!isName && !isRole) return undefined;
  return { name, nameTokens: [], titles: new Set(), country: undefined, gender: undefined, mentions: [] };
}

function isCommonNoun(word: SentenceToken): boolean {
  return isOfficeNoun(word) || isGroupNoun(word) || GROUPS.has(word.lower);
}

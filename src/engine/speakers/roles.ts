import { isGroupNoun, isOfficeNoun } from "../attribution/office-words.ts";
import { isCapitalized, isDeterminer, isSubjectPronoun, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import { GROUP_NOUNS } from "../languages/en/group-nouns.ts";
import { ANONYMOUS_SOURCES } from "../languages/en/speaker-patterns.ts";
import type { Span } from "../span.ts";
import type { Discourse } from "./discourse.ts";
import { MOST_HOLDERS } from "./offices.ts";
import { headOf, isUnnamedOffice } from "./source-words.ts";

const GROUPS: ReadonlySet<string> = new Set(GROUP_NOUNS);

/** A longer role is a clause. */
const LONGEST_ROLE = 100;

/** Returns an unnamed source by the role's own words; empty for a pronoun. */
export function roleOf(source: Span, { document, knownRoles }: Discourse): string[] {
  const role = document.text
    .slice(source.start, source.end)
    .replace(/^(?:the|an?|other) /i, "")
    .replace(/['’]s$/, "");
  const office = role.toLowerCase();
  const told = /^\p{L}+$/u.test(role) ? knownRoles.find((earlier) => isHeadOf(office, earlier)) : undefined;
  if (told !== undefined) return [told];
  if (/^\p{L}+ .*$/u.test(role) && knownRoles.length < MOST_HOLDERS && role.length < LONGEST_ROLE)
    knownRoles.push(role);
  return /^(?:he|she|they|it|we|i|both|which|who)$/i.test(role) ? [] : [role];
}

/** Returns whether a source names nobody on purpose ("official sources"): it is nobody of the event. */
export function isAnonymous(words: readonly SentenceToken[]): boolean {
  const head = headOf(words);
  return head !== undefined && ANONYMOUS_SOURCES.test(head.text);
}

/** Whether an office, in small letters, is the head of a role told in full ("spokesperson for the ministry"). */
function isHeadOf(office: string, role: string): boolean {
  const words = role.toLowerCase().split(/\s/);
  return words.some((word, at) => {
    const next = words[at + 1];
    return word === office && (next === undefined || (at + 2 < words.length && /^(?:for|of|to|at)$/.test(next)));
  });
}

/** Returns a speaker whom no title made known, by surname or role alone ("Renn said", "a spokesperson said"): "he" may mean this one. */
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

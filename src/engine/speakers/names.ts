import { isOfficeNoun, isTitleWord } from "../attribution/office-words.ts";
import { isCapitalized, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { normalizeName } from "../entities/normalize-name.ts";
import type { Person } from "../entities/person.ts";
import { PEERS } from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention, mentionsIn } from "./discourse.ts";
import { spanOfWords } from "./source-words.ts";

/** Returns the names of all persons whom the words mention ("the leaders, Ana Lund and Diego Rojas"). */
export function peopleNamedIn(words: readonly SentenceToken[], { mentions }: Discourse): string[] {
  return mentionsIn(mentions, spanOfWords(words)).map(({ person }) => person.name);
}

/**
 * Returns the first person whom the words mention, unless the name is a possessive ("Biden's adviser"). If there is
 * none, returns the person to whom a surname in the words belongs.
 */
export function personNamedIn(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const { end } = spanOfWords(words);
  for (let i = firstMention(discourse.mentions, words[0]?.start ?? 0); i < discourse.mentions.length; i++) {
    const mention = discourse.mentions[i];
    if (mention === undefined || mention.span.end > end) break;
    const after = words.find((word) => word.start >= mention.span.end);
    if (after === undefined || after.lower !== "'s") return mention.person;
  }
  return bySurname(words, discourse);
}

/**
 * Returns the person to whom a name without a title belongs. Every word of the name must be part of the fullest name of
 * that person.
 */
function bySurname(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const capitalized = words.filter((word) => isCapitalized(word) && !isTitleWord(word));
  const names = capitalized.filter(({ text }) => !isInitial(text)).map(({ lower }) => normalizeName(lower));
  const initials = capitalized.filter(({ text }) => isInitial(text)).map(({ lower }) => normalizeName(lower));
  if (names.length === 0 || matchCountryAt(words, 0, words.length) !== undefined) return undefined;
  const person = discourse.byNameToken.get(names.at(-1) ?? "");
  if (person === undefined) return undefined;
  const hasInitial = (initial: string) => person.nameTokens.some((name) => name.startsWith(initial));
  return names.every((name) => person.nameTokens.includes(name)) && initials.every(hasInitial) ? person : undefined;
}

/** Returns whether the token is the initial of a name without its dot: "V", "Yu". */
const isInitial = (text: string): boolean => /^(?:\p{Lu}|Yu|Ya|Zh|Sh|Kh|Ch|Dz|Dž)$/u.test(text);

/**
 * Returns the name of one party for each of the states that a plural office lists ("Chinese, Omani FMs", "The foreign
 * ministers of Iran and Austria"). Returns undefined if a state has no party.
 */
export function partiesOfStates(
  words: readonly SentenceToken[],
  { people, participants, issuer }: Discourse,
): string[] | undefined {
  const isMany = words.some((word) => (isOfficeNoun(word) || PEERS.test(word.lower)) && word.lower.endsWith("s"));
  if (!isMany) return undefined;
  const states = [...new Set(words.flatMap((_, at) => matchCountryAt(words, at)?.name ?? []))];
  if (states.length < 2) return undefined;
  const all = [...new Set([...participants, ...people.slice(0, MOST_PEOPLE)])];
  const parties = states.map((state) => all.find(({ country }) => (country ?? issuer) === state));
  const names = parties.flatMap((party) => party?.name ?? []);
  return new Set(names).size === states.length ? names : undefined;
}

/**
 * The number of persons of the text that are searched for a party. A readout names a handful of persons, but a long
 * page can name thousands.
 */
const MOST_PEOPLE = 60;

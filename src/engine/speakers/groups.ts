import { isGroupNoun } from "../attribution/office-words.ts";
import type { SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { COUNTS_OF_PARTIES, NUMBER_OF_PARTIES, PRINCIPALS, REPRESENTATIVES } from "../languages/en/group-nouns.ts";
import {
  BODIES_OF_LEADERS,
  BOTH_OR_TWO,
  LEADING_THE_OTHER,
  LED_SIDES,
  NAMED_SIDES,
  SIDES,
  STATES,
  TALKS,
  THIRD_PARTIES,
} from "../languages/en/speaker-patterns.ts";
import { type Discourse, partiesOf, undefinedIfEmpty } from "./discourse.ts";
import { lastTwo, speakersOfThey } from "./pronouns.ts";
import { headOf, isHeadlineList } from "./source-words.ts";

const COUNTS = new Map(COUNTS_OF_PARTIES);

/**
 * Resolves a noun for one side or for several parties ("the two sides", "the leaders", "the Russian side"). Returns
 * undefined for any other words.
 */
export function byGroup(words: readonly SentenceToken[], discourse: Discourse): readonly string[] | undefined {
  const head = isHeadlineList(words) ? words.at(-1) : headOf(words);
  if (head === undefined) return undefined;
  const state = matchCountryAt(words, 0, words.length)?.name;
  if (SIDES.test(head.lower) && !isBoth(words, head)) return bySide(words, head, state, discourse);
  const isShort = words.length <= 3;
  if (discourse.sides.length > 1 && isShort && NAMED_SIDES.test(head.lower)) return discourse.sides;
  const two = byTwo(words, head, discourse);
  if (two !== undefined) return two;
  if (isShort && TALKS.test(head.lower)) return undefinedIfEmpty(partiesOf(discourse));
  const states = isShort && state === undefined && STATES.test(head.lower) ? statesOf(discourse) : [];
  return states.length > 1 ? states : byPluralNoun(words, head, state, discourse);
}

/** Resolves "both leaders" or "the two dignitaries" to two of several parties. */
function byTwo(
  words: readonly SentenceToken[],
  head: SentenceToken,
  discourse: Discourse,
): readonly string[] | undefined {
  const titled = sameOffice(head, words, discourse);
  if (titled.length > 1) return titled;
  return isBoth(words, head) ? lastTwo(words[0]?.start ?? 0, discourse) : undefined;
}

/**
 * Resolves "the Russian side" or "the Russian delegation" to the only party of that state, or else to the state itself.
 * The state of the other of two parties can be unknown.
 */
function bySide(
  words: readonly SentenceToken[],
  head: SentenceToken,
  state: string | undefined,
  { participants, issuer, sides, isSideLed }: Discourse,
): readonly string[] | undefined {
  if (words[0]?.lower === "our") return issuer === undefined ? undefined : [issuer];
  if (state === undefined) return undefined;
  if (sides.length > 0 || !LED_SIDES.test(head.lower)) return [state];
  const own = participants.filter(({ country }) => (country ?? issuer) === state);
  const unknown = participants.filter(({ country }) => country === undefined);
  if (state === issuer && own.length > 1 && isSideLed) return [unknown[0]?.name ?? state];
  if (state !== issuer && own.length === 0 && participants.length === 2) own.push(...unknown.slice(-1));
  return [own.length === 1 ? (own[0]?.name ?? state) : state];
}

function byPluralNoun(
  words: readonly SentenceToken[],
  head: SentenceToken,
  state: string | undefined,
  discourse: Discourse,
): readonly string[] | undefined {
  const isMany = isPlural(words, head);
  if (!isMany) return isThirdParty(words) ? [textOfWords(words)] : undefined;
  const own = state === undefined ? [] : ofState(state, discourse);
  if (own.length > 1 && REPRESENTATIVES.test(head.lower)) return own;
  const body = words.length <= 2 ? bodyOf(head, discourse) : undefined;
  if (body !== undefined) return [body];
  if (isThirdParty(words)) return [textOfWords(words)];
  if (state !== undefined && words.length > 2 && !PRINCIPALS.test(head.lower)) return undefined;
  if (state !== undefined && /^\p{N}|^G\d/u.test(state)) return [withoutArticle(words)];
  return firstOfMany(words, discourse) ?? undefinedIfEmpty(speakersOfThey({ ...discourse, lastSpeakers: [] }));
}

const isPlural = (words: readonly SentenceToken[], head: SentenceToken): boolean =>
  isGroupNoun(head) || NUMBER_OF_PARTIES.test(head.lower) || isBoth(words, head);

/** Returns whether the words are "both" or "the two" with any plural noun ("both dignitaries"). */
function isBoth(words: readonly SentenceToken[], head: SentenceToken): boolean {
  const number = words.find(({ lower }) => lower !== "the")?.lower ?? "";
  return BOTH_OR_TWO.test(number) && words.length <= 3 && /[^s]s$/.test(head.lower);
}

/**
 * Returns the first parties of a larger number as the words count them: after "A, B and C spoke with D", "the three
 * leaders" are A, B and C.
 */
function firstOfMany(words: readonly SentenceToken[], { participants }: Discourse): readonly string[] | undefined {
  const count = words.length <= 3 ? (COUNTS.get(words.find(({ lower }) => lower !== "the")?.lower ?? "") ?? 0) : 0;
  return count > 0 && participants.length > count ? participants.slice(0, count).map(({ name }) => name) : undefined;
}

const textOfWords = (words: readonly SentenceToken[]): string => words.map(({ text }) => text).join(" ");

/** Returns whether the words name states that the text mentions but that do not take part in the event ("Allies"). */
function isThirdParty(words: readonly SentenceToken[]): boolean {
  return THIRD_PARTIES.test(words.map(({ lower }) => lower).join(" ")) && /^\p{Lu}/u.test(words[0]?.text ?? "");
}

function withoutArticle(words: readonly SentenceToken[]): string {
  return words
    .map((word) => word.text)
    .join(" ")
    .replace(LEADING_THE_OTHER, "");
}

/**
 * Resolves "both leaders" among three or more parties to the two who have that title. Returns an empty list if they are
 * not exactly two.
 */
function sameOffice(head: SentenceToken, words: readonly SentenceToken[], { participants }: Discourse): string[] {
  const first = words.find((word) => word.lower !== "the")?.lower ?? "";
  if (participants.length < 3 || !BOTH_OR_TWO.test(first)) return [];
  const titled = participants.filter(({ titles }) => titles.has(head.lower.replace(/s$/, "")));
  return titled.length === 2 ? titled.map(({ name }) => name) : [];
}

/**
 * Returns the names of the parties of a state. A party whose state is unknown counts as a party of the issuer's state.
 */
function ofState(state: string, { participants, issuer }: Discourse): string[] {
  return participants.filter(({ country }) => (country ?? issuer) === state).map(({ name }) => name);
}

/** Returns the states of the parties ("the two countries"), or an empty list if the state of any party is unknown. */
function statesOf({ participants, author, issuer }: Discourse): string[] {
  const countries = participants.map(({ country }) => country ?? issuer);
  if (author !== undefined) countries.push(issuer);
  const states = new Set(countries.flatMap((country) => country ?? []));
  return countries.includes(undefined) ? [] : [...states];
}

/**
 * Returns the name of the party that consists of the leaders of a body ("G7 Leaders"), if there is one. "Leaders" alone
 * then refers to that party, because it includes the others.
 */
function bodyOf(head: SentenceToken, { participants }: Discourse): string | undefined {
  const noun = ` ${head.lower}`;
  return participants.find(
    ({ name, titles }) => titles.has("group") && BODIES_OF_LEADERS.test(name) && name.toLowerCase().endsWith(noun),
  )?.name;
}

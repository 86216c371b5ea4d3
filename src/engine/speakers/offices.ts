import { isOfficeNoun, isOfficeTitle } from "../attribution/office-words.ts";
import { lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import { titlesOf } from "../entities/titles-of-phrase.ts";
import {
  ENVOY_TITLES,
  ENVOYS,
  GENERIC_OFFICES,
  HEADS_OF_STATE,
  RANK_PREFIX,
  STYLE_BEARERS,
  STYLE_OF_ADDRESS,
} from "../languages/en/speaker-patterns.ts";
import { INDEFINITE_ARTICLE, STATE_OR_GOVERNMENT } from "../languages/en/word-patterns.ts";
import type { Discourse } from "./discourse.ts";
import { likelyGender } from "./genders.ts";

/**
 * The number of persons of the text that are searched for the holder of an office. A readout names a handful of
 * persons, but a long page can name thousands.
 */
export const MOST_HOLDERS = 60;

/** The score that a person must exceed to be the holder of an office. */
const LEAST_SCORE = 2;

/**
 * Returns the person who holds the office that the words name. The score of a person depends on title words, state,
 * part in the event and whether the person spoke last. Returns undefined if nobody scores high enough.
 */
export function holderOf(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const state = matchCountryAt(words, 0, words.length)?.name;
  if (words.some((word, at) => word.lower === "head" && STATE_OR_GOVERNMENT.test(lowerAt(words, at + 2))))
    return headOfState(state, discourse);
  if (words.some((word) => word.lower === "diplomacy") && words.some(isOfficeNoun))
    return headOfDiplomacy(state, discourse);
  if (INDEFINITE_ARTICLE.test(lowerAt(words, 0))) return undefined;
  const titles = titlesOf(words);
  if (!titles.some(isOfficeTitle)) return undefined;
  if (titles.includes("chancellor") && !discourse.people.some((person) => person.titles.has("chancellor")))
    return headOfDiplomacy(state, discourse);
  const gender = genderOfStyle(words);
  const best = bestHolder(titles, state, gender, discourse);
  const home = best && state === undefined ? issuerBeforeGuest(best, titles, words, discourse) : undefined;
  if (home !== undefined || best !== undefined) return home ?? best;
  if (state === undefined) return undefined;
  return onlyUntitledParticipant(state, discourse) ?? lastRemainingParticipant(state, titles, discourse);
}

function bestHolder(
  titles: readonly string[],
  state: string | undefined,
  gender: "f" | "m" | undefined,
  discourse: Discourse,
): Person | undefined {
  let best: Person | undefined;
  let bestScore = LEAST_SCORE;
  for (const person of candidatesFor(state, discourse)) {
    if (gender !== undefined && (likelyGender(person) ?? gender) !== gender) continue;
    const score = scoreOffice(person, titles, state, discourse);
    if (score > bestScore) [best, bestScore] = [person, score];
  }
  return best;
}

/**
 * Returns the persons who may hold the office. In the account of one of several calls, an office without a state
 * belongs to one of the two parties of that call.
 */
function candidatesFor(
  state: string | undefined,
  { people, participants, allParticipants }: Discourse,
): readonly Person[] {
  const isOneOfSeveral = participants.length < allParticipants.length;
  return isOneOfSeveral && state === undefined ? participants : people.slice(0, MOST_HOLDERS);
}

/** Returns the gender that a style of address indicates ("Her Excellency"). */
function genderOfStyle(words: readonly SentenceToken[]): "f" | "m" | undefined {
  if (!STYLE_OF_ADDRESS.test(lowerAt(words, 1))) return undefined;
  if (lowerAt(words, 0) === "her") return "f";
  return lowerAt(words, 0) === "his" ? "m" : undefined;
}

/**
 * Returns the only party that the text gives neither a title nor a state, unless another party is from `state`. That
 * party must hold the office of that state.
 */
function onlyUntitledParticipant(state: string, { participants }: Discourse): Person | undefined {
  if (participants.some((person) => person.country === state)) return undefined;
  const plain = participants.filter((person) => person.country === undefined && person.titles.size === 0);
  return plain.length === 1 ? plain[0] : undefined;
}

/**
 * Returns the party of the issuer if an office ("The President") occurs before the first mention of the foreign guest
 * who holds the same office. The text assumes that the office of its own side is known. The titles are added to that
 * party, so that later references to the office find it.
 */
function issuerBeforeGuest(
  holder: Person,
  titles: readonly string[],
  words: readonly SentenceToken[],
  { participants, issuer }: Discourse,
): Person | undefined {
  const isForeign = holder.country !== undefined && holder.country !== issuer;
  const isEarly = (words[0]?.start ?? 0) < (holder.mentions[0]?.start ?? 0);
  const home = participants.find((person) => person !== holder && person.country === undefined);
  if (!isForeign || !isEarly || home === undefined) return undefined;
  if ([...home.titles].some(isOfficeTitle)) return undefined;
  for (const title of titles) home.titles.add(title);
  return home;
}

/**
 * Resolves "the Norwegian leader" if only the state of the other of two parties is known: returns the remaining party,
 * unless it holds another office.
 */
function lastRemainingParticipant(
  state: string,
  titles: readonly string[],
  { participants, issuer }: Discourse,
): Person | undefined {
  if (participants.length !== 2 || (issuer !== undefined && issuer !== state)) return undefined;
  const rest = participants.filter(({ country }) => country === undefined);
  const isOtherKnown = participants.some(({ country }) => country !== undefined && country !== state);
  const fits = titles.every((title) => GENERIC_OFFICES.test(title) || rest[0]?.titles.has(title));
  return isOtherKnown && rest.length === 1 && fits ? rest[0] : undefined;
}

/** Returns the president, monarch or premier of the named state or of the issuer ("the Head of State"). */
function headOfState(state: string | undefined, { people, issuer, participants }: Discourse): Person | undefined {
  const isHead = ({ titles }: Person) => [...titles].some((title) => HEADS_OF_STATE.test(title));
  const heads = [...participants, ...people.slice(0, MOST_HOLDERS)].filter(isHead);
  return heads.find(({ country }) => country === (state ?? issuer)) ?? heads[0] ?? participants[0];
}

/** Returns the foreign minister of the named state or of the issuer ("the head of Peruvian diplomacy"). */
function headOfDiplomacy(state: string | undefined, { people, issuer }: Discourse): Person | undefined {
  const ministers = people
    .slice(0, MOST_HOLDERS)
    .filter(({ titles }) => titles.has("foreign") || titles.has("external"));
  return ministers.find(({ country }) => country === (state ?? issuer)) ?? ministers[0];
}

function scoreOffice(
  person: Person,
  titles: readonly string[],
  state: string | undefined,
  discourse: Discourse,
): number {
  let score = titles.reduce((sum, title) => sum + scoreTitle(person, title, state), 0);
  if (person.titles.has("prime") && !titles.includes("prime") && titles.includes("minister"))
    score -= titles.length > 1 ? 1 : 0;
  for (const rank of ["vice", "deputy"]) if (person.titles.has(rank) && !titles.includes(rank)) score -= 1;
  if (state !== undefined) score += scoreState(person, state, discourse);
  if (score <= 0) return 0;
  const rank = discourse.participants.indexOf(person);
  const isLast = discourse.lastSpeakers[0] === person.name && discourse.lastSpeakers.length === 1;
  return score + (rank < 0 ? 0 : rank === 0 ? 1 : 0.6) + (isLast ? 0.1 : 0);
}

function scoreTitle(person: Person, title: string, state: string | undefined): number {
  if (person.titles.has("counterpart") && state === person.country) return 1.5;
  if (STYLE_OF_ADDRESS.test(title)) return scoreStyle(person, title);
  if (person.titles.has(title)) return isOfficeTitle(title) ? 3 : 1;
  if (ENVOYS.test(title) && [...person.titles].some((held) => ENVOY_TITLES.test(held))) return 3;
  if (GENERIC_OFFICES.test(title)) return 1.5;
  return RANK_PREFIX.test(title) ? -2 : 0;
}

function scoreState(person: Person, state: string, { issuer }: Discourse): number {
  if (person.country === state) return 3;
  if (person.country !== undefined) return -4;
  return state === issuer ? 1 : 0;
}

/**
 * Returns the score of a style of address ("His Excellency"). It is highest for a person who has that style elsewhere
 * in the text, and lower for a person whose rank usually has it. It is 0 for a person with a higher style.
 */
function scoreStyle({ titles }: Person, style: string): number {
  if (titles.has(style)) return 5;
  const isHigher = style !== "majesty" && ["majesty", "highness"].some((title) => title !== style && titles.has(title));
  const hasRankOfStyle = [...titles].some((title) => STYLE_BEARERS[style]?.test(title));
  return !isHigher && !titles.has("excellency") && hasRankOfStyle ? 3.5 : 0;
}

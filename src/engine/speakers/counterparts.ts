import { lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import { FIRST_PARTY, OTHER_PARTY } from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention } from "./discourse.ts";
import { firstParty } from "./pronouns.ts";

/** The number of characters before "the latter" or "the former" that are searched for its antecedent. */
const LATTER_REACH = 400;

/**
 * Resolves a reference to the other party ("his Chinese counterpart", "the latter", "the guest") or to the first one
 * ("the host"). Returns undefined for any other words.
 */
export function byCounterpart(words: readonly SentenceToken[], discourse: Discourse): readonly string[] | undefined {
  const ordered = byOrder(words, discourse);
  if (ordered !== undefined) return [ordered.name];
  if (!words.some(({ lower }) => OTHER_PARTY.test(lower))) {
    const isFirst = words.length <= 3 && words.some(({ lower }) => FIRST_PARTY.test(lower));
    return isFirst ? firstParty(discourse) : undefined;
  }
  const state = matchCountryAt(words, 0, words.length)?.name;
  if (isGuest(words) && discourse.participants.length > 1 && state === undefined)
    return [discourse.participants[1]?.name ?? ""];
  const ofState = discourse.participants.find(({ country }) => state !== undefined && country === state);
  const self = /^(?:his|her|their)$/.test(lowerAt(words, 0)) ? ownerOf(discourse) : discourse.salientPerson;
  const rest = discourse.participants.find((person) => person !== (self ?? discourse.participants[0]));
  const found = ofState ?? rest;
  return found === undefined ? undefined : [found.name];
}

/** Resolves "the latter" to the party that is named last before it, and "the former" to the one named before that. */
function byOrder(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const isLatter = words.some(({ lower }) => lower === "latter");
  if (!isLatter && !(words.length <= 2 && words.at(-1)?.lower === "former")) return undefined;
  return lastTwoBefore(words[0]?.start ?? 0, discourse)[isLatter ? 0 : 1];
}

function isGuest(words: readonly SentenceToken[]): boolean {
  if (words.some(({ lower }) => lower === "visiting")) return true;
  return words.length <= 2 && words.some(({ lower }) => /^(?:guest|latter|visitor)$/.test(lower));
}

/**
 * Returns the person to whom "his" refers in "his counterpart": the last speaker if there was only one, or else the
 * most salient person.
 */
function ownerOf({ participants, lastSpeakers, salientPerson }: Discourse): Person | undefined {
  const speaker = lastSpeakers.length === 1 ? participants.find(({ name }) => name === lastSpeakers[0]) : undefined;
  return speaker ?? salientPerson;
}

/** Returns the last two parties named before `start`, the last one first, at most `LATTER_REACH` characters away. */
function lastTwoBefore(start: number, { mentions, participants }: Discourse): Person[] {
  const found: Person[] = [];
  for (let i = firstMention(mentions, start) - 1; i >= 0 && found.length < 2; i--) {
    const mention = mentions[i];
    if (mention === undefined || start - mention.span.end > LATTER_REACH) break;
    if (participants.includes(mention.person) && !found.includes(mention.person)) found.push(mention.person);
  }
  return found;
}

import { lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import {
  FIRST_PARTY,
  OTHER_PARTY,
  OTHER_SIDE,
  POSSESSIVE_PRONOUN,
  SEVERAL_GUESTS,
  SINGLE_GUEST,
} from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention } from "./discourse.ts";
import { firstParty, lastTwoBefore } from "./pronouns.ts";

/**
 * Resolves a reference to the other party ("his Chinese counterpart", "the latter", "the guest") or to the first one
 * ("the host"). Returns undefined for any other words.
 */
export function byCounterpart(words: readonly SentenceToken[], discourse: Discourse): readonly string[] | undefined {
  const ordered = byOrder(words, discourse);
  if (ordered !== undefined) return [ordered.name];
  const others = othersThanSpeaker(words, discourse);
  if (others.length > 0) return others;
  if (!words.some(({ lower }) => OTHER_PARTY.test(lower))) {
    const isFirst = words.length <= 3 && words.some(({ lower }) => FIRST_PARTY.test(lower));
    return isFirst ? firstParty(discourse) : undefined;
  }
  const state = matchCountryAt(words, 0, words.length)?.name;
  const guests = guestsOf(words, discourse);
  if (guests.length > 0 && state === undefined) return guests;
  const ofState = discourse.participants.find(({ country }) => state !== undefined && country === state);
  const isOwned = POSSESSIVE_PRONOUN.test(lowerAt(words, 0));
  const self = isOwned ? ownerOf(lowerAt(words, 0), discourse) : discourse.salientPerson;
  const found = ofState ?? otherParty(words, self ?? discourse.participants[0], discourse);
  return found === undefined ? undefined : [found.name];
}

/** Returns the party other than `self` that the text has named last before the words, or else the first other one. */
function otherParty(
  words: readonly SentenceToken[],
  self: Person | undefined,
  { participants, mentions }: Discourse,
): Person | undefined {
  const start = words[0]?.start ?? 0;
  const isOther = (person: Person) => person !== self && participants.includes(person);
  const host = participants[0];
  const named = mentions.slice(0, firstMention(mentions, start)).findLast(({ person }) => isOther(person))?.person;
  return (named !== host || participants.length < 3 ? named : undefined) ?? participants.find(isOther);
}

/** Resolves "the latter" to the party that is named last before it, and "the former" to the one named before that. */
function byOrder(words: readonly SentenceToken[], discourse: Discourse): Person | undefined {
  const isLatter = words.some(({ lower }) => lower === "latter");
  if (!isLatter && !(words.length <= 2 && words.at(-1)?.lower === "former")) return undefined;
  return lastTwoBefore(words[0]?.start ?? 0, discourse)[isLatter ? 0 : 1];
}

/**
 * Resolves "the other side" to the other of two parties, and "the others" to all parties except the last speaker.
 * Returns an empty list for any other words.
 */
function othersThanSpeaker(words: readonly SentenceToken[], { participants, lastSpeakers }: Discourse): string[] {
  const text = words.map(({ lower }) => lower).join(" ");
  const isOne = OTHER_SIDE.test(text) && participants.length === 2;
  if (!isOne && !(text === "the others" && participants.length > 2)) return [];
  const names = participants.map(({ name }) => name);
  return lastSpeakers.length === 1 && names.includes(lastSpeakers[0] ?? "")
    ? names.filter((name) => name !== lastSpeakers[0])
    : [];
}

/**
 * Resolves "the guest" to the party that is not the host, and "the guests" to all such parties. Returns an empty list
 * for any other words.
 */
function guestsOf(words: readonly SentenceToken[], { participants, issuer }: Discourse): string[] {
  const hosts = participants.filter(({ country }) => country !== undefined && country === issuer);
  const host = hosts.length === 1 ? hosts[0] : participants[0];
  const guests = participants.filter((person) => person !== host).map(({ name }) => name);
  const last = words.at(-1)?.lower ?? "";
  if (SEVERAL_GUESTS.test(last) && words.length <= 3) return guests;
  const isGuest = words.some(({ lower }) => lower === "visiting") || (words.length <= 2 && SINGLE_GUEST.test(last));
  return isGuest ? guests.slice(0, 1) : [];
}

/**
 * Returns the person to whom "his" or "her" refers in "his counterpart": the most salient person, unless only another
 * party has the gender of the pronoun.
 */
function ownerOf(pronoun: string, { participants, salientPerson }: Discourse): Person | undefined {
  const gender = pronoun === "her" ? "f" : "m";
  if (pronoun === "their" || salientPerson?.gender === gender) return salientPerson;
  const fitting = participants.filter((person) => person.gender === gender);
  return fitting.length === 1 ? fitting[0] : salientPerson;
}

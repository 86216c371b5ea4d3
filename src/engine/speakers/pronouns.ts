import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import {
  isCapitalized,
  isConjunction,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  tokenizeSentence,
} from "../document/sentence-tokens.ts";
import { isFirstPerson } from "../entities/first-person-author.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import {
  BEFORE_ANTECEDENT,
  INSIDE_NAME_OF_OFFICE,
  MASCULINE_PRONOUN,
  PERSONAL_PRONOUN,
  PLURAL_ENDING,
} from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention, isKnownPerson, mentionsIn, partiesOf } from "./discourse.ts";
import { likelyGender } from "./genders.ts";
import { holderOf } from "./offices.ts";

/** Resolves a part of a source to names. A relative pronoun is resolved by resolving its antecedent. */
export type ResolvePart = (words: readonly SentenceToken[], candidate: AttributionCandidate) => readonly string[];

/**
 * Returns the names of those to whom a pronoun refers. Returns undefined if the word is not a pronoun, and an empty
 * list if the text does not identify them.
 */
export function byPronoun(
  words: readonly SentenceToken[],
  candidate: AttributionCandidate,
  discourse: Discourse,
  resolvePart: ResolvePart,
): readonly string[] | undefined {
  const lower = lowerAt(words, 0);
  if (lower === "who" || lower === "which") return antecedentOf(words, candidate, discourse, resolvePart);
  if (lower === "it") return institutionLast(discourse);
  if (PERSONAL_PRONOUN.test(lower)) {
    const gender = MASCULINE_PRONOUN.test(lower) ? "m" : "f";
    return byGender(gender, addresseesOf(candidate, discourse), discourse);
  }
  const start = words[0]?.start ?? 0;
  if (lower === "both") return byBoth(start, discourse);
  if (lower === "they" || lower === "them") return pairBefore(start, discourse) ?? speakersOfThey(discourse);
  if (lower === "we") return writers(discourse);
  return lower === "i" ? writer(discourse) : undefined;
}

/** Resolves "both" to the last two of several parties, the last group of two, or else as "they". */
function byBoth(start: number, discourse: Discourse): readonly string[] {
  const two = lastTwo(start, discourse);
  if (two !== undefined) return two;
  if (discourse.lastGroup.length === 2) return discourse.lastGroup;
  return pairBefore(start, discourse) ?? speakersOfThey(discourse);
}

/** Resolves "I" to the author or, in a text that is not written by one, to the first party. */
function writer(discourse: Discourse): readonly string[] {
  if (discourse.author !== undefined) return [discourse.author];
  return isFirstPerson(discourse.document.text) ? [] : firstParty(discourse);
}

/** Returns the last speaker if it was an institution or a side ("The Chilean side"). */
function institutionLast(discourse: Discourse): readonly string[] {
  const { lastSpeakers, isLastSide } = discourse;
  if (lastSpeakers.length !== 1) return [];
  return isLastSide || !isKnownPerson(lastSpeakers[0], discourse) ? lastSpeakers : [];
}

function writers(discourse: Discourse): readonly string[] {
  if (discourse.author !== undefined) return partiesOf(discourse);
  if (discourse.participants.length > 1) return speakersOfThey(discourse);
  return discourse.issuer === undefined ? [] : [discourse.issuer];
}

/** The number of characters before "the latter", "the former" or "both" that are searched for an antecedent. */
const LATTER_REACH = 400;

/** Returns the last two parties named before `start`, the last one first, at most `LATTER_REACH` characters away. */
export function lastTwoBefore(start: number, { mentions, participants }: Discourse): Person[] {
  const found: Person[] = [];
  for (let i = firstMention(mentions, start) - 1; i >= 0 && found.length < 2; i--) {
    const mention = mentions[i];
    if (mention === undefined || start - mention.span.end > LATTER_REACH) break;
    if (participants.includes(mention.person) && !found.includes(mention.person)) found.push(mention.person);
  }
  return found;
}

/** Resolves "both" among three or more parties to the last two of them that the same paragraph names. */
export function lastTwo(start: number, discourse: Discourse): string[] | undefined {
  if (discourse.participants.length < 3) return undefined;
  const two = lastTwoBefore(start, discourse);
  const first = Math.min(...two.map(({ mentions }) => mentions.findLast(({ end }) => end <= start)?.start ?? 0));
  const isNear = two.length === 2 && !discourse.document.text.slice(first, start).includes("\n");
  return isNear ? two.reverse().map(({ name }) => name) : undefined;
}

/** The number of characters before "who" that are searched for its antecedent. */
const WHO_REACH = 80;
/**
 * The number of characters before "who" that are searched for a list of persons as its antecedent ("the Amir of A,
 * President B and President C, who extended").
 */
const LIST_REACH = 400;

/**
 * Returns the names of those to whom "who" or "which" refers: the list of persons directly before it, or the name or
 * office between it and the previous punctuation.
 */
function antecedentOf(
  words: readonly SentenceToken[],
  candidate: AttributionCandidate,
  discourse: Discourse,
  resolvePart: ResolvePart,
): readonly string[] {
  const end = words[0]?.start ?? 0;
  const listed = listBefore(end, discourse);
  if (listed.length > 1) return listed;
  const clause = [...discourse.document.tokensIn({ start: Math.max(0, end - WHO_REACH), end })];
  while (clause.at(-1)?.text === ",") clause.pop();
  const noun = clause.slice(clause.findLastIndex((word) => isPunctuation(word)) + 1);
  if (noun.length < 2 && !isCapitalized(noun[0])) return [];
  const named = resolvePart(noun, candidate);
  if (named.length > 0) return named;
  const verb = noun.findLastIndex((word) => BEFORE_ANTECEDENT.test(word.lower));
  return verb < 0 ? [] : resolvePart(noun.slice(verb + 1), candidate);
}

/**
 * Returns the names of the persons in a list with "and" that ends directly before `end`. Two of them are separated only
 * by a comma or "and" and by titles.
 */
function listBefore(end: number, { document, mentions }: Discourse): string[] {
  const sentence = document.sentences.findLast(({ start }) => start < end);
  const start = Math.max(sentence?.start ?? 0, end - LIST_REACH);
  const near = mentionsIn(mentions, { start, end });
  const last = near.at(-1);
  if (last === undefined || !/^,? ?$/.test(document.text.slice(last.span.end, end))) return [];
  let first = near.length - 1;
  for (; first > 0; first--) {
    const between = document.tokensIn({ start: near[first - 1]?.span.end ?? 0, end: near[first]?.span.start ?? 0 });
    const isItem = between[0] !== undefined && (between[0].text === "," || isConjunction(between[0]));
    if (!isItem || !between.slice(1).every((word) => isCapitalized(word) || INSIDE_NAME_OF_OFFICE.test(word.lower)))
      break;
  }
  const names = near.slice(first).map(({ person }) => person.name);
  const isAnded = near.slice(first, -1).some((_, i) => {
    const from = near[first + i]?.span.end ?? 0;
    return /\band\b/.test(document.text.slice(from, near[first + i + 1]?.span.start ?? from));
  });
  return isAnded ? names : [];
}

/** Returns the name of the first party of the event, or an empty list if there is none. */
export function firstParty({ participants }: Discourse): string[] {
  const person = participants[0];
  return person === undefined ? [] : [person.name];
}

/**
 * Resolves "he" or "she" to the most salient person if the gender matches. A salient person of unknown gender is
 * accepted for "he", and for "she" only if no party is known to be female. Otherwise returns the first party whose
 * gender matches or is unknown. Nobody speaks to himself or herself, so the addressees are left out. If the gender of
 * the result was unknown, it is stored with the person.
 */
function byGender(gender: "f" | "m", addressees: readonly Person[], discourse: Discourse): string[] {
  const isOther = (person: Person | undefined) => person !== undefined && !addressees.includes(person);
  const participants = discourse.participants.filter(isOther);
  const focus = isOther(discourse.salientPerson) ? discourse.salientPerson : undefined;
  const fitting = participants.filter((person) => likelyGender(person) === gender);
  const shown = focus && likelyGender(focus);
  const isUnknown = shown === undefined && (gender === "m" || !fitting.some((person) => person.gender === gender));
  const fits = focus !== undefined && (shown === gender || isUnknown);
  const found = fits
    ? focus
    : (fitting[0] ?? participants.find((person) => likelyGender(person) === undefined) ?? focus);
  if (found === undefined) return [];
  found.gender ??= gender;
  return [found.name];
}

/** Returns the persons who are addressed: whoever speaks is somebody else. */
function addresseesOf({ addressees }: AttributionCandidate, discourse: Discourse): Person[] {
  return addressees.flatMap((span) => {
    const named = mentionsIn(discourse.mentions, span)[0]?.person;
    return named ?? holderOf(discourse.document.tokensIn(span), discourse) ?? [];
  });
}

/** Returns the names of those to whom "they" refers: the last speakers if there were several, or else all parties. */
export function speakersOfThey(discourse: Discourse): readonly string[] {
  if (discourse.lastSpeakers.length > 1 || isMany(discourse.lastSpeakers[0], discourse)) return discourse.lastSpeakers;
  const parties = partiesOf(discourse);
  return parties.length > 1 ? parties : discourse.lastGroup;
}

/**
 * Resolves "they" among three or more parties: returns the last speaker and the only other party that is mentioned
 * between the start of the last attribution's sentence and `start`.
 */
function pairBefore(start: number, discourse: Discourse): string[] | undefined {
  const { participants, mentions, lastSpeakers: last, lastSentence } = discourse;
  if (participants.length < 3 || last.length !== 1) return undefined;
  const names = new Set(last);
  for (let i = firstMention(mentions, lastSentence); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.span.start >= start) break;
    if (participants.includes(mention.person)) names.add(mention.person.name);
  }
  return names.size === 2 && [...names].every((name) => participants.some((person) => person.name === name))
    ? [...names]
    : undefined;
}

/** Returns whether a name is a plural noun for several unnamed persons ("Analysts"). */
function isMany(name: string | undefined, discourse: Discourse): boolean {
  if (name === undefined || !PLURAL_ENDING.test(name) || isKnownPerson(name, discourse)) return false;
  const words = tokenizeSentence(name, { start: 0, end: name.length }, []);
  return matchCountryAt(words, 0, words.length) === undefined;
}

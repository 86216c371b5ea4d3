import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import {
  isCapitalized,
  isConjunction,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  tokenizeSentence,
} from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { type Discourse, firstMention, isPerson, mentionsIn, partiesOf } from "./discourse.ts";

/** How a part of a source is resolved, for the pronouns that stand for such a part. */
export type ResolvePart = (words: readonly SentenceToken[], candidate: AttributionCandidate) => readonly string[];

/** Returns whom a pronoun stands for; undefined where the word is none, an empty list where the text does not tell. */
export function byPronoun(
  words: readonly SentenceToken[],
  candidate: AttributionCandidate,
  discourse: Discourse,
  resolvePart: ResolvePart,
): readonly string[] | undefined {
  const lower = lowerAt(words, 0);
  if (lower === "who" || lower === "which") return antecedentOf(words, candidate, discourse, resolvePart);
  if (lower === "it") return institutionLast(discourse);
  if (/^(?:he|him|she|her)$/.test(lower)) return byGender(/^h(?:e|im)$/.test(lower) ? "m" : "f", discourse);
  if (lower === "both" && discourse.lastGroup.length === 2) return discourse.lastGroup;
  if (/^(?:they|them|both)$/.test(lower)) return pairBefore(words[0]?.start ?? 0, discourse) ?? several(discourse);
  if (lower === "we") return writers(discourse);
  if (lower !== "i") return undefined;
  return discourse.author === undefined ? firstParty(discourse) : [discourse.author];
}

function institutionLast(discourse: Discourse): readonly string[] {
  const { lastSpeakers } = discourse;
  return lastSpeakers.length === 1 && !isPerson(lastSpeakers[0], discourse) ? lastSpeakers : [];
}

function writers(discourse: Discourse): readonly string[] {
  if (discourse.author !== undefined) return partiesOf(discourse);
  if (discourse.participants.length > 1) return several(discourse);
  return discourse.issuer === undefined ? [] : [discourse.issuer];
}

/** How far before "who" its person may begin. */
const WHO_REACH = 80;
/** How far back a list may reach that "who" stands for ("the Amir of A, President B and President C, who extended"). */
const LIST_REACH = 400;

/** Whoever stands right before "who": a name, an office or a list of persons, between marks or the borders of the sentence. */
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
  const verb = noun.findLastIndex((word) => /^(?:by|to|with|from)$/.test(word.lower));
  return verb < 0 ? [] : resolvePart(noun.slice(verb + 1), candidate);
}

/** The persons of a list that ends right before a place: each follows the one before by a comma or "and" and its titles alone. */
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
    if (
      !isItem ||
      !between.slice(1).every((word) => isCapitalized(word) || /^(?:of|the|and|for|’s|'s)$/.test(word.lower))
    )
      break;
  }
  const names = near.slice(first).map(({ person }) => person.name);
  const isAnded = near.slice(first, -1).some((_, i) => {
    const from = near[first + i]?.span.end ?? 0;
    return /\band\b/.test(document.text.slice(from, near[first + i + 1]?.span.start ?? from));
  });
  return isAnded ? names : [];
}

/** Returns the first party of the event. */
export function firstParty({ participants }: Discourse): string[] {
  const person = participants[0];
  return person === undefined ? [] : [person.name];
}

/** Whoever was last spoken of, unless of the other sex, or unless somebody else alone is known to be of this one. */
function byGender(gender: "f" | "m", discourse: Discourse): string[] {
  const { salientPerson: focus, participants } = discourse;
  const known = participants.filter((person) => person.gender === gender);
  const isUnknown = focus?.gender === undefined && (gender === "m" || known.length === 0);
  const fits = focus !== undefined && (focus.gender === gender || isUnknown);
  const found = fits ? focus : (known[0] ?? participants.find((person) => person.gender === undefined) ?? focus);
  if (found === undefined) return [];
  found.gender ??= gender;
  return [found.name];
}

/** Returns whom "they" stands for: the last speakers where they were several, else all parties. */
export function several(discourse: Discourse): readonly string[] {
  if (discourse.lastSpeakers.length > 1 || isMany(discourse.lastSpeakers[0], discourse)) return discourse.lastSpeakers;
  const parties = partiesOf(discourse);
  return parties.length > 1 ? parties : discourse.lastGroup;
}

/** "They" among three parties or more: the two whom the last sentence with a speaker told of. */
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

/** "Analysts": nobody known, but several. */
function isMany(name: string | undefined, discourse: Discourse): boolean {
  if (name === undefined || !/(?:\p{L}s|people|police)$/u.test(name) || isPerson(name, discourse)) return false;
  const words = tokenizeSentence(name, { start: 0, end: name.length }, []);
  return matchCountryAt(words, 0, words.length) === undefined;
}

import type { DiplomaticEvent } from "../analysis.ts";
import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import { isGroupNoun } from "../attribution/office-words.ts";
import type { Document } from "../document/document.ts";
import { isAdverb, type SentenceToken } from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import type { Person } from "../entities/person.ts";
import { preferredName } from "../entities/preferred-country-name.ts";
import { PALACES } from "../languages/en/speaker-patterns.ts";
import type { PageFacts } from "../page-facts.ts";
import { finish, type Sliced } from "../slices.ts";
import { partiesOfNextCall } from "./active-parties.ts";
import { speakersWithoutAgent } from "./agentless.ts";
import { byCounterpart } from "./counterparts.ts";
import { type Discourse, openDiscourse, remember, subjectsOf, widenToAllParties } from "./discourse.ts";
import { learnGenders } from "./genders.ts";
import { byGroup } from "./groups.ts";
import { partiesOfStates, peopleNamedIn, personNamedIn } from "./names.ts";
import { holderByWording } from "./office-wordings.ts";
import { holderOf } from "./offices.ts";
import { byPronoun } from "./pronouns.ts";
import { isAnonymous, roleOf, strangerOf } from "./roles.ts";
import { headOf, isState, isUnnamedOffice } from "./source-words.ts";
import { splitSource } from "./split-source.ts";

/**
 * Resolves the words of a source, or of a part of one, to the names of speakers. If the result is undefined, the next
 * resolver is tried.
 */
interface Resolver {
  readonly id: string;
  readonly example: string;
  resolve(
    words: readonly SentenceToken[],
    discourse: Discourse,
    candidate: AttributionCandidate,
  ): readonly string[] | undefined;
}

/** The resolvers, in the order in which they are tried. */
export const RESOLVERS: readonly Resolver[] = [
  {
    id: "list",
    example: "the leaders, Ana Lund and Diego Rojas",
    resolve(words, discourse) {
      const listed = isGroupNoun(headOf(words)) ? peopleNamedIn(words, discourse) : [];
      return listed.length > 1 ? listed : undefined;
    },
  },
  { id: "parties-of-states", example: "the foreign ministers of Chile and Norway", resolve: partiesOfStates },
  {
    id: "name",
    example: "Prime Minister Lund",
    resolve(words, discourse) {
      const person = personNamedIn(words, discourse);
      return person && [person.name];
    },
  },
  {
    id: "pronoun",
    example: "he",
    resolve(words, discourse, candidate) {
      if (words.length !== 1) return undefined;
      return byPronoun(words, candidate, discourse, (part) => resolvePart(part, discourse, candidate));
    },
  },
  { id: "anonymous", example: "official sources", resolve: (words) => (isAnonymous(words) ? [] : undefined) },
  { id: "group", example: "the two sides", resolve: byGroup },
  { id: "counterpart", example: "his Chilean counterpart", resolve: byCounterpart },
  {
    id: "office",
    example: "the Chilean President",
    resolve(words, discourse) {
      const holder = holderOf(words, discourse) ?? holderByWording(words, discourse);
      return holder && [holder.name];
    },
  },
  {
    id: "state",
    example: "Norway",
    resolve(words) {
      const state = matchCountryAt(words, 0, words.length);
      const isPalace = PALACES.test(headOf(words)?.lower ?? "");
      return state !== undefined && isState(words) && !isUnnamedOffice(words) && !isPalace ? [state.name] : undefined;
    },
  },
];

/**
 * Returns, for each candidate, the fullest names of the speakers to whom its source refers. The list of a candidate is
 * empty if the text does not identify them.
 */
export function resolveSpeakers(...given: Parameters<typeof resolveSpeakersIncrementally>): string[][] {
  return finish(resolveSpeakersIncrementally(...given));
}

/**
 * Does the same as `resolveSpeakers` in slices of one candidate each. The ids of the resolvers that throw are added to
 * `failed`.
 */
export function* resolveSpeakersIncrementally(
  document: Document,
  candidates: readonly AttributionCandidate[],
  people: readonly Person[],
  event: DiplomaticEvent | undefined,
  facts: PageFacts = {},
  failed: string[] = [],
): Sliced<string[][]> {
  const discourse = openDiscourse(document, people, event, facts, failed);
  learnGenders(document, discourse.mentions);
  const all = discourse.participants;
  const subjects = subjectsOf(document.sentences, discourse.mentions);
  const sentencesWithCandidates = new Set(candidates.map((candidate) => candidate.sentence));
  let sentence = 0;
  const resolved: string[][] = [];
  for (const candidate of candidates) {
    yield;
    for (; sentence <= candidate.sentence; sentence++) {
      const current = document.sentences[sentence];
      if (current !== undefined)
        discourse.participants = partiesOfNextCall(current, all, discourse) ?? discourse.participants;
      if (sentence < candidate.sentence && !sentencesWithCandidates.has(sentence))
        discourse.salientPerson = subjects[sentence] ?? discourse.salientPerson;
    }
    const speakers = [...new Set(speakersOf(candidate, discourse))];
    if (speakers.length > 0) remember(discourse, speakers, candidate, strangerIn(candidate, speakers, discourse));
    if (candidate === candidates[0]) widenToAllParties(discourse);
    resolved.push(speakers.map((name) => preferredName(document.text, name)));
  }
  return resolved;
}

function strangerIn(
  { sources }: AttributionCandidate,
  speakers: readonly string[],
  { document }: Discourse,
): Person | undefined {
  const source = sources[0];
  return source === undefined ? undefined : strangerOf(document.tokensIn(source), speakers[0] ?? "");
}

function speakersOf(candidate: AttributionCandidate, discourse: Discourse): readonly string[] {
  const source = candidate.sources[0];
  if (source === undefined) return speakersWithoutAgent(candidate, discourse);
  const words = [...discourse.document.tokensIn(source)];
  while (words.length > 1 && (isAdverb(words.at(-1)) || words.at(-1)?.lower === "'s")) words.pop();
  const parts = splitSource(words, discourse);
  const found = parts.flatMap((part) => resolvePart(part, discourse, candidate));
  return found.length > 0 || parts.length > 1 ? found : roleOf(source, discourse);
}

/** Tries the resolvers in order and returns the first result. If a resolver throws, the next one is tried. */
function resolvePart(
  words: readonly SentenceToken[],
  discourse: Discourse,
  candidate: AttributionCandidate,
): readonly string[] {
  for (const resolver of RESOLVERS) {
    try {
      const found = resolver.resolve(words, discourse, candidate);
      if (found !== undefined) return found;
    } catch {
      discourse.failed.push(resolver.id);
    }
  }
  return [];
}

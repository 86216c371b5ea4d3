import type { DiplomaticEvent } from "../analysis.ts";
import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import { firstIndexWhere } from "../binary-search.ts";
import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { findConsultationParties } from "../entities/consultation-parties.ts";
import { findAuthor } from "../entities/first-person-author.ts";
import type { Person } from "../entities/person.ts";
import { canonicalName } from "../entities/preferred-country-name.ts";
import { SIDE_LED, SIDES } from "../languages/en/speaker-patterns.ts";
import type { PageFacts } from "../page-facts.ts";
import type { Span } from "../span.ts";
import { shareOfficesOfPeers } from "./peers.ts";

/** A mention of a person in the text. */
export interface PersonMention {
  readonly person: Person;
  readonly span: Span;
}

/** The information about the persons of a text that is available before any speaker is resolved. */
export interface Setting {
  readonly document: Document;
  readonly people: readonly Person[];
  /** The parties of the event, the host first. */
  readonly participants: readonly Person[];
  /** The parties of all events that the text reports. */
  readonly allParticipants: readonly Person[];
  /** The country or body that issued the text, by its name in the table of countries. */
  readonly issuer: string | undefined;
  /** The name of the author, if the readout is written in the first person. */
  readonly author: string | undefined;
  /** All mentions, in text order. */
  readonly mentions: readonly PersonMention[];
  readonly byNameToken: ReadonlyMap<string, Person>;
  /**
   * The states that hold the consultation, if the event is one between states ("political consultations") and the
   * text names no persons who lead it. Otherwise empty.
   */
  readonly sides: readonly string[];
  /** Whether the text says which party leads which side ("the Chilean delegation was headed by Mr Rojas"). */
  readonly isSideLed: boolean;
}

/**
 * The state of the discourse at the current position. It is updated while the candidates are resolved in text order.
 */
export interface Discourse extends Setting {
  /**
   * The parties of the call or meeting that is reported at this position: all parties, or the host and one of several
   * guests.
   */
  participants: readonly Person[];
  /** The person whom the last sentence was about, and to whom "he" or "she" is most likely to refer. */
  salientPerson: Person | undefined;
  /** The speakers of the last attribution. */
  lastSpeakers: readonly string[];
  /** The position in the text at which the sentence of the last attribution begins. */
  lastSentence: number;
  /** The last person who was the only speaker of an attribution. */
  lastSingleSpeaker: string | undefined;
  /** The position in the text at which the last resolved cue ends. */
  lastCueEnd: number;
  /** Whether the source of the last attribution is a side or an institution ("The Chilean side"). */
  isLastSide: boolean;
  /** The speakers of the last attribution that had several. */
  lastGroup: readonly string[];
  /** The roles of unnamed sources so far, each in its fullest form ("spokesperson for the ministry"). */
  readonly knownRoles: string[];
  /** The ids of the resolvers that threw an error. */
  readonly failed: string[];
}

/** The number of characters in which a text says who leads the sides. */
const LEAD_LENGTH = 1_500;

/** Returns the discourse at the beginning of a text. */
export function openDiscourse(
  document: Document,
  people: readonly Person[],
  event: DiplomaticEvent | undefined,
  facts: PageFacts = {},
  failed: string[] = [],
): Discourse {
  const participants = (event?.participants ?? []).flatMap((name) => people.filter((person) => person.name === name));
  const mentions = people
    .flatMap((person) => person.mentions.map((span) => ({ person, span })))
    .sort((a, b) => a.span.start - b.span.start);
  shareOfficesOfPeers(people, mentions);
  const isSideLed = participants.length > 1 && SIDE_LED.test(document.text.slice(0, LEAD_LENGTH));
  const tokens = [...people].reverse().flatMap((person) => person.nameTokens.map((token) => [token, person] as const));
  return {
    document,
    people,
    participants,
    allParticipants: participants,
    mentions,
    byNameToken: new Map(tokens),
    issuer: event?.issuer && canonicalName(event.issuer),
    author: findAuthor(document, people, event?.issuer, facts),
    isSideLed,
    sides: isSideLed ? [] : findConsultationParties(document),
    salientPerson: participants[0],
    lastSpeakers: [],
    lastSentence: 0,
    lastSingleSpeaker: undefined,
    lastCueEnd: 0,
    isLastSide: false,
    lastGroup: [],
    knownRoles: [],
    failed,
  };
}

/**
 * Updates the discourse with the speakers of an attribution. `stranger` is a speaker who is not one of the known
 * persons.
 */
export function remember(
  discourse: Discourse,
  speakers: readonly string[],
  candidate: AttributionCandidate,
  stranger: Person | undefined,
): void {
  discourse.lastSpeakers = speakers;
  discourse.isLastSide = isSide(candidate, discourse);
  discourse.lastSentence = discourse.document.sentences[candidate.sentence]?.start ?? 0;
  const person = speakers.length === 1 ? discourse.people.find(({ name }) => name === speakers[0]) : undefined;
  if (person !== undefined || speakers.length > 1) {
    discourse.lastSingleSpeaker = person?.name;
    discourse.lastCueEnd = candidate.cue?.end ?? discourse.lastCueEnd;
  }
  if (speakers.length > 1) discourse.lastGroup = speakers;
  else discourse.salientPerson = person ?? stranger ?? discourse.salientPerson;
}

/** Returns whether the source of an attribution is a side ("The Chilean side"), to which "it" can then refer. */
function isSide({ sources }: AttributionCandidate, { document }: Discourse): boolean {
  const last = sources[0] === undefined ? undefined : document.tokensIn(sources[0]).at(-1);
  return SIDES.test(last?.lower ?? "");
}

/**
 * Makes all parties the last speakers if several of the parties were the last speakers. A readout often opens with some
 * of the parties meeting the others, and "they" then refers to all of them.
 */
export function widenToAllParties(discourse: Discourse): void {
  const parties = partiesOf(discourse);
  if (discourse.lastSpeakers.length > 1 && discourse.lastSpeakers.every((name) => parties.includes(name)))
    discourse.lastSpeakers = parties;
}

/** Returns, for each sentence, the first person whom it names, or undefined. */
export function subjectsOf(sentences: readonly Sentence[], mentions: readonly PersonMention[]): (Person | undefined)[] {
  let next = 0;
  return sentences.map((sentence) => {
    while (next < mentions.length && (mentions[next]?.span.start ?? 0) < sentence.start) next++;
    const mention = mentions[next];
    return mention !== undefined && mention.span.start < sentence.end ? mention.person : undefined;
  });
}

/** Returns the mentions inside a span, in text order. */
export function mentionsIn(mentions: readonly PersonMention[], { start, end }: Span): PersonMention[] {
  const found: PersonMention[] = [];
  for (let at = firstMention(mentions, start); at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention === undefined || mention.span.end > end) break;
    found.push(mention);
  }
  return found;
}

/** Returns the index of the first mention that begins at `start` or later. */
export function firstMention(mentions: readonly PersonMention[], start: number): number {
  return firstIndexWhere(0, mentions.length, (index) => (mentions[index]?.span.start ?? 0) >= start);
}

/** Returns the names of all parties of the event, including the author. */
export function partiesOf({ participants, author }: Discourse): string[] {
  const names = participants.map((person) => person.name);
  return author === undefined || names.includes(author) ? names : [...names, author];
}

/** Returns whether a name belongs to a person of the text. */
export function isKnownPerson(name: string | undefined, { people, author, salientPerson }: Discourse): boolean {
  return name === author || name === salientPerson?.name || people.some((person) => person.name === name);
}

/** Returns a copy of the list, or undefined if the list is empty, so that the next resolver is tried. */
export function undefinedIfEmpty<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

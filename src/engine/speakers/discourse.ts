import type { DiplomaticEvent } from "../analysis.ts";
import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";
import { firstIndexWhere } from "../binary-search.ts";
import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { findConsultationParties } from "../entities/consultation-parties.ts";
import { findAuthor } from "../entities/first-person-author.ts";
import type { Person } from "../entities/person.ts";
import { canonicalName } from "../entities/preferred-country-name.ts";
import type { PageFacts } from "../page-facts.ts";
import type { Span } from "../span.ts";

/** A person named at a place of the text. */
export interface PersonMention {
  readonly person: Person;
  readonly span: Span;
}

/** What is known of the text's persons before any speaker is resolved. */
export interface Setting {
  readonly document: Document;
  readonly people: readonly Person[];
  /** The parties of the event, the host first. */
  readonly participants: readonly Person[];
  /** The parties of all calls that the text tells of. */
  readonly allParticipants: readonly Person[];
  /** The side that issued the text, by the name that the table of countries gives it. */
  readonly issuer: string | undefined;
  /** The "I" who writes, when a readout is written so. */
  readonly author: string | undefined;
  /** All mentions, in text order. */
  readonly mentions: readonly PersonMention[];
  readonly byNameToken: ReadonlyMap<string, Person>;
  /** The states that consult each other, when the event is one of states ("political consultations"). */
  readonly sides: readonly string[];
}

/** Who has been spoken of so far, as one reads on. */
export interface Discourse extends Setting {
  /** The parties of the call or meeting that is told of here: all, or a host and one of several guests. */
  participants: readonly Person[];
  /** Whoever the last sentence was about. */
  salientPerson: Person | undefined;
  /** The speakers of the last attribution, and where its sentence begins. */
  lastSpeakers: readonly string[];
  lastSentence: number;
  /** The last person who spoke alone, and where that cue ends. */
  lastSingleSpeaker: string | undefined;
  lastCueEnd: number;
  /** The last attribution with several speakers. */
  lastGroup: readonly string[];
  /** Unnamed spokespersons by their fullest role. */
  readonly knownRoles: string[];
  /** The ids of resolvers that threw. */
  readonly failed: string[];
}

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
    sides: findConsultationParties(document),
    salientPerson: participants[0],
    lastSpeakers: [],
    lastSentence: 0,
    lastSingleSpeaker: undefined,
    lastCueEnd: 0,
    lastGroup: [],
    knownRoles: [],
    failed,
  };
}

/** Notes who spoke in an attribution, for what follows it. */
export function remember(
  discourse: Discourse,
  speakers: readonly string[],
  candidate: AttributionCandidate,
  stranger: Person | undefined,
): void {
  discourse.lastSpeakers = speakers;
  discourse.lastSentence = discourse.document.sentences[candidate.sentence]?.start ?? 0;
  const person = speakers.length === 1 ? discourse.people.find(({ name }) => name === speakers[0]) : undefined;
  if (person !== undefined || speakers.length > 1) {
    discourse.lastSingleSpeaker = person?.name;
    discourse.lastCueEnd = candidate.cue?.end ?? discourse.lastCueEnd;
  }
  if (speakers.length > 1) discourse.lastGroup = speakers;
  else discourse.salientPerson = person ?? stranger ?? discourse.salientPerson;
}

/** Where some of the parties open the readout by meeting the rest, "they" who speak next are all of them. */
export function widenToAllParties(discourse: Discourse): void {
  const parties = partiesOf(discourse);
  if (discourse.lastSpeakers.length > 1 && discourse.lastSpeakers.every((name) => parties.includes(name)))
    discourse.lastSpeakers = parties;
}

/** Returns the first person that each sentence names. */
export function subjectsOf(sentences: readonly Sentence[], mentions: readonly PersonMention[]): (Person | undefined)[] {
  let next = 0;
  return sentences.map((sentence) => {
    while (next < mentions.length && (mentions[next]?.span.start ?? 0) < sentence.start) next++;
    const mention = mentions[next];
    return mention !== undefined && mention.span.start < sentence.end ? mention.person : undefined;
  });
}

/** Returns the mentions that lie in a span, in text order. */
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

/** Returns the names of all parties of the event, the writer among them. */
export function partiesOf({ participants, author }: Discourse): string[] {
  const names = participants.map((person) => person.name);
  return author === undefined || names.includes(author) ? names : [...names, author];
}

/** Returns whether a name is that of a person of the text. */
export function isPerson(name: string | undefined, { people, author, salientPerson }: Discourse): boolean {
  return name === author || name === salientPerson?.name || people.some((person) => person.name === name);
}

/** Returns the list, or undefined where it is empty, so that the next resolver is asked. */
export function orNone<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { countriesIn } from "../entities/countries-in-text.ts";
import { isFirstPerson } from "../entities/first-person-author.ts";
import type { Person } from "../entities/person.ts";
import {
  AND_I,
  FRONTED,
  JOINING,
  LABELLED_LINE,
  MET_BEFORE,
  PARTY_PREPOSITION,
  PLACE_AND_DASH,
  SEVERAL_CALLS,
  TOPIC,
} from "../languages/en/event-kind-patterns.ts";
import { SIDE_LED } from "../languages/en/speaker-patterns.ts";
import type { PageFacts } from "../page-facts.ts";
import { kindIn } from "./event-kind.ts";
import { findFurtherPartners } from "./further-meetings.ts";

/** Number of sentences in which participants are searched: the headline and the beginning of the body. */
const LEAD_SENTENCES = 6;
/** Maximum number of participants. A longer list of names is not a list of participants. */
const MAX_PARTICIPANTS = 12;
/** Length of the part that says who leads the sides, in UTF-16 units. The parties of such talks are their leaders. */
const LEADS_LENGTH = 1_500;
/** Number of UTF-16 units that a sentence of the body has at least, unlike most headlines. */
const LEAST_BODY_LENGTH = 100;
/** Number of sentences in which further participants are searched. */
const LISTING_SENTENCES = 15;
/** Number of sentences from the lead on that can announce further calls or meetings. */
const ANNOUNCING_SENTENCES = 3;

/**
 * Returns the participants of the event, the host first: the persons named in the lead. A group or several calls that
 * the lead announces ("with several leaders") are replaced by the persons named later. Persons who are only mentioned
 * are not included.
 */
export function findParticipants(
  document: Document,
  lead: Sentence,
  people: readonly Person[],
  _facts: PageFacts,
): readonly Person[] {
  const named = findNamed(document, lead, people);
  const participants = unfoldCalls(document, lead, unfoldGroup(document, named, people), people);
  if (SIDE_LED.test(document.text.slice(0, LEADS_LENGTH))) return participants;
  const partners = findFurtherPartners(document, lead, participants, people.filter(isPrincipal));
  return unique([...participants, ...partners]).slice(0, MAX_PARTICIPANTS);
}

/** Returns the lead: the first sentence of the body that reports an event, or the first sentence. */
export function findLead({ text, sentences }: Document, people: readonly Person[]): Sentence | undefined {
  const first = sentences.slice(0, LEAD_SENTENCES + 6);
  const isNote = ({ start, end }: Sentence) =>
    /[([]/.test(text.charAt(start)) && /[)\]]\.?$/.test(text.slice(start, end).trimEnd());
  const isLabelled = ({ start, end }: Sentence) => LABELLED_LINE.test(text.slice(start, end));
  const isBody = ({ paragraph, start, end }: Sentence) => paragraph > 0 || isOpeningOfBody(text.slice(start, end));
  const isListItem = ({ start }: Sentence) => /[•▪◦■●·*]/.test(text.charAt(start));
  const body = first.filter(
    (sentence) => isBody(sentence) && !isNote(sentence) && !isListItem(sentence) && !isLabelled(sentence),
  );
  const reporting = body.find(
    (sentence) => kindIn(text.slice(sentence.start, sentence.end)) !== undefined && sentence.end - sentence.start > 40,
  );
  // The sentence that names the parties may not name the event ("A briefed B on ..."), and vice versa.
  const naming = body
    .slice(0, reporting === undefined ? LEAD_SENTENCES : body.indexOf(reporting))
    .find(({ start, end }) => within(people, start, end).length >= 2);
  const isNameless = reporting !== undefined && within(people, reporting.start, reporting.end).length < 2;
  return (isNameless ? naming : undefined) ?? reporting ?? body[0] ?? first[0];
}

/**
 * Returns whether the first sentence of a text belongs to its body, because the text has no headline: a sentence after a
 * place and a dash.
 */
function isOpeningOfBody(sentence: string): boolean {
  return sentence.length > LEAST_BODY_LENGTH && PLACE_AND_DASH.test(sentence) && /[.”"]$/.test(sentence);
}

/**
 * Returns the persons named in the lead before its topic. If there are fewer than two, adds those of the headline and
 * then the first ones in the text.
 */
function findNamed({ text, sentences }: Document, lead: Sentence, people: readonly Person[]): Person[] {
  const body = text.slice(lead.start, lead.end);
  const headline = sentences[0]?.paragraph === 0 ? sentences[0] : undefined;
  const topic = TOPIC.exec(body)?.index ?? body.length;
  const inLead = within(people, lead.start, lead.start + topic);
  const start = headline?.start ?? 0;
  const found =
    inLead.length >= 2
      ? inLead
      : unique([...inLead, ...within(people, start, headline?.end ?? 0), ...within(people, lead.start, lead.end)]);
  const enough =
    found.length >= 2
      ? found
      : (listedIn(people, sentences.slice(0, LEAD_SENTENCES), found) ??
        unique([
          ...found,
          ...people.filter((person) => isPrincipal(person) && (person.mentions[0]?.start ?? 0) < lead.end + 1_500),
        ]).slice(0, 2));
  return hostFirst(enough, text, lead).slice(0, MAX_PARTICIPANTS);
}

/**
 * Moves the host to the front if the guest precedes the subject: "In a call with the President of Chile, Diego Rojas,
 * Prime Minister Lund".
 */
function hostFirst(parties: Person[], text: string, lead: Sentence): Person[] {
  const body = text.slice(lead.start, lead.end);
  const [first, second] = parties;
  if (first === undefined || second === undefined || parties.length > 2) return parties;
  const at = first.mentions.find(({ start }) => start >= lead.start && start < lead.end)?.start;
  const next = second.mentions.find(({ start }) => start >= (at ?? 0) && start < lead.end)?.start;
  if (at === undefined || next === undefined) return parties;
  const front = body.slice(0, at - lead.start);
  const isFronted = !front.includes(",") && FRONTED.test(front) && PARTY_PREPOSITION.test(front);
  return isFronted && text.slice(at, next).includes(",") ? [second, first] : parties;
}

/** Returns the persons of the first sentence that names at least three, including all that were found in the lead. */
function listedIn(
  people: readonly Person[],
  sentences: readonly Sentence[],
  found: readonly Person[],
): Person[] | undefined {
  const lists = sentences.map((sentence) => within(people, sentence.start, sentence.end));
  return lists.find((list) => list.length >= 3 && found.every((person) => list.includes(person)));
}

/** Replaces a group in the lead ("partners") with the persons who are reported to have joined. */
function unfoldGroup(
  document: Document,
  participants: readonly Person[],
  people: readonly Person[],
): readonly Person[] {
  const { text, sentences } = document;
  if (!participants.some(({ titles }) => titles.has("group"))) return participants;
  const named = participants.filter(({ titles }) => !titles.has("group"));
  for (const sentence of sentences.slice(0, LISTING_SENTENCES)) {
    if (!JOINING.test(text.slice(sentence.start, sentence.end))) continue;
    const list = within(people, sentence.start, sentence.end).filter((person) => !participants.includes(person));
    if (list.length >= 3) return [...named, ...list].slice(0, MAX_PARTICIPANTS);
  }
  return ofGroupsStates(document, participants, named, people) ?? participants;
}

/**
 * Replaces a group with the persons of its states whom the text names later ("my counterparts from Norway and Chile").
 */
function ofGroupsStates(
  document: Document,
  participants: readonly Person[],
  named: readonly Person[],
  people: readonly Person[],
): readonly Person[] | undefined {
  const group = participants.find(({ titles }) => titles.has("group"))?.mentions[0];
  const sentence = group && document.sentences.findLast(({ start }) => start <= group.start);
  if (group === undefined || sentence === undefined) return undefined;
  const states = new Set(countriesIn(document, sentence).map(({ name }) => name));
  const members = people.filter(
    (person) => person.nameTokens.length > 0 && (states.has(person.country ?? "") || isBesideAuthor(document, person)),
  );
  const isWhole = members.length >= 2 && members.length >= states.size - 1;
  return isWhole ? unique([...named, ...members]).slice(0, MAX_PARTICIPANTS) : undefined;
}

/**
 * Adds the guests of several calls or meetings that the lead announces without naming them all. In a first-person text,
 * adds the persons whom the author met.
 */
function unfoldCalls(
  document: Document,
  lead: Sentence,
  participants: readonly Person[],
  people: readonly Person[],
): readonly Person[] {
  const { text, sentences } = document;
  const next = sentences[sentences.indexOf(lead) + ANNOUNCING_SENTENCES];
  const body = text.slice(lead.start, next?.start ?? lead.end);
  if (!SEVERAL_CALLS.test(body) && !SEVERAL_CALLS.test(document.headline) && !isFirstPerson(text)) return participants;
  const met = sentences.slice(0, LISTING_SENTENCES).flatMap((sentence) => metIn(text, sentence, people));
  return unique([...participants, ...met]).slice(0, MAX_PARTICIPANTS);
}

/**
 * Returns the persons whom a sentence reports as called or met: those named after a word for the conversation and
 * "with", "to" or "from".
 */
function metIn(text: string, { start, end }: Sentence, people: readonly Person[]): Person[] {
  return within(people, start, end).filter(({ mentions, nameTokens }) => {
    const mention = mentions.find((span) => span.start >= start && span.start < end);
    return (
      nameTokens.length > 0 &&
      mention !== undefined &&
      (MET_BEFORE.test(text.slice(Math.max(start, mention.start - 160), mention.start)) ||
        AND_I.test(text.slice(mention.end, mention.end + 8)))
    );
  });
}

/** Offices that make a spokesperson a participant ("Spokesperson and Chief Adviser to the President"). */
const OWN_RANK = ["adviser", "advisor", "ambassador", "envoy"];

/** Returns whether a person can be a participant. A spokesperson who only publishes the text cannot. */
function isPrincipal({ titles }: Person): boolean {
  const speaks = ["spokesperson", "spokesman", "spokeswoman"].some((title) => titles.has(title));
  return !speaks || OWN_RANK.some((title) => titles.has(title));
}

const isBesideAuthor = ({ text }: Document, { mentions }: Person): boolean =>
  mentions.some(({ end }) => AND_I.test(text.slice(end, end + 8)));

function within(people: readonly Person[], start: number, end: number): Person[] {
  const firsts = people.filter(isPrincipal).flatMap((person) => {
    const mention = person.mentions.find((span) => span.start >= start && span.start < end);
    return mention === undefined ? [] : [{ person, at: mention.start }];
  });
  return firsts.sort((a, b) => a.at - b.at).map(({ person }) => person);
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

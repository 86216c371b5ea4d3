import type { DiplomaticEvent } from "../analysis.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { detectIssuer } from "../entities/detect-issuer.ts";
import { findAuthor } from "../entities/first-person-author.ts";
import { preferredName } from "../entities/preferred-country-name.ts";
import type { Person } from "../entities/recognize-people.ts";
import { findUnnamedOfficials } from "../entities/unnamed-officials.ts";
import { STATES_WITH_ARTICLE } from "../languages/en/heads-of-government.ts";
import { BEFORE_OFFICE, OF_OWN_STATE, SINGLE_OFFICES } from "../languages/en/own-office.ts";
import type { PageFacts } from "../page-facts.ts";
import { type EventDay, findEventDay } from "./event-day.ts";
import { eventKindOf, kindIn } from "./event-kind.ts";

const SINGLE: ReadonlySet<string> = new Set(SINGLE_OFFICES);
const WITH_ARTICLE: ReadonlySet<string> = new Set(STATES_WITH_ARTICLE);

/** Sentences in which the event is looked for: the headline, and what leads the body. */
const LEAD = 6;
/** More than a large summit's table has seats for at once; a longer list is no list of parties. */
const MOST_PARTIES = 12;
/** Sentences in which those who joined are looked for. */
const LISTING_SENTENCES = 15;
/** Where the lead turns from who met to what about; names after it are topics. */
const TOPIC =
  /\b(?:to (?:discuss|review|reaffirm|talk|exchange|mark|follow|congratulate|address)|about|regarding|concerning|during which|in which|where they|on the (?:sidelines|margins)|in the presence of|accompanied by|attended by|in attendance|at the invitation of)\b/u;

/** The event that the text tells of, if its headline or lead names one. */
export function detectEvent(
  text: string,
  sentences: readonly Sentence[],
  people: Person[],
  title?: string,
  facts: PageFacts = {},
): DiplomaticEvent | undefined {
  const lead = findLead(text, sentences);
  if (lead === undefined) return undefined;
  const headline = title ?? text.slice(sentences[0]?.start ?? 0, sentences[0]?.end ?? 0);
  const body = text.slice(lead.start, lead.end);
  const kind = eventKindOf(headline, body);
  people.push(...findUnnamedOfficials(text, lead, people));
  const participants = unfoldGroup(
    findParticipants(people, sentences, lead, text),
    people,
    text,
    sentences.slice(0, LISTING_SENTENCES),
  );
  const issuer = detectIssuer(text, sentences, participants, facts);
  for (const person of participants) nameByOffice(person, text, issuer);
  const author = findAuthor(text, participants, issuer);
  const names = participants.map((person) => person.name);
  if (author !== undefined && author !== issuer) names.unshift(author);
  if (kind === undefined && names.length < 2) return undefined;
  return {
    kind: kind ?? "other",
    participants: names,
    issuer: issuer && preferredName(text, issuer),
    ...withoutMissing(findEventDay(text, headline, lead, sentences, facts)),
  };
}

/** A day that is not known leaves no field. */
function withoutMissing({ date, day, dayFrom }: EventDay): Pick<DiplomaticEvent, "date" | "day" | "dayFrom"> {
  return { date, ...(day !== undefined && { day }), ...(dayFrom !== undefined && { dayFrom }) };
}

/** An office that a state has one of, without what it is called by beside the state's name; undefined for any other words. */
function singleOffice(name: string): string | undefined {
  const office = name.replace(BEFORE_OFFICE, "").replace(OF_OWN_STATE, "");
  const head = office.split(/ (?:of|for) /)[0]?.split(" ") ?? [];
  const isOffice = SINGLE.has(head.at(-1) ?? "") && head.length <= 4 && head.every((word) => /^\p{Lu}/u.test(word));
  return isOffice ? office : undefined;
}

/** A holder of an office of the issuer whom the text never names goes by office and state ("Prime Minister of Norway"). */
function nameByOffice(person: Person, text: string, issuer: string | undefined): void {
  if (issuer === undefined || person.nameTokens.length > 0 || person.titles.has("group")) return;
  const office = singleOffice(person.name);
  if (office === undefined || (person.country !== undefined && person.country !== issuer)) return;
  const place = preferredName(text, issuer);
  person.name = `${office} of ${WITH_ARTICLE.has(issuer) ? "the " : ""}${place}`;
}

/** The first sentence of the body that tells of an event, or simply the first. */
function findLead(text: string, sentences: readonly Sentence[]): Sentence | undefined {
  const first = sentences.slice(0, LEAD + 6);
  const body = first.filter((sentence) => sentence.paragraph > 0);
  return (
    body.find(
      (sentence) =>
        kindIn(text.slice(sentence.start, sentence.end)) !== undefined && sentence.end - sentence.start > 40,
    ) ??
    body[0] ??
    first[0]
  );
}

/** Those named in the lead before its topic; failing two, those of the headline, then whoever the text names first. */
function findParticipants(
  people: readonly Person[],
  sentences: readonly Sentence[],
  lead: Sentence,
  text: string,
): Person[] {
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
      : (listedIn(people, sentences.slice(0, LEAD), found) ??
        unique([
          ...found,
          ...people.filter((person) => isPrincipal(person) && (person.mentions[0]?.start ?? 0) < lead.end + 1_500),
        ]).slice(0, 2));
  return hostFirst(enough, text, lead).slice(0, MOST_PARTIES);
}

/** "In a call with the President of Chile, Diego Rojas, Prime Minister Lund": the subject, not the partner, comes first. */
function hostFirst(parties: Person[], text: string, lead: Sentence): Person[] {
  const body = text.slice(lead.start, lead.end);
  const [first, second] = parties;
  if (first === undefined || second === undefined || parties.length > 2) return parties;
  const at = first.mentions.find(({ start }) => start >= lead.start && start < lead.end)?.start;
  const next = second.mentions.find(({ start }) => start >= (at ?? 0) && start < lead.end)?.start;
  if (at === undefined || next === undefined) return parties;
  const front = body.slice(0, at - lead.start);
  const isFronted = !front.includes(",") && FRONTED.test(front) && /\b(?:with|from|by)\b/u.test(front);
  return isFronted && text.slice(at, next).includes(",") ? [second, first] : parties;
}

const FRONTED = /^(?:In|During|At|Following|After|Upon)\b/u;

/** The first sentence that names three or more, all of them a party when the lead itself names too few. */
function listedIn(
  people: readonly Person[],
  sentences: readonly Sentence[],
  found: readonly Person[],
): Person[] | undefined {
  const lists = sentences.map((sentence) => within(people, sentence.start, sentence.end));
  return lists.find((list) => list.length >= 3 && found.every((person) => list.includes(person)));
}

/** "Joining her on the call were ...": the sentence that tells who the unnamed many of the lead were. */
const JOINING = /\b(?:join(?:ed|ing)|participa(?:ted|ting|nts)|attend(?:ed|ing|ees)|took part|taking part)\b/iu;

/** The parties, with a group of the lead ("partners") given by the names of those who are said to have joined. */
function unfoldGroup(
  participants: readonly Person[],
  people: readonly Person[],
  text: string,
  sentences: readonly Sentence[],
): readonly Person[] {
  if (!participants.some(({ titles }) => titles.has("group"))) return participants;
  const named = participants.filter(({ titles }) => !titles.has("group"));
  for (const sentence of sentences) {
    if (!JOINING.test(text.slice(sentence.start, sentence.end))) continue;
    const list = within(people, sentence.start, sentence.end).filter((person) => !participants.includes(person));
    if (list.length >= 3) return [...named, ...list].slice(0, MOST_PARTIES);
  }
  return participants;
}

/** Offices that make a spokesperson a party as well ("Spokesperson and Chief Adviser to the President"). */
const OWN_RANK = ["adviser", "advisor", "ambassador", "envoy"];

/** Whoever only hands the text out is no party to the event. */
function isPrincipal({ titles }: Person): boolean {
  const speaks = ["spokesperson", "spokesman", "spokeswoman"].some((title) => titles.has(title));
  return !speaks || OWN_RANK.some((title) => titles.has(title));
}

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

import type { DiplomaticEvent } from "../analysis.ts";
import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { detectIssuer } from "../entities/detect-issuer.ts";
import { findAuthor } from "../entities/first-person-author.ts";
import type { Person } from "../entities/person.ts";
import { preferredName } from "../entities/preferred-country-name.ts";
import { findUnnamedOfficials } from "../entities/unnamed-officials.ts";
import { OFFICE_SEPARATOR } from "../languages/en/event-patterns.ts";
import { STATES_WITH_ARTICLE } from "../languages/en/heads-of-government.ts";
import { BEFORE_OFFICE, OF_OWN_STATE, SINGLE_OFFICES } from "../languages/en/own-office.ts";
import type { PageFacts } from "../page-facts.ts";
import { type EventDay, findEventDay } from "./event-day.ts";
import { eventKindOf, kindIn } from "./event-kind.ts";
import { findLead, findParticipants } from "./event-participants.ts";

const SINGLE: ReadonlySet<string> = new Set(SINGLE_OFFICES);
const WITH_ARTICLE: ReadonlySet<string> = new Set(STATES_WITH_ARTICLE);

/**
 * Returns the event that the text reports, or undefined if neither headline nor lead names one. Adds unnamed officials
 * to `people`.
 */
export function detectEvent(document: Document, people: Person[], facts: PageFacts = {}): DiplomaticEvent | undefined {
  const { text, sentences, headline } = document;
  const lead = findLead(document, people);
  if (lead === undefined) return undefined;
  const body = text.slice(lead.start, lead.end);
  const kind = eventKindOf(
    headline,
    kindIn(body) === undefined ? `${body} ${sentenceAfter(text, sentences, lead)}` : body,
  );
  people.push(...findUnnamedOfficials(document, lead, people));
  const participants = findParticipants(document, lead, people, facts);
  const issuer = detectIssuer(document, participants, facts, people);
  for (const person of participants) nameByOffice(person, text, issuer);
  const author = findAuthor(document, people, issuer, facts);
  const others = participants.map((person) => person.name).filter((name) => name !== author);
  const names = author === undefined || author === issuer ? others : [author, ...others];
  if (kind === undefined && names.length < 2) return undefined;
  return {
    kind: kind ?? "other",
    participants: names,
    issuer: issuer && preferredName(text, issuer),
    ...withoutMissing(findEventDay(text, headline, lead, sentences, facts)),
    ...(facts.publishedAt !== undefined && { publishedAt: facts.publishedAt }),
  };
}

function sentenceAfter(text: string, sentences: readonly Sentence[], sentence: Sentence): string {
  const next = sentences[sentences.indexOf(sentence) + 1];
  return next === undefined ? "" : text.slice(next.start, next.end);
}

/** Omits the fields whose values are unknown. */
function withoutMissing({ date, day, dayFrom }: EventDay): Pick<DiplomaticEvent, "date" | "day" | "dayFrom"> {
  return { date, ...(day !== undefined && { day }), ...(dayFrom !== undefined && { dayFrom }) };
}

/**
 * Returns the office if a state has only one of it, without additions such as "new" or "of the Republic". Returns
 * undefined for any other name.
 */
function singleOffice(name: string): string | undefined {
  const office = name.replace(BEFORE_OFFICE, "").replace(OF_OWN_STATE, "");
  const head = office.split(OFFICE_SEPARATOR)[0]?.split(" ") ?? [];
  const isOffice = SINGLE.has(head.at(-1) ?? "") && head.length <= 4 && head.every((word) => /^\p{Lu}/u.test(word));
  return isOffice ? office : undefined;
}

/** Names an unnamed holder of an office of the issuer after office and state ("Prime Minister of Norway"). */
function nameByOffice(person: Person, text: string, issuer: string | undefined): void {
  if (issuer === undefined || person.nameTokens.length > 0 || person.titles.has("group")) return;
  const office = singleOffice(person.name);
  if (office === undefined || (person.country !== undefined && person.country !== issuer)) return;
  const place = preferredName(text, issuer);
  person.country = issuer;
  person.name = `${office} of ${WITH_ARTICLE.has(issuer) ? "the " : ""}${place}`;
}

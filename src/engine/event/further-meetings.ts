import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import type { Person } from "../entities/person.ts";
import { VISIT_WORDS } from "../languages/en/event-kind-patterns.ts";
import {
  ADDED_MEETING,
  AND_TITLE,
  ANOTHER_TIME_OR_PLACE,
  BEFORE_THE_EVENT,
  BY_VISITOR,
  IN_MEETING_WITH,
  MEETING_VERB,
  NOT_IN_TITLE,
} from "../languages/en/further-meeting-patterns.ts";

/** Number of sentences in which further meetings are searched. */
const SEARCHED_SENTENCES = 40;
/** Number of UTF-16 units between the verb and the name of the partner, which titles can fill. */
const MAX_TITLE_LENGTH = 160;
/** Number of UTF-16 units around the verb in which "also" and the like are searched. */
const NEAR = 24;

/**
 * Returns the partners of the meetings that a text reports after the one in its lead: "Later, Minister Lund also called
 * on President Rojas", "In Suva, she met ...", "In her meeting with ...". Meetings in quotations and before the event
 * are not included, nor those of others than the participants.
 */
export function findFurtherPartners(
  { text, sentences }: Document,
  lead: Sentence,
  participants: readonly Person[],
  people: readonly Person[],
): Person[] {
  const known = new Set(participants);
  const isVisit = VISIT_WORDS.test(text.slice(lead.start, lead.end));
  for (const { start, end } of sentences.slice(sentences.indexOf(lead) + 1, SEARCHED_SENTENCES)) {
    const words = text.slice(start, end);
    if (/^["“«„'‘]/u.test(words)) continue;
    const isOfVisit = isVisit && BY_VISITOR.test(words);
    for (const partner of partnersIn(words, start, known, people, isOfVisit)) known.add(partner);
  }
  return [...known].filter((person) => !participants.includes(person));
}

/** Returns the partners of a further meeting in one sentence. In the account of a visit, it needs no "also". */
function partnersIn(
  words: string,
  start: number,
  known: ReadonlySet<Person>,
  people: readonly Person[],
  isOfVisit: boolean,
): readonly Person[] {
  const noun = IN_MEETING_WITH.exec(words);
  if (noun !== null) return namedAfter(words, start, noun[0].length, people);
  const verb = MEETING_VERB.exec(words);
  if (verb === null || !(isOfVisit || isFurther(words, verb))) return [];
  const subject = people.find((person) => isNamedIn(person, start, start + verb.index));
  const objects = namedAfter(words, start, verb.index + verb[0].length, people);
  if (subject === undefined || known.has(subject)) return objects;
  return objects.every((object) => known.has(object)) ? [subject] : [];
}

/** Returns whether the sentence adds a meeting to the ones before. */
function isFurther(words: string, verb: RegExpExecArray): boolean {
  if (BEFORE_THE_EVENT.test(words.slice(0, verb.index))) return false;
  const near = words.slice(Math.max(0, verb.index - NEAR), verb.index + verb[0].length + NEAR);
  return ADDED_MEETING.test(near) || ANOTHER_TIME_OR_PLACE.test(words);
}

/** Returns the persons whose titles and names follow directly, joined by "and" if there are several. */
function namedAfter(words: string, start: number, from: number, people: readonly Person[]): Person[] {
  const mentions = people
    .filter(({ nameTokens }) => nameTokens.length > 0)
    .flatMap((person) => {
      const mention = person.mentions.find((span) => span.start >= start + from && span.end <= start + words.length);
      return mention === undefined ? [] : [{ person, ...mention }];
    })
    .sort((a, b) => a.start - b.start);
  const named: Person[] = [];
  let at = from;
  for (const mention of mentions) {
    const between = words.slice(at, mention.start - start);
    if (between.length > MAX_TITLE_LENGTH || NOT_IN_TITLE.test(between)) break;
    if (named.length > 0 && !AND_TITLE.test(between)) break;
    named.push(mention.person);
    at = mention.end - start;
  }
  return named;
}

function isNamedIn({ mentions, nameTokens }: Person, start: number, end: number): boolean {
  return nameTokens.length > 0 && mentions.some((span) => span.start >= start && span.start < end);
}

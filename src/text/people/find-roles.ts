import type { Sentence } from "../find-sentences.ts";
import { EVENT_VERBS } from "../lexicon/event-verbs.ts";
import {
  isHonorific,
  isOffice,
  isPartyNoun,
  isTitleWord,
  partyStrength,
  phraseEnd,
  subjectBefore,
} from "../rules/find-phrase.ts";
import type { Span } from "../span.ts";
import { findWords, isCapital, isPreposition, lowerAt, type Stretch, spanOf, type Word } from "../words.ts";
import { type Person, titlesIn } from "./find-people.ts";
import { polityAt } from "./find-polity.ts";

const EVENTS: ReadonlySet<string> = new Set(EVENT_VERBS);

/** The parties of the lead that bear an office but no name anywhere ("The Prime Minister spoke to ..."), as persons called by it. */
export function findRoles(text: string, lead: Sentence, people: readonly Person[]): Person[] {
  const words = findWords(text, lead, lead.quotations);
  for (let at = 1; at < Math.min(words.length, 40); at++) {
    if (!EVENTS.has(lowerAt(words, at)) || isCapital(words[at])) continue;
    const subject = subjectBefore(words, at, 0);
    if (subject === undefined || subject === "shared") continue;
    const parties = [subject, ...partnersAfter(words, at)];
    return parties.flatMap((party) => roleOf(text, words, party, people) ?? []);
  }
  return [];
}

/** "with NP", "to NP", "from NP", or the object itself. */
function partnersAfter(words: readonly Word[], verb: number): Stretch[] {
  for (let at = verb + 1; at < Math.min(words.length, verb + 14); at++) {
    const direct = at === verb + 1 && isTitleStart(words, at);
    if (!direct && !/^(?:with|to|from)$/.test(lowerAt(words, at))) continue;
    const start = direct ? at : at + 1;
    const end = phraseEnd(words, start, words.length);
    if (end > start && partyStrength(words, { start, end }) >= 0.9) return [{ start, end }];
  }
  return [];
}

function isTitleStart(words: readonly Word[], at: number): boolean {
  return isTitleWord(words[at]) || (lowerAt(words, at) === "the" && isTitleWord(words[at + 1]));
}

function roleOf(text: string, words: readonly Word[], party: Stretch, people: readonly Person[]): Person | undefined {
  const part = words.slice(party.start, party.end);
  const titles = titlesIn(part);
  const group = groupOf(text, words, party, people);
  if (group !== undefined) return group;
  if (
    !isOffice(headOf(part)) ||
    PLACES.test(headOf(part)?.lower ?? "") ||
    /s$/.test(part.filter(isOffice).at(-1)?.lower ?? "s")
  )
    return undefined;
  if (reachesName(words, party.end, people)) return undefined;
  const span = spanOf(words, party);
  const polity = polityAt(part, 0, part.length)?.name;
  if (
    people.some((person) => person.mentions.some((mention) => mention.start >= span.start && mention.end <= span.end))
  )
    return undefined;
  const holder = people.find((person) => holds(person, titles, polity));
  if (holder !== undefined) {
    addMention(holder, span, words);
    return undefined;
  }
  const name = nameOf(text, span);
  return { name, parts: [], titles: new Set(titles), polity, gender: undefined, mentions: [span] };
}

/** Institutions that are gone to ("welcomed her to Parliament"), not met. */
const PLACES =
  /^(?:parliament|senate|congress|embassy|ministry|presidency|secretariat|department|office|kremlin|pentagon)$/;

/** How far a long title may go on before its bearer's name. */
const LONG_TITLE = 20;

/** Whether the office is only the beginning of a named person's title: "Head of the Bureau | at the Chancellery of Norland Ana Lund". */
function reachesName(words: readonly Word[], from: number, people: readonly Person[]): boolean {
  const starts = new Set(people.flatMap(({ mentions }) => mentions.slice(0, 3).map(({ start }) => start)));
  for (let at = from; at < Math.min(words.length, from + LONG_TITLE); at++) {
    const word = words[at];
    if (word !== undefined && starts.has(word.start)) return true;
    if (!isCapital(word) && !/^(?:of|for|and|the|at|in|[,.()])$/.test(lowerAt(words, at))) return false;
    if (at === from && word?.text === "," && !isHonorific(words[from + 1])) return false;
  }
  return false;
}

/** "G7 Leaders", "a group of States Parties": several who are met with, none of them named. */
function groupOf(text: string, words: readonly Word[], party: Stretch, people: readonly Person[]): Person | undefined {
  const part = words.slice(party.start, party.end);
  const head = headOf(part);
  const plural =
    head !== undefined &&
    (/^(?:group|members|representatives)$/.test(head.lower) || (isPartyNoun(head) && head.lower.endsWith("s")));
  if (!plural || party.start === 0 || !part.some((word) => isCapital(word))) return undefined;
  const span = spanOf(words, party);
  if (
    people.some((person) => person.mentions.some((mention) => mention.start >= span.start && mention.end <= span.end))
  )
    return undefined;
  const states = new Set(part.flatMap((_, at) => polityAt(part, at)?.name ?? []));
  if (states.size > 1 && [...states].every((state) => people.some(({ polity }) => polity === state))) return undefined;
  const name = withoutTopic(nameOf(text, span));
  return { name, parts: [], titles: new Set(["group"]), polity: undefined, gender: undefined, mentions: [span] };
}

/** "G7 Leaders of the world's economies": the group's name alone. */
function withoutTopic(name: string): string {
  const group = name.slice(0, Math.max(0, name.indexOf(" of ", name.indexOf(" ") + 1)));
  return /^G\d+ [\p{L} ]*$/u.test(group) ? group : name;
}

/** The words of a role or group, without article and without the "headed" of "headed by". */
function nameOf(text: string, span: Span): string {
  return text
    .slice(span.start, span.end)
    .replace(/^(?:(?:this|last) (?:morning|afternoon|evening|week)|today|yesterday|tonight),? /i, "")
    .replace(/^(?:the|an?|other|his|her) /i, "")
    .replace(/ (?:headed|led|chaired)$/, "");
}

/** The last word before the first preposition. */
function headOf(words: readonly Word[]): Word | undefined {
  const cut = words.findIndex((word, at) => at > 0 && (isPreposition(word) || word.text === ","));
  return words[(cut < 0 ? words.length : cut) - 1];
}

/** The office stands for its holder, unless the lead names the holder beside it: then it is somebody else's. */
function addMention(holder: Person, span: Span, words: readonly Word[]): void {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  if (holder.mentions.some((mention) => mention.start >= start && mention.end <= end)) return;
  holder.mentions.push(span);
  holder.mentions.sort((a, b) => a.start - b.start);
}

/** Whether a named person of the text holds the office, so that no one nameless is meant. */
function holds(person: Person, titles: readonly string[], polity: string | undefined): boolean {
  const conflict = polity !== undefined && person.polity !== undefined && polity !== person.polity;
  return (
    !conflict &&
    titles
      .filter((title) => isOffice({ lower: title } as Word) || /^(?:prime|foreign|vice|deputy)$/.test(title))
      .every((title) => person.titles.has(title)) &&
    !(polity === undefined && person.polity !== undefined)
  );
}

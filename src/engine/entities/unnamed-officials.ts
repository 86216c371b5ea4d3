import { agentLikelihood } from "../attribution/agent-likelihood.ts";
import { nounPhraseEnd } from "../attribution/noun-phrase.ts";
import { isGroupNoun, isHonorific, isOfficeNoun, isOfficeTitle, isTitleWord } from "../attribution/office-words.ts";
import { findSubject } from "../attribution/subject.ts";
import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import {
  isCapitalized,
  isPreposition,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import {
  BEFORE_PARTNER,
  GROUP_OF_OFFICIALS,
  LEADING_DETERMINER,
  LEADING_TIME,
  NON_PARTY_NOUNS,
  PLACES,
  TITLE_PREFIX,
  TRAILING_LED,
} from "../languages/en/entity-patterns.ts";
import { EVENT_VERBS } from "../languages/en/event-verbs.ts";
import { HEAD_OF_STATE } from "../languages/en/own-office.ts";
import { HEADS_OF_STATE, PART_OF_LONG_TITLE } from "../languages/en/speaker-patterns.ts";
import type { Span } from "../span.ts";
import { matchCountryAt } from "./match-country.ts";
import type { Person } from "./person.ts";
import { titlesOf } from "./titles-of-phrase.ts";

const EVENTS: ReadonlySet<string> = new Set(EVENT_VERBS);

/**
 * Returns the parties in the lead that have an office but no name anywhere in the text ("The Prime Minister spoke to
 * ..."), as persons named after the office.
 */
export function findUnnamedOfficials(document: Document, lead: Sentence, people: readonly Person[]): Person[] {
  const { text } = document;
  const words = document.tokensOf(lead);
  for (let at = 1; at < Math.min(words.length, 40); at++) {
    if (!EVENTS.has(lowerAt(words, at)) || isCapitalized(words[at])) continue;
    const subject = findSubject(words, at, 0);
    if (subject === undefined || subject === "shared") continue;
    const parties = [subject, ...partnersAfter(words, at)];
    return parties.flatMap((party) => roleOf(text, words, party, people) ?? []);
  }
  return [];
}

/** Returns the noun phrase that the verb's subject met: after "with", "to" or "from", or as direct object. */
function partnersAfter(words: readonly SentenceToken[], verb: number): TokenRange[] {
  for (let at = verb + 1; at < Math.min(words.length, verb + 14); at++) {
    const direct = at === verb + 1 && isTitleStart(words, at);
    if (!direct && !BEFORE_PARTNER.test(lowerAt(words, at))) continue;
    const start = direct ? at : at + 1;
    const end = nounPhraseEnd(words, start, words.length);
    if (end > start && agentLikelihood(words, { start, end }) >= 0.9) return [{ start, end }];
  }
  return [];
}

function isTitleStart(words: readonly SentenceToken[], at: number): boolean {
  return isTitleWord(words[at]) || (lowerAt(words, at) === "the" && isTitleWord(words[at + 1]));
}

function roleOf(
  text: string,
  words: readonly SentenceToken[],
  party: TokenRange,
  people: readonly Person[],
): Person | undefined {
  const part = words.slice(party.start, party.end);
  const titles = titlesOf(part);
  const group = groupOf(text, words, party, people);
  if (group !== undefined) return group;
  if (
    !isOfficeNoun(headBeforePreposition(part)) ||
    PLACES.test(headBeforePreposition(part)?.lower ?? "") ||
    NON_PARTY_NOUNS.test(headBeforePreposition(part)?.lower ?? "") ||
    /s$/.test(part.filter(isOfficeNoun).at(-1)?.lower ?? "s")
  )
    return undefined;
  if (reachesName(words, party.end, people)) return undefined;
  const span = spanOf(words, party);
  const polity = matchCountryAt(part, 0, part.length)?.name;
  if (
    people.some((person) => person.mentions.some((mention) => mention.start >= span.start && mention.end <= span.end))
  )
    return undefined;
  const holder =
    people.find((person) => holds(person, titles, polity)) ??
    (HEAD_OF_STATE.test(nameOf(text, span)) ? people.find((person) => isHomeHead(person)) : undefined);
  if (holder !== undefined) {
    addMentionUnlessNamed(holder, span, words);
    return undefined;
  }
  const name = nameOf(text, span);
  return { name, nameTokens: [], titles: new Set(titles), country: polity, gender: undefined, mentions: [span] };
}

/** Maximum number of tokens of a long title after which the name is searched. */
const MAX_TITLE_TOKENS = 32;

/**
 * Returns whether the office is only the beginning of a named person's title: "Head of the Bureau | at the Chancellery
 * of Norland Ana Lund".
 */
function reachesName(words: readonly SentenceToken[], from: number, people: readonly Person[]): boolean {
  const starts = new Set(people.flatMap(({ mentions }) => mentions.slice(0, 3).map(({ start }) => start)));
  for (let at = from; at < Math.min(words.length, from + MAX_TITLE_TOKENS); at++) {
    const word = words[at];
    if (word !== undefined && starts.has(word.start)) return true;
    if (!isCapitalized(word) && !PART_OF_LONG_TITLE.test(lowerAt(words, at))) return false;
    if (at === from && word?.text === "," && !isHonorific(words[from + 1])) return false;
  }
  return false;
}

/** Returns a group that takes part without names of its members: "G7 Leaders", "a group of States Parties". */
function groupOf(
  text: string,
  words: readonly SentenceToken[],
  party: TokenRange,
  people: readonly Person[],
): Person | undefined {
  const part = words.slice(party.start, party.end);
  const head = headBeforePreposition(part);
  const plural =
    head !== undefined && (GROUP_OF_OFFICIALS.test(head.lower) || (isGroupNoun(head) && head.lower.endsWith("s")));
  if (!plural || party.start === 0 || !part.some((word) => isCapitalized(word))) return undefined;
  const span = spanOf(words, party);
  if (
    people.some((person) => person.mentions.some((mention) => mention.start >= span.start && mention.end <= span.end))
  )
    return undefined;
  const states = new Set(part.flatMap((_, at) => matchCountryAt(part, at)?.name ?? []));
  if (states.size > 1 && [...states].every((state) => people.some(({ country: polity }) => polity === state)))
    return undefined;
  const name = withoutTopic(nameOf(text, span));
  return { name, nameTokens: [], titles: new Set(["group"]), country: undefined, gender: undefined, mentions: [span] };
}

/** Removes the attribute after the name of a group: "G7 Leaders of the world's economies". */
function withoutTopic(name: string): string {
  const group = name.slice(0, Math.max(0, name.indexOf(" of ", name.indexOf(" ") + 1)));
  return /^G\d+ [\p{L} ]*$/u.test(group) ? group : name;
}

/** Returns the name of an office or group, without article, dateline, time or the "headed" of "headed by". */
function nameOf(text: string, span: Span): string {
  return text
    .slice(span.start, span.end)
    .replace(/^\p{Lu}[\p{Lu} ]{2,30} (?:-|–|—|--) /u, "")
    .replace(LEADING_TIME, "")
    .replace(LEADING_DETERMINER, "")
    .replace(TRAILING_LED, "");
}

/** Returns the last word before the first preposition or comma. */
function headBeforePreposition(words: readonly SentenceToken[]): SentenceToken | undefined {
  const cut = words.findIndex((word, at) => at > 0 && (isPreposition(word) || word.text === ","));
  return words[(cut < 0 ? words.length : cut) - 1];
}

/**
 * Adds the office as a mention of its holder, unless the lead also names the holder: the office then belongs to
 * somebody else.
 */
function addMentionUnlessNamed(holder: Person, span: Span, words: readonly SentenceToken[]): void {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  if (holder.mentions.some((mention) => mention.start >= start && mention.end <= end)) return;
  holder.mentions.push(span);
  holder.mentions.sort((a, b) => a.start - b.start);
}

/** Returns whether a person is a president or monarch without a state, who is the issuer's. */
function isHomeHead({ titles, country, nameTokens }: Person): boolean {
  if (country !== undefined || nameTokens.length === 0 || titles.has("vice")) return false;
  return [...titles].some((title) => HEADS_OF_STATE.test(title));
}

/** Returns whether a named person holds the office, so that it does not belong to an unnamed official. */
function holds(person: Person, titles: readonly string[], polity: string | undefined): boolean {
  const conflict = polity !== undefined && person.country !== undefined && polity !== person.country;
  return (
    !conflict &&
    titles
      .filter((title) => isOfficeTitle(title) || TITLE_PREFIX.test(title))
      .every((title) => person.titles.has(title)) &&
    !(polity === undefined && person.country !== undefined)
  );
}

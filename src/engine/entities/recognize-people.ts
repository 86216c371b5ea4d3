import { mayStartCue } from "../attribution/match-cue.ts";
import { isGroupNoun, isOfficeNoun, isOfficeTitle, isTitleWord } from "../attribution/office-words.ts";
import type { Document } from "../document/document.ts";
import { isCapitalized, isConjunction, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { BEFORE_EVENT_VERB, BEFORE_PERSON, LED } from "../languages/en/entity-patterns.ts";
import { EVENT_VERB_SET } from "../languages/en/event-verbs.ts";
import { INSTITUTIONS } from "../languages/en/speaker-patterns.ts";
import { finish, type Sliced } from "../slices.ts";
import type { Span } from "../span.ts";
import { matchCountryAt } from "./match-country.ts";
import { mergeMentions } from "./merge-mentions.ts";
import type { Mention, Person } from "./person.ts";
import { distinctiveWords, nameEnd } from "./person-names.ts";
import { isStyle } from "./title-links.ts";
import { isLowerCaseTitle, readSeparatedTitle, readTitles, readTitlesAfterName } from "./titles.ts";

/**
 * Length of the part in which persons are searched, in UTF-16 units. Readouts introduce nobody later, and long pages
 * stay fast.
 */
const SEARCHED_LENGTH = 200_000;

/** Returns the persons that the text names, in order of first mention. */
export function recognizePeople(document: Document): Person[] {
  return finish(recognizePeopleIncrementally(document));
}

/** Does the same as `recognizePeople` with a pause after each sentence. */
export function* recognizePeopleIncrementally(document: Document): Sliced<Person[]> {
  const mentions: Mention[] = [];
  for (const sentence of document.sentences) {
    if (sentence.start > SEARCHED_LENGTH) break;
    yield;
    const isInHeadline = sentence.paragraph === 0;
    for (const mention of mentionsIn(document.text, document.tokensOf(sentence)))
      mentions.push(isInHeadline ? { ...mention, isInHeadline } : mention);
  }
  return mergeMentions(mentions);
}

function mentionsIn(text: string, words: readonly SentenceToken[]): Mention[] {
  const mentions: Mention[] = [];
  let pluralTitled: Mention | undefined;
  for (let at = 0; at < words.length; ) {
    const read = mayStartMention(words, at) ? readMention(text, words, at) : undefined;
    if (read?.mention !== undefined) {
      const titled = sharedTitlesOf(words, at, read.mention, pluralTitled);
      const mention = titled === undefined ? read.mention : shareTitles(read.mention, titled);
      mentions.push(mention);
      pluralTitled = hasPluralTitle(words, at, mention) || titled !== undefined ? mention : undefined;
    }
    const state = read?.mention === undefined ? (matchCountryAt(words, at)?.length ?? 0) : 0;
    at = Math.max(at + 1, read?.next ?? 0, state > 1 ? at + state : 0);
  }
  return mentions;
}

const mayStartMention = (words: readonly SentenceToken[], at: number): boolean =>
  isCapitalized(words[at]) || isStyle(words[at]) || isLowerCaseTitle(words, at);

/** Returns the mention before if its plural title also applies to the name at `at`, which has no title of its own. */
function sharedTitlesOf(
  words: readonly SentenceToken[],
  at: number,
  mention: Mention,
  pluralTitled: Mention | undefined,
): Mention | undefined {
  if (pluralTitled === undefined || mention.titles.length > 0) return undefined;
  return isNextInList(words, at, pluralTitled) ? pluralTitled : undefined;
}

/**
 * Returns whether "and" or a comma joins the name at `at` to the one before, whose state may follow it in brackets:
 * "his counterparts Ana Lund (Norway) and Diego Rojas".
 */
function isNextInList(words: readonly SentenceToken[], at: number, { span }: Mention): boolean {
  if (!isConjunction(words[at - 1]) && lowerAt(words, at - 1) !== ",") return false;
  let last = at - 2;
  if (lowerAt(words, last) === ",") last--;
  if (lowerAt(words, last) === ")") while (last > at - 8 && lowerAt(words, last + 1) !== "(") last--;
  else while (last > at - 8 && isCapitalized(words[last]) && words[last]?.end !== span.end) last--;
  if (lowerAt(words, last) === "of") last--;
  return words[last]?.end === span.end;
}

/**
 * Returns whether a mention has a plural title that also applies to the next name: "Ministers Ana Lund", "his
 * counterparts Ana Lund".
 */
function hasPluralTitle(words: readonly SentenceToken[], from: number, { span }: Mention): boolean {
  let at = from;
  while (at < words.length && (words[at]?.start ?? 0) < span.start) at++;
  return at > from ? isGroupNoun(words[at - 1]) : isGroupNoun(words[from - 1]) && isOfficeNoun(words[from - 1]);
}

/** Returns the second of two names with the titles and country of the first. */
function shareTitles(mention: Mention, first: Mention): Mention {
  return { ...mention, titles: first.titles, polity: mention.polity ?? first.polity, sure: true };
}

/** Reads the titles and the name that begin at `at`. `next` is the index at which the search continues. */
function readMention(
  text: string,
  words: readonly SentenceToken[],
  at: number,
): { mention: Mention | undefined; next: number } {
  const title = readTitles(words, at);
  const end = nameEnd(words, title.next);
  if (end === title.next) return { mention: undefined, next: title.next };
  const bare = !title.styled && !title.titles.some((office) => isOfficeOfPerson(office, title.titles));
  const parts = distinctiveWords(words, title.next, end);
  if (parts.length === 0 || (bare && (parts.length < 2 || !looksLikeName(words, title.next, end))))
    return { mention: undefined, next: end };
  const after = readTitlesAfterName(words, end);
  const far = bare ? readSeparatedTitle(words, title.next, title.titles.length > 0) : undefined;
  const span = spanOfName(words, title.next, end, parts);
  const sure = !bare || after.titles.length > 0 || far !== undefined || isActing(words, title.next, end);
  const mention = {
    span,
    name: text.slice(span.start, span.end),
    parts,
    titles: [...(far?.titles ?? []), ...title.titles, ...after.titles],
    polity: title.polity ?? far?.polity ?? after.polity,
    gender: title.gender,
    sure,
    isInHeadline: false,
  };
  return { mention, next: end };
}

/** Returns whether a title is the office of a person, and not an institution or a place ("Parliament Hill"). */
function isOfficeOfPerson(title: string, titles: readonly string[]): boolean {
  return isOfficeTitle(title) && !INSTITUTIONS.test(title) && !(title === "guest" && titles.includes("house"));
}

/** Returns the span of a name. "Pope" belongs to the name of a pope. */
function spanOfName(words: readonly SentenceToken[], from: number, end: number, parts: readonly string[]): Span {
  const first = lowerAt(words, from - 1) === "pope" && parts.length === 1 ? from - 1 : from;
  return { start: words[first]?.start ?? 0, end: words[end - 1]?.end ?? 0 };
}

/**
 * Returns whether the words can be a name: at most seven tokens, and capitals throughout only if the last word is in
 * capitals.
 */
function looksLikeName(words: readonly SentenceToken[], from: number, to: number): boolean {
  if (to - from > 7) return false;
  for (let at = from; at < to; at++)
    if (/^\p{Lu}{3,}$/u.test(words[at]?.text ?? "") && !/^\p{Lu}{3,}$/u.test(words[to - 1]?.text ?? "")) return false;
  return true;
}

/**
 * Returns whether the context shows a person: a verb of meeting or reporting after the name, or a word such as "with"
 * before it.
 */
function isActing(words: readonly SentenceToken[], from: number, to: number): boolean {
  let next = to;
  while (BEFORE_EVENT_VERB.test(lowerAt(words, next)) && next < to + 2) next++;
  if (EVENT_VERB_SET.has(lowerAt(words, next)) || (mayStartCue(words[next]) && !isCapitalized(words[next])))
    return true;
  if (
    (from === 0 || words[from - 1]?.text === ",") &&
    isConjunction(words[to]) &&
    (isTitleWord(words[to + 1]) || isCapitalized(words[to + 1]))
  )
    return true;
  const before = lowerAt(words, from - 1);
  const isLed = before === "by" && LED.test(lowerAt(words, from - 2));
  return isLed || BEFORE_PERSON.test(before) || lowerAt(words, to) === "'s";
}

import {
  isAbbreviation,
  isAdverb,
  isAuxiliary,
  isCapitalized,
  isConjunction,
  isDeterminer,
  isDotInsideName,
  isNameParticle,
  isObjectPronoun,
  isPreposition,
  isPunctuation,
  isQuote,
  isSubjectPronoun,
  isSubordinator,
  lowerAt,
  type SentenceToken,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { EVENT_VERBS } from "../languages/en/event-verbs.ts";
import { DETERMINERS, PARENTHETICAL_OPENERS, SENTENCE_STARTERS, TIME_WORDS } from "../languages/en/function-words.ts";
import { GROUP_NOUNS, PARTY_NOUNS, SIDE_NOUNS } from "../languages/en/group-nouns.ts";
import { HONORIFICS } from "../languages/en/honorifics.ts";
import { OFFICES, TITLE_WORDS } from "../languages/en/offices.ts";
import { mayStartCue } from "./match-cue.ts";

/** A longer noun phrase is a misreading: full titles of three coordinated ministers stay below this. */
const LONGEST_PHRASE = 45;

const OFFICE_WORDS: ReadonlySet<string> = new Set(
  OFFICES.flatMap((office) => [office, `${office}s`, office.replace(/y$/, "ies")]),
);
const TITLES: ReadonlySet<string> = new Set([...TITLE_WORDS, ...OFFICE_WORDS]);
const STYLES: ReadonlySet<string> = new Set(HONORIFICS);
const PARTIES: ReadonlySet<string> = new Set([...PARTY_NOUNS, ...SIDE_NOUNS]);
const GROUPS: ReadonlySet<string> = new Set(GROUP_NOUNS);
const EVENTS: ReadonlySet<string> = new Set(EVENT_VERBS);

/** A second article begins a second noun phrase ("conveyed to the President the greetings of ..."). */
const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "his", "her", "its", "their", "our", "this"]);

/** Whether the word is the noun of an office: its bearer may speak. */
export function isOfficeNoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && OFFICE_WORDS.has(word.lower);
}

/** Whether a word of a title, in small letters, is the noun of an office. */
export function isOfficeTitle(title: string): boolean {
  return OFFICE_WORDS.has(title);
}

/** Whether the word is a style of address ("Mr", "H.E."). */
export function isHonorific(word: SentenceToken | undefined): boolean {
  return word !== undefined && (STYLES.has(word.lower.replaceAll(".", "")) || isExcellencyAbbreviation(word));
}

/** Whether the word stands in titles, and so is no part of a name. */
export function isTitleWord(word: SentenceToken | undefined): boolean {
  return word !== undefined && (TITLES.has(word.lower) || isHonorific(word) || isDoubleTitle(word.lower));
}

/** "Prince-Prime" in "the Crown Prince-Prime Minister": two titles of one person. */
function isDoubleTitle(lower: string): boolean {
  return lower.includes("-") && lower.split("-").every((part) => TITLES.has(part));
}

/** "HE" and "H.E." in capitals; in small letters it is a pronoun. */
export function isExcellencyAbbreviation(word: SentenceToken): boolean {
  return word.text === "HE" || word.text === "H.E" || word.text === "H.E.";
}

/** Whether the word names a side, or several, of the event. */
export function isGroupNoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && PARTIES.has(word.lower);
}

/** Whether a noun phrase may begin at `i`. */
export function startsNounPhrase(words: readonly SentenceToken[], i: number): boolean {
  const word = words[i];
  if (word === undefined || isPunctuation(word)) return false;
  if (isSubjectPronoun(word) || isObjectPronoun(word) || DETERMINERS.has(word.lower)) return true;
  return !isPreposition(word) && !isConjunction(word) && !isAuxiliary(word) && !isSubordinator(word);
}

/** Whether the word at `i` surely begins a noun phrase about somebody: a pronoun, determiner, name or title. */
export function startsAgentPhrase(words: readonly SentenceToken[], i: number): boolean {
  const word = words[i];
  if (word === undefined || isPunctuation(word) || isPreposition(word)) return false;
  return (
    isSubjectPronoun(word) ||
    isDeterminer(word) ||
    isCapitalized(word) ||
    isTitleWord(word) ||
    isGroupNoun(word) ||
    isNameParticle(word)
  );
}

/** The end of the noun phrase that begins at `i`: `i` itself when there is none. Appositions are taken when they name an office. */
export function nounPhraseEnd(words: readonly SentenceToken[], i: number, end: number): number {
  if (isSubjectPronoun(words[i]) || (isObjectPronoun(words[i]) && !isPossessive(words, i))) return i + 1;
  if (!startsNounPhrase(words, i)) return i;
  let at = i;
  while (at < end && at - i < LONGEST_PHRASE && continuesPhrase(words, i, at, end)) at++;
  while (at > i && (isConjunction(words[at - 1]) || isPunctuation(words[at - 1]))) {
    if (isDotInsideName(words, at - 1) || words[at - 1]?.text === ")" || words[at - 1]?.text === ".") break;
    at--;
  }
  return at;
}

/** "with President Ana Lund prospects of ...": a common noun after a full name begins another phrase. */
function opensObjectAfterName(words: readonly SentenceToken[], at: number): boolean {
  if (
    isCapitalized(words[at]) ||
    !/^\p{Ll}{3}/u.test(words[at]?.text ?? "") ||
    isNameParticle(words[at]) ||
    isTitleWord(words[at])
  )
    return false;
  return (
    [words[at - 1], words[at - 2]].every(
      (word, i) =>
        isCapitalized(word) &&
        !/^\p{Lu}{2,}/u.test(word?.text ?? "") &&
        (i > 0 || (!isTitleWord(word) && matchCountryAt(words, at - 1 - i) === undefined)),
    ) &&
    !isGroupNoun(words[at]) &&
    (isTitleWord(words[at - 2]) || isTitleWord(words[at - 3]))
  );
}

/** "her counterpart": the one pronoun that is also a possessive. */
function isPossessive(words: readonly SentenceToken[], i: number): boolean {
  return (
    lowerAt(words, i) === "her" &&
    (isTitleWord(words[i + 1]) || isGroupNoun(words[i + 1]) || isCapitalized(words[i + 1]))
  );
}

function continuesPhrase(words: readonly SentenceToken[], from: number, at: number, end: number): boolean {
  const word = words[at];
  if (word === undefined || word.quoted) return false;
  if (isPunctuation(word)) return isInnerMark(words, at, end);
  const lower = word.lower;
  if (lower === "of" || lower === "'s") return at > from;
  if (isConjunction(word)) return isCoordinated(words, from, at);
  if (isPreposition(word)) return isInnerPreposition(words, at);
  if (isSubordinator(word)) return false;
  if (isAuxiliary(word) && !(isCapitalized(word) && lower === "will")) return false;
  if (isAdverb(word) && at > from) return false;
  if (at > from + 1 && opensObjectAfterName(words, at)) return false;
  if (
    at > from &&
    ARTICLES.has(lower) &&
    !isPreposition(words[at - 1]) &&
    !isConjunction(words[at - 1]) &&
    !isPunctuation(words[at - 1]) &&
    !isDeterminer(words[at - 1]) &&
    !STYLES.has(lowerAt(words, at - 1)) &&
    !isExcellencyAbbreviation(words[at - 1] ?? word)
  )
    return false;
  if (TIME_WORDS.has(lower) && at > from && !isCapitalized(word)) return false;
  if (EVENTS.has(lower) && !isCapitalized(word) && at > from) return false;
  return !(
    at > from &&
    mayStartCue(word) &&
    !isCapitalized(word) &&
    /(?:ed|aid|old|oke)$/.test(lower) &&
    !isDeterminer(words[at - 1])
  );
}

/** A dot in a name, a short parenthesis after one, a hyphen between two titles, a comma before an office. */
function isInnerMark(words: readonly SentenceToken[], at: number, end: number): boolean {
  const text = words[at]?.text ?? "";
  if (text === ".") return isDotInsideName(words, at) || isAbbreviationDot(words, at);
  if (text === "(" || text === ")") return closesSoon(words, at, text);
  if (/^[-–/]$/.test(text)) return isCapitalized(words[at - 1]) && isCapitalized(words[at + 1]);
  return (
    text === "," &&
    at + 1 < end &&
    (opensApposition(words, at + 1) ||
      (isCapitalized(words[at - 1]) && isCapitalized(words[at + 1]) && isListed(words, at)))
  );
}

function isAbbreviationDot(words: readonly SentenceToken[], at: number): boolean {
  return isAbbreviation(lowerAt(words, at - 1)) && words[at - 1]?.end === words[at]?.start;
}

function closesSoon(words: readonly SentenceToken[], at: number, text: string): boolean {
  const step = text === "(" ? 1 : -1;
  const wanted = text === "(" ? ")" : "(";
  for (let i = at + step, left = 7; left > 0; i += step, left--) if (words[i]?.text === wanted) return true;
  return false;
}

/** After a comma: "Jr.", or an office within five words that nothing interrupts. */
function opensApposition(words: readonly SentenceToken[], at: number): boolean {
  if (/^(?:jr|sr|ii|iii)$/.test(lowerAt(words, at))) return true;
  if (!isCapitalized(words[at - 2]) && words[at - 2]?.text !== ")") return false;
  for (let i = at; i < at + 6; i++) {
    const word = words[i];
    if (word === undefined || isPunctuation(word) || isConjunction(word) || isAuxiliary(word)) return false;
    if (isOfficeNoun(word)) return !mayStartCue(words[i + 1]);
    if (!isTitleWord(word) && !isDeterminer(word) && matchCountryAt(words, i) === undefined && !isCapitalized(word))
      return false;
  }
  return false;
}

function isInnerPreposition(words: readonly SentenceToken[], at: number): boolean {
  const lower = lowerAt(words, at);
  const office = isOfficeNoun(words[at - 1]) || isGroupNoun(words[at - 1]);
  if (lower === "for")
    return (
      (office || isOfficeNoun(words[at - 2]) || isOfficeNoun(words[at - 3])) &&
      isCapitalized(words[at + 1]) &&
      isTitleWord(words[at + 1])
    );
  if (lower === "to") return office && isDeterminer(words[at + 1]) ? true : office && isCapitalized(words[at + 1]);
  if (lower === "from" || lower === "in" || lower === "at")
    return (
      (office || GROUPS.has(lowerAt(words, at - 1))) &&
      isCapitalized(words[at + 1]) &&
      !TIME_WORDS.has(lowerAt(words, at + 1))
    );
  return false;
}

/** "and" joins two parties when a name, title, determiner or possessive follows. */
function isCoordinated(words: readonly SentenceToken[], from: number, at: number): boolean {
  if (at === from) return false;
  const next = words[at + 1];
  if (next === undefined || next.quoted || isPreposition(next) || isAuxiliary(next)) return false;
  if (mayStartCue(next) && !isCapitalized(next)) return false;
  return (
    isCapitalized(next) ||
    isDeterminer(next) ||
    isTitleWord(next) ||
    isGroupNoun(next) ||
    isSubjectPronoun(next) ||
    isObjectPronoun(next) ||
    isCapitalized(words[at - 1]) === false
  );
}

/** The subject that ends right before the verb group at `verb`, as far back as `floor`; "shared" when the verb has none of its own. */
export function findSubject(
  words: readonly SentenceToken[],
  verb: number,
  floor: number,
): TokenRange | "shared" | undefined {
  let end = verb;
  while (end > floor && interposed(words, end, floor) > 0) end -= interposed(words, end, floor);
  if (end <= floor) return "shared";
  const before = words[end - 1];
  if (isConjunction(before) || /^(?:but|then|yet)$/.test(before?.lower ?? "")) return "shared";
  if (before?.text === ",") {
    const opened = parenthesisStart(words, end - 1, floor);
    if (opened === undefined) return "shared";
    if (opened > floor && !isApposition(words, opened, end - 1)) end = opened;
    else end = end - 1;
  }
  if (end <= floor) return undefined;
  const start = backToStart(words, end, floor);
  return trimSubject(words, start, end, floor);
}

/** How many words of time and the like end at `end`, between subject and verb ("today", "last week", "on Friday"). */
function interposed(words: readonly SentenceToken[], end: number, floor: number): number {
  const lower = lowerAt(words, end - 1);
  if (
    /^(?:week|month|year|morning|afternoon|evening)$/.test(lower) &&
    /^(?:last|this|earlier)$/.test(lowerAt(words, end - 2)) &&
    end - 2 > floor
  )
    return 2;
  const day = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(lower);
  if (day) return lowerAt(words, end - 2) === "on" && end - 2 > floor ? 2 : 1;
  return /^(?:today|yesterday|earlier|later|too|each|respectively)$/.test(lower) ? 1 : 0;
}

/** The comma that opens what the comma at `close` closes, at most sixteen words back. */
function parenthesisStart(words: readonly SentenceToken[], close: number, floor: number): number | undefined {
  for (let at = close - 1; at >= floor && close - at < 18; at--) if (words[at]?.text === ",") return at;
  return undefined;
}

function isApposition(words: readonly SentenceToken[], open: number, close: number): boolean {
  const first = words[open + 1];
  if (first === undefined || PARENTHETICAL_OPENERS.has(first.lower)) return false;
  for (let at = open + 1; at < close; at++) if (isOfficeNoun(words[at]) || isCapitalized(words[at])) return true;
  return false;
}

function backToStart(words: readonly SentenceToken[], end: number, floor: number): number {
  let at = end;
  while (at > floor && end - at < LONGEST_PHRASE && continuesBack(words, at - 1, floor)) at--;
  return at;
}

function continuesBack(words: readonly SentenceToken[], at: number, floor: number): boolean {
  const word = words[at];
  if (word === undefined || word.quoted || isQuote(word)) return false;
  if (isPunctuation(word)) return continuesBackOverMark(words, at, floor);
  if (isConjunction(word)) return at > floor && joinsBack(words, at, floor);
  if (isSubordinator(word)) return false;
  if (isAuxiliary(word) && !isCapitalized(word)) return false;
  if (isCapitalized(word)) return true;
  if (isFiniteVerb(words, at)) return false;
  return true;
}

/** "and" before a new subject's pronoun joins clauses, not persons; after a comma it closes a list of three. */
function joinsBack(words: readonly SentenceToken[], at: number, floor: number): boolean {
  const next = words[at + 1];
  if (!startsNounPhrase(words, at + 1) || (isSubjectPronoun(next) && next?.text !== "I")) return false;
  if (!isPunctuation(words[at - 1]) || isDotInsideName(words, at - 1) || words[at - 1]?.text === ")") return true;
  return (
    words[at - 1]?.text === "," &&
    isCapitalized(next) &&
    isCapitalized(words[at - 2]) &&
    hasCommaBefore(words, at - 2, floor)
  );
}

/** An earlier item of the list ends in a comma before a capital. */
function hasCommaBefore(words: readonly SentenceToken[], from: number, floor: number): boolean {
  for (let at = from; at > floor && from - at < 14; at--) {
    if (words[at]?.text === ",") return isCapitalized(words[at + 1]) && isCapitalized(words[at - 1]);
    if (isPunctuation(words[at]) || isAuxiliary(words[at])) return false;
  }
  return false;
}

/** A form that is surely a verb here: an event verb or the past of a reporting verb, with no determiner before it. */
function isFiniteVerb(words: readonly SentenceToken[], at: number): boolean {
  const lower = lowerAt(words, at);
  if (isDeterminer(words[at - 1])) return false;
  if (EVENTS.has(lower)) return !/^(?:calls|visits|talks|holds|paid|led|call|hosts)$/.test(lower);
  return mayStartCue(words[at]) && /(?:ed|said|told|spoke)$/.test(lower);
}

function continuesBackOverMark(words: readonly SentenceToken[], at: number, floor: number): boolean {
  const text = words[at]?.text ?? "";
  if (text === ".")
    return isDotInsideName(words, at) || isAbbreviationDot(words, at) || lowerAt(words, at - 1) === "jr";
  if (text === ")" || text === "(") return closesSoon(words, at, text);
  if (/^[-–/]$/.test(text)) return isCapitalized(words[at - 1]) && isCapitalized(words[at + 1]);
  if (text !== "," || at <= floor) return false;
  if (/^(?:jr|sr)$/.test(lowerAt(words, at + 1))) return true;
  return isPartyBeforeComma(words, at, floor) && (opensApposition(words, at + 1) || isListed(words, at));
}

/** What stands before the comma is a name at the head of the clause, not the end of an adverbial. */
function isPartyBeforeComma(words: readonly SentenceToken[], at: number, floor: number): boolean {
  if (!isCapitalized(words[at - 1]) && words[at - 1]?.text !== ")") return false;
  if (TIME_WORDS.has(lowerAt(words, at - 1))) return false;
  let i = at - 1;
  while (i > floor && at - i < 20 && !(isPunctuation(words[i - 1]) && !isDotInsideName(words, i - 1))) i--;
  return !isPreposition(words[i]) && !/ing$/.test(lowerAt(words, i));
}

/** "A, B and C": an "and" before the next comma, and a name right after this one. */
function isListed(words: readonly SentenceToken[], at: number): boolean {
  if (!isCapitalized(words[at + 1])) return false;
  for (let i = at + 1; i < at + 30; i++) {
    if (isConjunction(words[i]))
      return (
        isCapitalized(words[i + 1]) ||
        isDeterminer(words[i + 1]) ||
        GROUPS.has(lowerAt(words, i + 1)) ||
        isGroupNoun(words[i + 1])
      );
    if (words[i] === undefined || (isPunctuation(words[i]) && words[i]?.text !== ",")) return false;
    if (words[i]?.text === "," && !isCapitalized(words[i + 1])) return false;
  }
  return false;
}

/** Drops the adverbial before the subject ("On Friday the President"). */
function trimSubject(
  words: readonly SentenceToken[],
  from: number,
  end: number,
  floor: number,
): TokenRange | undefined {
  let start = from;
  while (start < end && isSkippable(words, start)) start++;
  if (start >= end) return undefined;
  if (
    isPreposition(words[start]) ||
    (/ing$/.test(lowerAt(words, start)) && !isCapitalized(words[start + 1]) && start + 1 < end && start === floor)
  ) {
    const inner = innerStart(words, start, end);
    if (inner === undefined) return undefined;
    start = inner;
  }
  return { start: dropWeakConjunct(words, start, end), end };
}

/** "2011 will be the anniversary of ... and the leaders": a thing before "and" is no speaker beside the person after it. */
function dropWeakConjunct(words: readonly SentenceToken[], start: number, end: number): number {
  for (let at = end - 1; at > start; at--) {
    if (!isConjunction(words[at])) continue;
    const weak =
      agentLikelihood(words, { start, end: at }) < 0.5 && agentLikelihood(words, { start: at + 1, end }) >= 0.8;
    return weak ? at + 1 : start;
  }
  return start;
}

function isSkippable(words: readonly SentenceToken[], at: number): boolean {
  const lower = lowerAt(words, at);
  if (isConjunction(words[at]) || isPunctuation(words[at])) return true;
  if (TIME_WORDS.has(lower) && !isOfficeNoun(words[at + 1])) return true;
  return isAdverb(words[at]) && !/^(?:both|all|each)$/.test(lower);
}

/** The last start of a noun phrase that nothing before it governs. */
function innerStart(words: readonly SentenceToken[], from: number, end: number): number | undefined {
  for (let at = end - 1; at > from; at--) {
    if (startsAgentPhrase(words, at) && !isGoverned(words, at)) return at;
  }
  return undefined;
}

function isGoverned(words: readonly SentenceToken[], at: number): boolean {
  const before = words[at - 1];
  if (
    before === undefined ||
    isPreposition(before) ||
    isDeterminer(before) ||
    isConjunction(before) ||
    isPunctuation(before)
  )
    return true;
  if (before.lower === "'s" || isNameParticle(before)) return true;
  const determined = isDeterminer(words[at]) || isSubjectPronoun(words[at]);
  return !determined && (isCapitalized(before) || isTitleWord(before)) && !TIME_WORDS.has(before.lower);
}

/** How surely the phrase names somebody who can speak, 0 to 1. */
export function agentLikelihood(words: readonly SentenceToken[], phrase: TokenRange): number {
  const { start, end } = phrase;
  const first = words[start];
  if (first === undefined || end <= start) return 0;
  if (end - start === 1 && isSubjectPronoun(first)) return 1;
  if (/^(?:who|which|whom|whose|that|it|this|these|those|there|what)$/.test(first.lower) && end - start === 1)
    return 0.1;
  const headEnd = headEndOf(words, start, end);
  const owner = lastOwner(words, start, headEnd);
  if (owner !== undefined && owner < headEnd) return agentLikelihood(words, { start: owner, end });
  const head = words[headEnd - 1];
  if (head === undefined) return 0;
  if (isOfficeNoun(head) || isGroupNoun(head)) return 1;
  if (/^(?:two|three|four|both)$/.test(head.lower) && isDeterminer(first)) return 1;
  if (/^(?:latter|former)$/.test(head.lower) && isDeterminer(first)) return 1;
  if (isSubjectPronoun(words[end - 1]) || isSubjectPronoun(first)) return 1;
  if (isPolityHead(words, start, headEnd)) return 0.9;
  if (GROUPS.has(head.lower)) return 0.75;
  if (isCapitalized(head)) return capitalStrength(words, start, headEnd);
  return 0.2;
}

/** The word after the last possessive: "Slovakia's support" is a support, not a state. */
function lastOwner(words: readonly SentenceToken[], start: number, end: number): number | undefined {
  for (let at = end - 1; at > start; at--) if (words[at]?.lower === "'s") return at + 1;
  for (let at = end - 1; at > start; at--) if (words[at]?.lower === "'" && at + 1 < end) return at + 1;
  return undefined;
}

/** A state's name, or a city that stands for it, closes the head ("the United States", not "Australia's support"). */
function isPolityHead(words: readonly SentenceToken[], start: number, headEnd: number): boolean {
  for (let at = start; at < headEnd; at++) {
    const polity = matchCountryAt(words, at);
    if (polity !== undefined && at + polity.length >= headEnd) return true;
    if (polity !== undefined) at += polity.length - 1;
  }
  return false;
}

function capitalStrength(words: readonly SentenceToken[], start: number, headEnd: number): number {
  let capitals = 0;
  for (let at = start; at < headEnd; at++) {
    if (isOfficeNoun(words[at]) || isTitleWord(words[at])) return 1;
    if (isCapitalized(words[at])) capitals++;
  }
  if (capitals >= 2) return 0.9;
  const word = words[start];
  if (SENTENCE_STARTERS.has(word?.lower ?? "") && headEnd - start === 1) return 0.1;
  return /^\p{Lu}{2,}/u.test(words[headEnd - 1]?.text ?? "")
    ? 0.8
    : mayStartCue(word) || /(?:ions?|ments?|ings?|ings|ies)$/.test(word?.lower ?? "")
      ? 0.2
      : 0.65;
}

/** The "of" or "and" inside a state's name ("United States of America", "Bosnia and Herzegovina"). */
function isOfName(words: readonly SentenceToken[], start: number, at: number): boolean {
  for (let from = Math.max(start, at - 4); from < at; from++)
    if (from + (matchCountryAt(words, from)?.length ?? 0) > at) return true;
  return false;
}

/** Where the first part of the phrase ends: before its first preposition, comma or clause. */
function headEndOf(words: readonly SentenceToken[], start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (isOfName(words, start, at)) continue;
    if (isPreposition(words[at]) || words[at]?.text === "," || words[at]?.text === "(" || isConjunction(words[at]))
      return at;
  }
  return end;
}

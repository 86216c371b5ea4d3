import {
  isAdverb,
  isAuxiliary,
  isCapitalized,
  isCopula,
  isDeterminer,
  isPreposition,
  isPunctuation,
  lowerAt,
  type SentenceToken,
} from "../document/sentence-tokens.ts";
import {
  FLOATING_WORD,
  PAST_AUXILIARY,
  PAST_COPULA,
  PRESENT_AUXILIARY,
  STANCE_COPULA,
} from "../languages/en/attribution-patterns.ts";
import { CUE_PHRASES } from "../languages/en/cue-phrases.ts";
import { CATENATIVE_VERBS, POST_VERBAL_ADVERBIALS } from "../languages/en/function-words.ts";
import { inflect, type Tense } from "../languages/en/inflect-verb.ts";
import { LIGHT_VERB_NOUNS, type LightVerbNoun } from "../languages/en/light-verb-nouns.ts";
import type { ReportingVerb } from "../languages/en/reporting-verb.ts";
import { REPORTING_VERBS } from "../languages/en/reporting-verbs.ts";
import { STANCE_ADJECTIVES, type StanceRow } from "../languages/en/stance-adjectives.ts";
import { type CueEntry, isPastForm } from "./cue-entry.ts";

/**
 * A verb group that may report, from word `first` to word `next` (excluded). `head` is the index of the verb that the
 * lexicon contains.
 */
export interface Cue {
  readonly first: number;
  readonly head: number;
  readonly next: number;
  readonly verb: ReportingVerb;
  readonly tense: Tense;
  readonly passive: boolean;
  /** Whether the noun after a light verb is part of the cue ("exchanged views on"). */
  readonly light: boolean;
  /** Whether the head is an adjective and not a verb ("is ready to"). */
  readonly stance?: boolean;
}

const PLAIN = new Map<string, CueEntry[]>();
const PHRASES = new Map<string, CueEntry[]>();
const LIGHT_VERBS = new Map<string, { base: string; tense: Tense }[]>();
const ADJECTIVES = new Map<string, StanceRow>(STANCE_ADJECTIVES.map((row) => [row[0], row]));
const ADVERBIALS = new Map<string, string[][]>();

for (const verb of REPORTING_VERBS) addForms(PLAIN, verb, verb.verb, []);
for (const verb of CUE_PHRASES) {
  const [first = "", ...rest] = verb.verb.split(" ");
  addForms(PHRASES, verb, first, rest);
}
for (const base of new Set(LIGHT_VERB_NOUNS.flatMap((noun) => noun.verbs.split(" ")))) {
  for (const { form, tense } of inflect(base)) push(LIGHT_VERBS, form, { base, tense });
}
for (const adverbial of POST_VERBAL_ADVERBIALS) {
  const words = adverbial.split(" ");
  push(ADVERBIALS, words[0] ?? "", words);
}

function addForms(map: Map<string, CueEntry[]>, verb: ReportingVerb, base: string, rest: readonly string[]): void {
  for (const { form, tense } of inflect(base)) push(map, form, { verb, tense, rest });
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * Returns the cue whose verb is the word at `head`, the longest one in the lexicons. The cue cannot begin before the
 * word at `minStart`.
 */
export function matchCue(words: readonly SentenceToken[], head: number, minStart: number): Cue | undefined {
  const word = words[head];
  if (word === undefined || word.quoted || isNameLike(words, head)) return undefined;
  return (
    readPhrase(words, head, minStart) ??
    readLight(words, head, minStart) ??
    readStance(words, head, minStart) ??
    readPlain(words, head, minStart)
  );
}

/**
 * Returns whether a capitalized word is part of a name ("the United States"). In a headline in title case, capitals do
 * not indicate a name.
 */
function isNameLike(words: readonly SentenceToken[], head: number): boolean {
  if (head === 0 || !isCapitalized(words[head])) return false;
  let small = 0;
  for (let at = Math.max(0, head - 6); at < Math.min(words.length, head + 7); at++) {
    const word = words[at];
    if (word !== undefined && /^\p{Ll}{4,}/u.test(word.text) && !isPreposition(word)) small++;
  }
  return small > 0 || lowerAt(words, head) === "states";
}

/** Returns the number of words at `at` that form an adverbial after the verb and belong to the cue ("in detail"). */
export function postAdverbialLength(words: readonly SentenceToken[], at: number): number {
  for (const adverbial of ADVERBIALS.get(lowerAt(words, at)) ?? []) {
    if (adverbial.every((part, i) => lowerAt(words, at + i) === part)) return adverbial.length;
  }
  return 0;
}

function readPlain(words: readonly SentenceToken[], head: number, minStart: number): Cue | undefined {
  const [first, second] = PLAIN.get(lowerAt(words, head)) ?? [];
  const entry = first && second && isPastForm(words, head, first, second) ? second : first;
  if (entry === undefined || (entry.verb.frames.length === 0 && entry.verb.cueParticles === undefined))
    return undefined;
  return cueOf(words, head, minStart, head + 1, entry.verb, entry.tense, false);
}

function readPhrase(words: readonly SentenceToken[], head: number, minStart: number): Cue | undefined {
  let best: { next: number; entry: CueEntry } | undefined;
  for (const entry of PHRASES.get(lowerAt(words, head)) ?? []) {
    const next = entry.verb.frames.length === 0 ? undefined : matchRest(words, head + 1, entry.rest);
    if (next === undefined) continue;
    const isBetter =
      best === undefined || best.next < next || (best.next === next && isPastForm(words, head, best.entry, entry));
    if (isBetter) best = { next, entry };
  }
  return best && cueOf(words, head, minStart, best.next, best.entry.verb, best.entry.tense, false);
}

function matchRest(words: readonly SentenceToken[], from: number, rest: readonly string[]): number | undefined {
  let at = from;
  for (const [i, part] of rest.entries()) {
    if (part === "...") {
      const wanted = rest[i + 1] ?? "";
      const limit = at + 5;
      while (at < limit && lowerAt(words, at) !== wanted && !isPunctuation(words[at])) at++;
    } else if (lowerAt(words, at++) !== part) return undefined;
  }
  return at;
}

/**
 * Matches "held a detailed exchange of views on": a light verb, up to six other words, the noun and its preposition.
 */
function readLight(words: readonly SentenceToken[], head: number, minStart: number): Cue | undefined {
  for (const { base, tense } of LIGHT_VERBS.get(lowerAt(words, head)) ?? []) {
    const found = findLightVerbNoun(words, head + 1, base);
    if (found === undefined) continue;
    const { noun, next } = found;
    const verb: ReportingVerb = {
      verb: `${base} ${noun.noun}`,
      act: noun.act,
      reliability: 0.9,
      frames: ["clause", "noun", "participle"],
    };
    return cueOf(words, head, minStart, next, verb, tense, true);
  }
  return undefined;
}

/**
 * Finds the noun of talk after a light verb if a preposition connects it to its topic. If `verb` is undefined, any verb
 * is accepted. `next` is the index of the word after the preposition.
 */
export function findLightVerbNoun(
  words: readonly SentenceToken[],
  from: number,
  verb: string | undefined,
): { noun: LightVerbNoun; next: number } | undefined {
  for (let at = from; at < from + 7 && at < words.length; at++) {
    if (isPunctuation(words[at]) || lowerAt(words, at) === "with" || lowerAt(words, at) === "that") return undefined;
    for (const noun of NOUNS.get(lowerAt(words, at)) ?? []) {
      const parts = noun.noun.split(" ");
      if (verb !== undefined && !noun.verbs.split(" ").includes(verb)) continue;
      if (!parts.every((part, i) => lowerAt(words, at + i) === part)) continue;
      const link = at + parts.length;
      if (noun.via.split(" ").includes(lowerAt(words, link))) return { noun, next: link + 1 };
    }
  }
  return undefined;
}

const NOUNS = new Map<string, LightVerbNoun[]>();
for (const noun of [...LIGHT_VERB_NOUNS].sort((a, b) => b.noun.length - a.noun.length))
  push(NOUNS, noun.noun.split(" ")[0] ?? "", noun);

/**
 * Matches "is ready to" and "were supportive of". The form of "be" or "remain" before the adjective belongs to the cue.
 */
function readStance(words: readonly SentenceToken[], head: number, minStart: number): Cue | undefined {
  const row = ADJECTIVES.get(lowerAt(words, head));
  if (row === undefined || isBeforeReportingInfinitive(words, head)) return undefined;
  let first = head;
  while (first > minStart && isAdverb(words[first - 1])) first--;
  const copula = lowerAt(words, first - 1);
  if (first - 1 < minStart || !STANCE_COPULA.test(copula)) return undefined;
  first = groupStart(words, first - 1, minStart);
  const [adjective, act, via] = row;
  const verb: ReportingVerb = {
    verb: adjective,
    act,
    reliability: 0.7,
    frames:
      adjective === "grateful" || adjective === "thankful"
        ? ["clause", "infinitive", "addressee"]
        : ["clause", "infinitive"],
    cueParticles: via,
    contentPrepositions: "for",
  };
  const tense: Tense = PAST_COPULA.test(copula) ? "past" : "present";
  return { first, head, next: head + 1, verb, tense, passive: false, light: false, stance: true };
}

/**
 * Returns whether the verb of the infinitive after an adjective reports, and not the adjective ("was pleased to
 * announce").
 */
function isBeforeReportingInfinitive(words: readonly SentenceToken[], head: number): boolean {
  if (lowerAt(words, head + 1) !== "to" || !CATENATIVE_VERBS.has(lowerAt(words, head))) return false;
  return (PLAIN.get(lowerAt(words, head + 2))?.[0]?.verb.reliability ?? 0) >= 0.7;
}

function cueOf(
  words: readonly SentenceToken[],
  head: number,
  minStart: number,
  next: number,
  verb: ReportingVerb,
  tense: Tense,
  light: boolean,
): Cue {
  const first = groupStart(words, head, minStart);
  const passive = (tense === "past" || tense === "participle") && hasBe(words, first, head);
  return { first, head, next, verb, tense: finiteTense(words, first, head, tense), passive, light };
}

/**
 * Returns the index of the first word of the verb group, not before `minStart`. Adverbs, auxiliaries and chains such as
 * "would like to" belong to the group.
 */
function groupStart(words: readonly SentenceToken[], head: number, minStart: number): number {
  let first = head;
  while (first > minStart) {
    const before = words[first - 1];
    if (isAuxiliary(before) || (isAdverb(before) && !belongsToSubject(words, first - 1))) first--;
    else if (lowerAt(words, first - 1) === "to" && first - 2 >= minStart && isChain(words, first - 2)) first -= 2;
    else break;
  }
  return first;
}

/** Returns whether the word is "both", "all" or a similar word, which belongs to the subject and not to the verb. */
function belongsToSubject(words: readonly SentenceToken[], at: number): boolean {
  return FLOATING_WORD.test(lowerAt(words, at));
}

/**
 * Returns whether the word before a "to" is a verb that takes an infinitive ("wish to"). After a determiner or a
 * preposition it is a noun.
 */
function isChain(words: readonly SentenceToken[], at: number): boolean {
  return CATENATIVE_VERBS.has(lowerAt(words, at)) && !isDeterminer(words[at - 1]) && !isPreposition(words[at - 1]);
}

function hasBe(words: readonly SentenceToken[], first: number, head: number): boolean {
  for (let at = head - 1; at >= first; at--) {
    if (lowerAt(words, at) === "to") return false;
    if (isCopula(words[at])) return true;
  }
  return false;
}

/**
 * Returns the tense of the verb group. If the verb has an auxiliary or a chain verb before it, that word determines the
 * tense.
 */
function finiteTense(words: readonly SentenceToken[], first: number, head: number, tense: Tense): Tense {
  if (first === head) return tense;
  for (let at = first; at < head; at++) {
    const lower = lowerAt(words, at);
    if (PAST_AUXILIARY.test(lower)) return "past";
    if (PRESENT_AUXILIARY.test(lower))
      return tense === "presentParticiple" ? "present" : tense === "base" ? "present" : "past";
  }
  return tense;
}

/** Returns whether the word can be the head of a cue. This test is cheap and is used before `matchCue`. */
export function mayStartCue(word: SentenceToken | undefined): boolean {
  return (
    word !== undefined &&
    !word.quoted &&
    (PLAIN.has(word.lower) || PHRASES.has(word.lower) || LIGHT_VERBS.has(word.lower) || ADJECTIVES.has(word.lower))
  );
}

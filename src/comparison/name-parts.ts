import { isOfficeTitle, isTitleWord } from "../engine/attribution/office-words.ts";
import { tokenizeSentence } from "../engine/document/sentence-tokens.ts";
import { matchCountryAt } from "../engine/entities/match-country.ts";
import { readTitles } from "../engine/entities/titles.ts";
import { NAME_PARTICLES, NAME_SUFFIXES } from "../engine/languages/en/honorifics.ts";
import { foldPersonName } from "./fold-person-name.ts";

/** The parts of a person's name that matter when names are compared. */
export interface NameParts {
  readonly kind: "person";
  /** The words as `foldPersonName` returns them, without those of titles. */
  readonly words: readonly string[];
  /** Initials in order, in lower case: ["r"] for "Joseph R. Biden". */
  readonly initials: readonly string[];
  /** "jr", "sr" or a numeral such as "ii". */
  readonly suffix: string | undefined;
  /** The titles that are part of the name: ["president"] for "President Biden". */
  readonly titles: readonly string[];
}

/** An office of a state, named without its holder: "Prime Minister of Australia". */
export interface OfficeName {
  readonly kind: "office";
  readonly titles: readonly string[];
  readonly state: string;
}

export interface StateName {
  readonly kind: "state";
  /** The name of the state in the engine's list. */
  readonly state: string;
}

const PARTICLES: ReadonlySet<string> = new Set(NAME_PARTICLES);
const SUFFIXES: ReadonlySet<string> = new Set(NAME_SUFFIXES);
/** Matches initials: "R.", "J.R.", "R". */
const INITIALS = /^(?:\p{Lu}\.)+$|^\p{Lu}$/u;
/** Styles that say nothing about an office. */
const STYLES: ReadonlySet<string> = new Set(["mr", "mrs", "ms", "miss", "dr", "he", "sir", "dame", "his", "her"]);
/** The maximum number of words of a name. Longer ones are descriptions. */
const MAX_WORDS = 8;

/** Returns the parts of a name, or undefined if it names neither one person nor an office nor a state. */
export function parseName(name: string): NameParts | OfficeName | StateName | undefined {
  const words = tokenizeSentence(name, { start: 0, end: name.length }, []);
  const state = matchCountryAt(words, 0);
  if (state?.form === "name" && state.length === words.length) return { kind: "state", state: state.name };
  const { titles, polity, next } = readTitles(words, words[0]?.lower === "the" ? 1 : 0);
  if (titles.some(isOfficeTitle) && next >= words.length)
    return polity === undefined ? undefined : { kind: "office", titles, state: polity };
  return parsePerson(name);
}

function parsePerson(name: string): NameParts | undefined {
  const all = name.replaceAll(",", " ").trim().split(/\s+/u);
  if (all.length > MAX_WORDS || all.some((word) => !isNameWord(word))) return undefined;
  const from = all.findIndex((word) => !isTitle(word));
  const own = from < 0 ? [] : all.slice(from);
  if (INITIALS.test(own.at(-1) ?? "")) return undefined;
  const last = bare(own.at(-1) ?? "");
  const suffix = own.length > 1 && SUFFIXES.has(last) ? last : undefined;
  const kept = suffix === undefined ? own : own.slice(0, -1);
  const words = foldPersonName(kept.join(" "));
  const initials = kept.flatMap((word) => (INITIALS.test(word) ? [...bare(word)] : []));
  const titles = all
    .slice(0, Math.max(0, from))
    .map(bare)
    .filter((word) => !STYLES.has(word));
  return words.length === 0 ? undefined : { kind: "person", words, initials, suffix, titles };
}

/** Returns whether a word can be part of a name: it is capitalized or a particle, and contains no digit. */
function isNameWord(word: string): boolean {
  if (/[\p{N}&/]/u.test(word)) return false;
  return /^['’‘ʼ]?\p{Lu}/u.test(word) || PARTICLES.has(word.toLowerCase()) || /^(?:al|el|ad|ash|as)-\p{Lu}/u.test(word);
}

function isTitle(word: string): boolean {
  return isTitleWord(tokenizeSentence(word, { start: 0, end: word.length }, [])[0]);
}

function bare(word: string): string {
  return word.toLowerCase().replaceAll(".", "");
}

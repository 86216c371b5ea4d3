import { stemmer } from "stemmer";
import { SYNONYMS } from "./synonyms.ts";

/** A word of a text: in lower case as written, and the key that all its forms and synonyms share. */
export interface Word {
  readonly written: string;
  readonly key: string;
}

const STOP_WORDS = new Set(
  (
    "a an the and or of to in on at by for with from as that this these those it its their his her he she they them we " +
    "our us-pronoun i you your is are was were be been being has have had do does did will would shall should can could " +
    "may might must not no nor but if than then so such there here who whom whose which what when where while into onto " +
    "over under about between among within without during after before against toward towards through per via also " +
    "both all any each other another more most some same own very just only up down out off how s t well regarding"
  ).split(" "),
);

/**
 * Names of several words that are treated as one word, which may be in a row of `SYNONYMS`. As a fast test, a text is
 * searched for the pattern only if it contains the string `has`.
 */
const JOINED: readonly (readonly [has: string, name: RegExp, word: string])[] = [
  ["U", /\bUnited States(?: of America)?\b|\bU\.S\.(?:A\.)?|\bUS\b/g, "usa"],
  ["U", /\bUnited Kingdom\b|\bU\.K\./g, "britain"],
  ["Korea", /\b(?:North Korean?|Democratic People's Republic of Korea)\b/g, "dprk"],
  ["Korea", /\b(?:South Korean?|Republic of Korea)\b/g, "southkorea"],
  ["China", /\bPeople's Republic of China\b/g, "china"],
  ["E", /\bEuropean Union\b|\bE\.U\./g, "eu"],
  ["U", /\bUnited Nations\b|\bU\.N\./g, "un"],
  ["Joint", /\bJoint Comprehensive Plan of Action\b/g, "jcpoa"],
  ["Saudi", /\bSaudi Arabian?\b/g, "saudi"],
];

const KEYS = new Map<string, string>();
for (const row of SYNONYMS) {
  const [key = "", ...words] = row.split(" ");
  for (const word of [key, ...words]) KEYS.set(word, key);
}

const WORD = /[\p{L}\p{N}$€£][\p{L}\p{N}\p{M}'.,-]*/gu;
const TRAIL = /(?:'s|[-'.,]){1,6}$/u;

/** Cache of keys. It is cleared when it is full. */
const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

/** Returns the key of a lower-case word: the first word of its row in `SYNONYMS`, or its stem. */
export function keyOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const key = KEYS.get(word) ?? KEYS.get(withoutMarks(word)) ?? stemmer(withoutMarks(word));
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, key);
  return key;
}

function withoutMarks(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Returns all words of a text in lower case. Hyphenated words are split unless they are in `SYNONYMS`. */
export function writtenWords(text: string): string[] {
  let plain = text.replace(/[’‘]/g, "'").replace(/[‐‑]/g, "-");
  for (const [has, name, word] of JOINED) if (plain.includes(has)) plain = plain.replace(name, word);
  return (plain.toLowerCase().match(WORD) ?? []).flatMap((found) => {
    const word = found.replace(TRAIL, "");
    return KEYS.has(word) ? [word] : word.split("-").filter(Boolean);
  });
}

/** Returns the words of a text that are not stop words. */
export function contentWords(text: string): Word[] {
  return contentWordsAmong(writtenWords(text));
}

/** Returns the words of a list as `writtenWords` returns it that are not stop words. */
export function contentWordsAmong(list: readonly string[]): Word[] {
  const words: Word[] = [];
  for (const written of list)
    if (written.length > 1 && !STOP_WORDS.has(written)) words.push({ written, key: keyOf(written) });
  return words;
}

import { isTitleWord } from "../attribution/office-words.ts";
import type { SentenceToken } from "../document/sentence-tokens.ts";
import { AIDE_OFFICES } from "../languages/en/offices.ts";

/** Those who act for a chief whose office they do not hold ("Spokesman for the Secretary-General"). */
export const AIDES: ReadonlySet<string> = new Set(AIDE_OFFICES);

export const SHORT_TITLES = new Map([
  ["pm", ["prime", "minister"]],
  ["fm", ["foreign", "minister"]],
  ["dpm", ["deputy", "prime", "minister"]],
  ["eam", ["external", "minister"]],
  ["hr", ["high", "representative"]],
  ["hrvp", ["high", "representative"]],
  ["vp", ["vice-president"]],
]);

/** "PM" and "FM" in full. */
export function expandTitle(title: string): readonly string[] {
  return SHORT_TITLES.get(title) ?? [title];
}

/** The titles that a noun phrase tells of its bearer, without those of the chief an aide serves. */
export function titlesOf(words: readonly SentenceToken[]): readonly string[] {
  const titles: string[] = [];
  let isChiefs = false;
  for (const [at, word] of words.entries()) {
    if (isTitleWord(word) && (!isChiefs || AIDES.has(word.lower))) {
      titles.push(...expandTitle(word.lower));
      isChiefs = false;
    } else if (/^(?:to|for|of)$/.test(word.lower) && words.slice(0, at).some((title) => AIDES.has(title.lower)))
      isChiefs = true;
  }
  return titles;
}

import { isTitleWord } from "../attribution/office-words.ts";
import type { SentenceToken } from "../document/sentence-tokens.ts";
import { BELONGING_PREPOSITION } from "../languages/en/entity-patterns.ts";
import { AIDE_OFFICES } from "../languages/en/offices.ts";

/** Offices that assist a superior whose title is not theirs ("Spokesman for the Secretary-General"). */
export const AIDES: ReadonlySet<string> = new Set(AIDE_OFFICES);

export const SHORT_TITLES = new Map([
  ["pm", ["prime", "minister"]],
  ["fm", ["foreign", "minister"]],
  ["dpm", ["deputy", "prime", "minister"]],
  ["eam", ["external", "minister"]],
  ["hr", ["high", "representative"]],
  ["hrvp", ["high", "representative"]],
  ["vp", ["vice-president"]],
  ["cs", ["cabinet", "secretary"]],
  ["ps", ["principal", "secretary"]],
  ["sg", ["secretary-general"]],
  ["dsg", ["deputy", "secretary-general"]],
  ["usg", ["under-secretary-general"]],
  ["asg", ["assistant-secretary-general"]],
  ["srsg", ["special", "representative"]],
  ["dg", ["director-general"]],
  ["dfm", ["deputy", "foreign", "minister"]],
  ["nsa", ["national", "security", "adviser"]],
  ["hrh", ["highness"]],
  ["hh", ["highness"]],
  ["hm", ["majesty"]],
]);

/** Returns the words of a title, with abbreviations such as "PM" and "FM" expanded. */
export function expandTitle(title: string): readonly string[] {
  return SHORT_TITLES.get(title) ?? [title];
}

/** Returns the titles that a noun phrase gives to a person, without those of the superior whom an assistant serves. */
export function titlesOf(words: readonly SentenceToken[]): readonly string[] {
  const titles: string[] = [];
  let isSuperiorsTitle = false;
  for (const [at, word] of words.entries()) {
    if (isTitleWord(word) && (!isSuperiorsTitle || AIDES.has(word.lower))) {
      titles.push(...expandTitle(word.lower));
      isSuperiorsTitle = false;
    } else if (BELONGING_PREPOSITION.test(word.lower) && words.slice(0, at).some((title) => AIDES.has(title.lower)))
      isSuperiorsTitle = true;
  }
  return titles;
}

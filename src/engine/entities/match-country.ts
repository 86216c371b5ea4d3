import { isCapitalized, type SentenceToken } from "../document/sentence-tokens.ts";
import { COUNTRIES_AND_BODIES } from "../languages/en/countries-and-bodies.ts";

/**
 * A state or body named in a text: its name in `COUNTRIES_AND_BODIES`, the number of tokens, and the form that is used.
 */
export interface CountryMention {
  readonly name: string;
  readonly length: number;
  readonly form: "name" | "demonym" | "capital";
}

interface Row {
  readonly parts: readonly string[];
  readonly mention: CountryMention;
}

const BY_FIRST = new Map<string, Row[]>();

for (const [name, demonyms, capitals, aliases] of COUNTRIES_AND_BODIES) {
  add(name, name, "name");
  for (const alias of split(aliases)) add(alias, name, "name");
  for (const demonym of split(demonyms)) add(demonym, name, "demonym");
  for (const capital of split(capitals)) add(capital, name, "capital");
}
for (const rows of BY_FIRST.values()) rows.sort((a, b) => b.parts.length - a.parts.length);

function split(list: string): string[] {
  return list === "" ? [] : list.split(",");
}

function add(words: string, name: string, how: CountryMention["form"]): void {
  const parts = words.toLowerCase().replaceAll("’", "'").replaceAll("'s", " 's").split(" ");
  const rows = BY_FIRST.get(parts[0] ?? "") ?? [];
  rows.push({ parts, mention: { name, length: parts.length, form: how } });
  BY_FIRST.set(parts[0] ?? "", rows);
}

/**
 * Returns the state or body named at token `i`. With `end`, returns the first one that begins in the range from `i` to
 * `end`.
 */
export function matchCountryAt(words: readonly SentenceToken[], i: number, end?: number): CountryMention | undefined {
  for (let at = i; at < (end ?? i + 1); at++) {
    const word = words[at];
    if (word === undefined || (!isCapitalized(word) && word.lower !== "china")) continue;
    if (isAmbiguous(words, at)) continue;
    for (const { parts, mention } of BY_FIRST.get(word.lower) ?? []) {
      if (
        parts.every(
          (part, k) => words[at + k]?.lower === part || (k === parts.length - 1 && words[at + k]?.lower === `${part}s`),
        )
      )
        return mention;
    }
  }
  return undefined;
}

/** Returns whether the token is the pronoun "Us". Only "US" in capitals is the state. */
function isAmbiguous(words: readonly SentenceToken[], at: number): boolean {
  const word = words[at];
  return word?.lower === "us" && word.text !== "US";
}

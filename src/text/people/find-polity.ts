import { POLITIES } from "../lexicon/polities.ts";
import { isCapital, type Word } from "../words.ts";

/** A state or body named at some words: its name, how many words name it, and whether as an adjective. */
export interface PolityMention {
  readonly name: string;
  readonly length: number;
  readonly how: "name" | "demonym" | "seat";
}

interface Row {
  readonly parts: readonly string[];
  readonly mention: PolityMention;
}

const BY_FIRST = new Map<string, Row[]>();

for (const [name, demonyms, seats, aliases] of POLITIES) {
  add(name, name, "name");
  for (const alias of split(aliases)) add(alias, name, "name");
  for (const demonym of split(demonyms)) add(demonym, name, "demonym");
  for (const seat of split(seats)) add(seat, name, "seat");
}
for (const rows of BY_FIRST.values()) rows.sort((a, b) => b.parts.length - a.parts.length);

function split(list: string): string[] {
  return list === "" ? [] : list.split(",");
}

function add(words: string, name: string, how: PolityMention["how"]): void {
  const parts = words.toLowerCase().replaceAll("’", "'").replaceAll("'s", " 's").split(" ");
  const rows = BY_FIRST.get(parts[0] ?? "") ?? [];
  rows.push({ parts, mention: { name, length: parts.length, how } });
  BY_FIRST.set(parts[0] ?? "", rows);
}

/** The polity that the words at `i` name; with `end`, the first one named anywhere before it. */
export function polityAt(words: readonly Word[], i: number, end?: number): PolityMention | undefined {
  for (let at = i; at < (end ?? i + 1); at++) {
    const word = words[at];
    if (word === undefined || (!isCapital(word) && word.lower !== "china")) continue;
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

/** "US" and "U.S." are the state, "Us" is not; "Jordan" after a first name is a person, as is "Chad". */
function isAmbiguous(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word?.lower === "us" && word.text !== "US";
}

import { OWN_NAMES } from "../lexicon/own-names.ts";
import { findWords } from "../words.ts";
import { polityAt } from "./find-polity.ts";

/** How far a state's own name is looked for, so that long pages stay cheap. */
const READ = 20_000;

const OWN = new Map(OWN_NAMES);

/** A state by the name that it asks to be called by, where the text does so ("Türkiye"). */
export function nameAsWritten(text: string, name: string): string {
  const own = OWN.get(name);
  const head = own === undefined ? "" : text.slice(0, READ);
  return own?.find((alias) => head.includes(alias)) ?? name;
}

/** The name by which the tables know a state. */
export function nameInTables(name: string): string {
  const words = findWords(name, { start: 0, end: name.length }, []);
  const polity = polityAt(words, 0);
  return polity?.length === words.length ? polity.name : name;
}

import { tokenizeSentence } from "../document/sentence-tokens.ts";
import { PREFERRED_NAMES } from "../languages/en/preferred-country-names.ts";
import { matchCountryAt } from "./match-country.ts";

/** How far a state's own name is looked for, so that long pages stay cheap. */
const READ = 20_000;

const OWN = new Map(PREFERRED_NAMES);

/** A state by the name that it asks to be called by, where the text does so ("Türkiye"). */
export function preferredName(text: string, name: string): string {
  const own = OWN.get(name);
  const head = own === undefined ? "" : text.slice(0, READ);
  return own?.find((alias) => head.includes(alias)) ?? name;
}

/** The name by which the tables know a state. */
export function canonicalName(name: string): string {
  const words = tokenizeSentence(name, { start: 0, end: name.length }, []);
  const polity = matchCountryAt(words, 0);
  return polity?.length === words.length ? polity.name : name;
}

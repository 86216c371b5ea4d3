import { tokenizeSentence } from "../document/sentence-tokens.ts";
import { PREFERRED_NAMES } from "../languages/en/preferred-country-names.ts";
import { matchCountryAt } from "./match-country.ts";

/** Length of the part in which the preferred name is searched, in UTF-16 units, to limit the work on long pages. */
const SEARCHED_LENGTH = 20_000;

const PREFERRED = new Map(PREFERRED_NAMES);

/** Returns the name that a state prefers ("Türkiye") if the text uses it, otherwise `name`. */
export function preferredName(text: string, name: string): string {
  const preferred = PREFERRED.get(name);
  const head = preferred === undefined ? "" : text.slice(0, SEARCHED_LENGTH);
  return preferred?.find((alias) => head.includes(alias)) ?? name;
}

/** Returns the name of a state in `COUNTRIES_AND_BODIES`, or `name` if it is not there. */
export function canonicalName(name: string): string {
  const words = tokenizeSentence(name, { start: 0, end: name.length }, []);
  const polity = matchCountryAt(words, 0);
  return polity?.length === words.length ? polity.name : name;
}

import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import type { SentenceToken } from "../document/sentence-tokens.ts";
import { ENDS_POSSESSION, OWN } from "../languages/en/entity-patterns.ts";
import { splitCompound } from "./country-pairs.ts";
import { matchCountryAt } from "./match-country.ts";

/** Maximum distance in tokens between a state and such a word: "the United States' strong and lasting commitment". */
const MAX_OWN_DISTANCE = 5;
/** Returns the states in a compound: "Norway-EU". */
function countriesInCompound(words: readonly SentenceToken[], at: number): { name: string; isOwner: boolean }[] {
  return splitCompound(words, at).map((name) => ({ name, isOwner: false }));
}

/**
 * Returns the states that a sentence names. `isOwner` is true if the sentence attributes a commitment, support, concern
 * or the like to the state.
 * @param how "capital" returns only the states that are named by their capital, "name" only the others.
 */
export function countriesIn(
  document: Document,
  sentence: Sentence,
  how: "capital" | "name" = "name",
): { name: string; isOwner: boolean }[] {
  const words = document.tokensOf(sentence);
  return words.flatMap((_, at) => {
    const polity = matchCountryAt(words, at);
    if (polity === undefined) return how === "name" ? countriesInCompound(words, at) : [];
    if ((polity.form === "capital") !== (how === "capital")) return [];
    const next = words.slice(at + 1, at + 1 + MAX_OWN_DISTANCE).map(({ text: word }) => word.toLowerCase());
    const noun = next.findIndex((word) => OWN.test(word));
    const isOwner = noun >= 0 && !next.slice(0, noun).some((word) => ENDS_POSSESSION.test(word));
    return [{ name: polity.name, isOwner }];
  });
}

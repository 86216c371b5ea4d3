import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import type { SentenceToken } from "../document/sentence-tokens.ts";
import { splitCompound } from "./country-pairs.ts";
import { matchCountryAt } from "./match-country.ts";

/** What a side calls its own: "Norway's commitment", "continued U.S. support". */
const OWN =
  /^(?:commitment|support|readiness|solidarity|willingness|determination|gratitude|appreciation|position|condolences|keenness|resolve|interest|intention|desire|concern|concerns|hope|backing|assistance|stance)$/;
/** How many words may stand between a state and what it calls its own: "the United States' strong and lasting commitment". */
const OWN_REACH = 5;
/** The states in a compound: "Norway-EU". */
function partsOf(words: readonly SentenceToken[], at: number): { name: string; isOwner: boolean }[] {
  return splitCompound(words, at).map((name) => ({ name, isOwner: false }));
}

/** The states that a sentence names, and whether it calls each the owner of a commitment, support, concern and the like. */
export function countriesIn(
  document: Document,
  sentence: Sentence,
  how: "capital" | "name" = "name",
): { name: string; isOwner: boolean }[] {
  const words = document.tokensOf(sentence);
  return words.flatMap((_, at) => {
    const polity = matchCountryAt(words, at);
    if (polity === undefined) return how === "name" ? partsOf(words, at) : [];
    if ((polity.form === "capital") !== (how === "capital")) return [];
    const next = words.slice(at + 1, at + 1 + OWN_REACH).map(({ text: word }) => word.toLowerCase());
    const noun = next.findIndex((word) => OWN.test(word));
    const isOwner = noun >= 0 && !next.slice(0, noun).some((word) => /^(?:of|for|to|in|and|with|on|[,.;])$/.test(word));
    return [{ name: polity.name, isOwner }];
  });
}

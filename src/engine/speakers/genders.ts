import type { Document } from "../document/document.ts";
import type { Person } from "../entities/person.ts";
import { MENS_NAMES, WOMENS_NAMES } from "../languages/en/first-names.ts";
import { OWN_COUNTERPART } from "../languages/en/speaker-patterns.ts";
import { firstMention, type PersonMention } from "./discourse.ts";

/** The number of sentences that are searched. The lead introduces the counterpart. */
const SENTENCES_READ = 12;

/**
 * Stores the gender of a person whose counterpart a sentence names: "Minister Lund received her Chilean counterpart".
 * The owner is the first person that the sentence names before these words.
 */
export function learnGenders({ text, sentences }: Document, mentions: readonly PersonMention[]): void {
  for (const { start, end } of sentences.slice(0, SENTENCES_READ)) {
    const found = OWN_COUNTERPART.exec(text.slice(start, end));
    const owner: Person | undefined = found === null ? undefined : mentions[firstMention(mentions, start)]?.person;
    const at = owner?.mentions.find((span) => span.start >= start)?.start ?? end;
    if (owner === undefined || found === null || at >= start + found.index) continue;
    owner.gender ??= found[1]?.toLowerCase() === "her" ? "f" : "m";
  }
}

const LIKELY = new Map<string, "f" | "m">([
  ...WOMENS_NAMES.map((name) => [name, "f"] as const),
  ...MENS_NAMES.map((name) => [name, "m"] as const),
]);

/**
 * Returns the gender that the text shows, or else the one that the given name suggests. The latter only helps to choose
 * between two persons.
 */
export function likelyGender({ gender, nameTokens }: Person): "f" | "m" | undefined {
  if (gender !== undefined) return gender;
  return nameTokens.length < 2 ? undefined : LIKELY.get(nameTokens[0] ?? "");
}

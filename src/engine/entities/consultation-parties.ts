import type { Sentence } from "../document/find-sentences.ts";
import { findCountryPairs } from "./country-pairs.ts";
import { countriesIn } from "./detect-issuer.ts";

/** Consultations of ministries are held by their states, whoever leads the delegations. */
const CONSULTATIONS =
  /\b(?:consultations?|FOC|BPC|joint (?:commission|committee)|working group|dialogue)\b[^.]{0,160}?\b(?:(?:was|were) (?:held|convened|conducted)|took place)\b/iu;
/** Sentences in which the event is told. */
const LEAD = 8;

/** The two states of an event that no person is the subject of ("Political consultations between Norway and Chile were held"). */
export function findConsultationParties(text: string, sentences: readonly Sentence[]): string[] {
  const body = sentences.slice(0, LEAD).filter(({ paragraph }) => paragraph > 0);
  const lead = body.slice(0, 3).find(({ start, end }) => CONSULTATIONS.test(text.slice(start, end)));
  if (lead === undefined) return [];
  const states = new Set([...findCountryPairs(text, lead).flat(), ...countriesIn(text, lead).map(({ name }) => name)]);
  return states.size === 2 ? [...states] : [];
}

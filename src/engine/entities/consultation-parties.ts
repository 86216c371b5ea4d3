import type { Document } from "../document/document.ts";
import { CONSULTATIONS_HELD } from "../languages/en/event-kind-patterns.ts";
import { countriesIn } from "./countries-in-text.ts";
import { findCountryPairs } from "./country-pairs.ts";

/** Number of sentences in which the event is searched. */
const LEAD_SENTENCES = 8;

/**
 * Returns the two states that held consultations without naming persons ("Political consultations between Norway and
 * Chile were held"), or an empty list.
 */
export function findConsultationParties(document: Document): string[] {
  const body = document.sentences.slice(0, LEAD_SENTENCES).filter(({ paragraph }) => paragraph > 0);
  const lead = body.slice(0, 3).find(({ start, end }) => CONSULTATIONS_HELD.test(document.text.slice(start, end)));
  if (lead === undefined) return [];
  const states = new Set([
    ...findCountryPairs(document, lead).flat(),
    ...countriesIn(document, lead).map(({ name }) => name),
  ]);
  return states.size === 2 ? [...states] : [];
}

import type { Document } from "../document/document.ts";
import { CONSULTATIONS_HELD } from "../languages/en/event-kind-patterns.ts";
import { countriesIn } from "./countries-in-text.ts";
import { findCountryPairs } from "./country-pairs.ts";

/** Sentences in which the event is told. */
const LEAD = 8;

/** Returns the two states of an event that no person is the subject of ("Political consultations between Norway and Chile were held"). */
export function findConsultationParties(document: Document): string[] {
  const body = document.sentences.slice(0, LEAD).filter(({ paragraph }) => paragraph > 0);
  const lead = body.slice(0, 3).find(({ start, end }) => CONSULTATIONS_HELD.test(document.text.slice(start, end)));
  if (lead === undefined) return [];
  const states = new Set([
    ...findCountryPairs(document, lead).flat(),
    ...countriesIn(document, lead).map(({ name }) => name),
  ]);
  return states.size === 2 ? [...states] : [];
}

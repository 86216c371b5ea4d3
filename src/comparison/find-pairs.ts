import type { RejectedPair } from "../annotation/comparison-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { Sliced } from "../engine/slices.ts";
import { type EventCard, MAX_DAYS_APART, MIN_SUGGESTED, type PairSuggestion, pairTwo } from "./pair-readouts.ts";

/** Two stored readouts that may be about the same event. */
export interface SuggestedPair {
  readonly a: string;
  /** The other readout, with score and reasons. */
  readonly b: PairSuggestion;
}

/** Returns what the pairing needs of a stored readout. */
export function toEventCard({ id, url, issuer, event }: ReadoutRecord): EventCard {
  return {
    id,
    participants: event?.participants ?? [],
    kind: event?.kind,
    day: event?.day,
    issuer: issuer ?? event?.issuer,
    host: /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase(),
  };
}

/** Returns the day that is a number of days after the given one, both as "2026-03-14". */
export function dayAfter(day: string, count: number): string {
  const time = Date.parse(`${day}T00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + count * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Finds the pairs of readouts that may be about the same event, best first. The cards must be in the order of their
 * days. Pauses after each card.
 */
export function* findPairs(cards: readonly EventCard[], rejected: readonly RejectedPair[]): Sliced<SuggestedPair[]> {
  const isRejected = new Set(rejected.map(({ a, b }) => `${a} ${b}`));
  const pairs: SuggestedPair[] = [];
  for (const [at, one] of cards.entries()) {
    const last = one.day === undefined ? "" : dayAfter(one.day, MAX_DAYS_APART);
    for (let to = at + 1; to < cards.length; to++) {
      const other = cards[to];
      if (other?.day === undefined || other.day > last) break;
      const suggestion = pairTwo(one, other);
      if (!suggestion || suggestion.score < MIN_SUGGESTED) continue;
      if (!isRejected.has([one.id, other.id].sort().join(" "))) pairs.push({ a: one.id, b: suggestion });
    }
    yield;
  }
  return pairs.sort((p, q) => q.b.score - p.b.score);
}

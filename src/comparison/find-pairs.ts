import type { RejectedPair } from "../annotation/comparison-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import type { Sliced } from "../engine/slices.ts";
import {
  type EventCard,
  MAX_DAYS_APART,
  MIN_SUGGESTED,
  type PairSuggestion,
  pairTwo,
  STORED_NEAR,
} from "./pair-readouts.ts";

/** Two stored readouts that may be about the same event. */
export interface SuggestedPair {
  readonly a: string;
  /** The other readout, with score and reasons. */
  readonly b: PairSuggestion;
}

/** Returns what the pairing needs of a stored readout. */
export function toEventCard({ id, url, issuer, event, capturedAt }: ReadoutRecord): EventCard {
  return {
    id,
    participants: event?.participants ?? [],
    kind: event?.kind,
    day: event?.day,
    issuer: issuer ?? event?.issuer,
    host: hostOfUrl(url),
    capturedAt,
  };
}

/**
 * Returns what the pairing needs of a page that is open. Unless its readout is stored, it counts as stored now, so that
 * an account without a day is paired with one that was stored lately.
 */
export function eventCardOfPage(
  url: string,
  { participants, kind, day, issuer }: DiplomaticEvent,
  stored: Pick<ReadoutRecord, "id" | "capturedAt"> | undefined,
  now: Date = new Date(),
): EventCard {
  const capturedAt = stored?.capturedAt ?? now.toISOString();
  return { id: stored?.id ?? "", participants, kind, day, issuer, host: hostOfUrl(url), capturedAt };
}

function hostOfUrl(url: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase();
}

/** Returns the day that is a number of days after the given one, both as "2026-03-14". */
export function dayAfter(day: string, count: number): string {
  const time = Date.parse(`${day}T00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + count * 86_400_000).toISOString().slice(0, 10);
}

/** Finds the pairs of readouts that may be about the same event, best first. Pauses after each card. */
export function* findPairs(cards: readonly EventCard[], rejected: readonly RejectedPair[]): Sliced<SuggestedPair[]> {
  const isRejected = new Set(rejected.map(({ a, b }) => `${a} ${b}`));
  const pairs: SuggestedPair[] = [];
  // Cards with a day are compared with cards of nearby days, and cards without a day with cards stored at about the
  // same time.
  const dated = cards
    .filter(({ day }) => day !== undefined)
    .map((card) => ({ card, at: timeOf(`${card.day}T00:00Z`) }));
  const undated = cards
    .filter(({ day }) => day === undefined)
    .map((card) => ({ card, at: timeOf(card.capturedAt ?? "") }));
  yield* pairNear(dated, MAX_DAYS_APART * 86_400_000, isRejected, pairs);
  yield* pairNear(undated, STORED_NEAR, isRejected, pairs);
  return pairs.sort((p, q) => q.b.score - p.b.score);
}

function timeOf(text: string): number {
  return Date.parse(text) || 0;
}

interface TimedCard {
  readonly card: EventCard;
  readonly at: number;
}

/** Adds the pairs of cards that are at most `reach` milliseconds apart. */
function* pairNear(
  cards: readonly TimedCard[],
  reach: number,
  isRejected: ReadonlySet<string>,
  pairs: SuggestedPair[],
): Sliced<void> {
  const sorted = [...cards].sort((p, q) => p.at - q.at);
  for (const [at, { card: one, at: time }] of sorted.entries()) {
    for (let to = at + 1; to < sorted.length; to++) {
      const { card: other, at: otherTime } = sorted[to] ?? {};
      if (other === undefined || otherTime === undefined || otherTime - time > reach) break;
      const suggestion = pairTwo(one, other);
      if (!suggestion || suggestion.score < MIN_SUGGESTED) continue;
      if (!isRejected.has([one.id, other.id].sort().join(" "))) pairs.push({ a: one.id, b: suggestion });
    }
    yield;
  }
}

import {
  type Comparison,
  createRejectedPair,
  deleteComparison,
  type RejectedPair,
  restoreComparison,
} from "../annotation/comparison-record.ts";
import type { PersonNames } from "../annotation/person-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { dayAfter, toEventCard } from "../comparison/find-pairs.ts";
import {
  type EventCard,
  MAX_DAYS_APART,
  type PairSuggestion,
  pairReadouts,
  STORED_NEAR,
} from "../comparison/pair-readouts.ts";
import { readTx, type Store, writeTx } from "./open-store.ts";
import { readPersonNames } from "./people-store.ts";
import { toReadout } from "./readouts-store.ts";
import { publishAfter } from "./store-events.ts";

/**
 * Stores a comparison and resolves once it is written to disk. Returns the stored version: of two comparisons with the
 * same id, the one modified later.
 */
export function putComparison(store: Store, comparison: Comparison): Promise<Comparison> {
  const write = writeTx(store, "comparisons", async (comparisons) => {
    const known = await comparisons.get(comparison.id);
    if (known && known.modified > comparison.modified) return known;
    await comparisons.put(comparison);
    return comparison;
  });
  return publishAfter("comparisons", write);
}

/**
 * Changes the stored version of a comparison, so that no decision of another tab is lost. Returns the changed
 * comparison, or undefined if none has this id.
 */
export function editComparison(
  store: Store,
  id: string,
  edit: (comparison: Comparison) => Comparison,
): Promise<Comparison | undefined> {
  const write = writeTx(store, "comparisons", async (comparisons) => {
    const known = await comparisons.get(id);
    if (!known) return undefined;
    const edited = edit(known);
    if (edited !== known) await comparisons.put(edited);
    return edited;
  });
  return publishAfter("comparisons", write);
}

/** Moves a comparison to the trash. Returns it, or undefined if none has this id. */
export function trashComparison(store: Store, id: string, now = new Date()): Promise<Comparison | undefined> {
  return editComparison(store, id, (one) => (one.deleted === undefined ? deleteComparison(one, now) : one));
}

/** Restores a comparison from the trash. Returns it, or undefined if none has this id. */
export function untrashComparison(store: Store, id: string, now = new Date()): Promise<Comparison | undefined> {
  return editComparison(store, id, (one) => (one.deleted === undefined ? one : restoreComparison(one, now)));
}

/** Returns the comparison with this id, including comparisons in the trash. */
export function getComparison(store: Store, id: string): Promise<Comparison | undefined> {
  return readTx(store, "comparisons", (comparisons) => comparisons.get(id));
}

/** Returns all comparisons, including those in the trash. */
export function allComparisons(store: Store): Promise<Comparison[]> {
  return readTx(store, "comparisons", (comparisons) => comparisons.getAll());
}

/** Returns all comparisons, last modified first, without those in the trash. */
export function listComparisons(store: Store): Promise<Comparison[]> {
  return readTx(store, "comparisons", async (comparisons) => {
    const all = await comparisons.index("modified").getAll();
    return all.filter(({ deleted }) => deleted === undefined).reverse();
  });
}

/** Returns the comparisons in the trash, most recently deleted first. */
export function trashedComparisons(store: Store): Promise<Comparison[]> {
  return readTx(store, "comparisons", async (comparisons) => (await comparisons.index("deleted").getAll()).reverse());
}

/** Returns the comparisons that contain a readout, last modified first, without those in the trash. */
export function comparisonsOfReadout(store: Store, readout: string): Promise<Comparison[]> {
  return readTx(store, "comparisons", async (comparisons) => {
    const found = (await comparisons.index("readouts").getAll(readout)).filter(({ deleted }) => deleted === undefined);
    return found.sort((a, b) => (a.modified < b.modified ? 1 : -1));
  });
}

/** Permanently deletes the comparisons that were moved to the trash before the given time, or all if none is given. */
export function deleteTrashedComparisons(store: Store, before?: string): Promise<number> {
  const range = before === undefined ? undefined : IDBKeyRange.upperBound(before);
  return writeTx(store, "comparisons", async (comparisons) => {
    const ids = await comparisons.index("deleted").getAllKeys(range);
    await Promise.all(ids.map((id) => comparisons.delete(id)));
    return ids.length;
  });
}

/** Stores that two readouts are not about the same event, so that they are not suggested again. */
export function rejectPair(store: Store, one: string, other: string, now = new Date()): Promise<RejectedPair> {
  const pair = createRejectedPair(one, other, now);
  const write = writeTx(store, "rejectedPairs", async (pairs) => {
    await pairs.put(pair);
    return pair;
  });
  return publishAfter("comparisons", write);
}

/** Deletes the record that two readouts are not about the same event. */
export function acceptPair(store: Store, { a, b }: RejectedPair): Promise<void> {
  return publishAfter(
    "comparisons",
    writeTx(store, "rejectedPairs", (pairs) => pairs.delete([a, b])),
  );
}

/** Returns all pairs of readouts that are not about the same event. */
export function listRejectedPairs(store: Store): Promise<RejectedPair[]> {
  return readTx(store, "rejectedPairs", (pairs) => pairs.getAll());
}

/** Returns the readouts whose event was on a day between `from` and `to`, given as "2026-03-14" and both included. */
export function readoutsBetween(store: Store, from: string, to: string): Promise<ReadoutRecord[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found = await readouts.index("eventDay").getAll(IDBKeyRange.bound(from, to));
    return found.map((one) => toReadout(one));
  });
}

/** Returns the readouts without a day that were stored at about the given time. */
function readoutsStoredNear(store: Store, capturedAt: string): Promise<ReadoutRecord[]> {
  const time = Date.parse(capturedAt);
  const [from, to] = [time - STORED_NEAR, time + STORED_NEAR].map((one) => new Date(one).toISOString());
  return readTx(store, "readouts", async (readouts) => {
    const found = await readouts.index("capturedAt").getAll(IDBKeyRange.bound(from, to));
    return found.filter(({ event }) => event?.day === undefined).map((one) => toReadout(one));
  });
}

/** Returns the events of all readouts, with shown names of persons. */
export async function allEventCards(store: Store): Promise<EventCard[]> {
  const people = await readPersonNames(store);
  return readTx(store, "readouts", async (readouts) => {
    const cards: EventCard[] = [];
    // A cursor holds only one text in memory at a time.
    let cursor = await readouts.openCursor();
    for (; cursor; cursor = await cursor.continue()) cards.push(withPeople(toEventCard(cursor.value), people));
    return cards;
  });
}

/**
 * Returns the stored readouts that may be about the same event as the given one, best first, without rejected pairs.
 * For a readout without a day these are readouts without a day that were stored at about the same time.
 */
export async function suggestCounterparts(store: Store, card: EventCard): Promise<PairSuggestion[]> {
  const { day, capturedAt } = card;
  if (day === undefined && capturedAt === undefined) return [];
  const found =
    day === undefined
      ? readoutsStoredNear(store, capturedAt ?? "")
      : readoutsBetween(store, dayAfter(day, -MAX_DAYS_APART), dayAfter(day, MAX_DAYS_APART));
  const [near, rejected, people] = await Promise.all([found, listRejectedPairs(store), readPersonNames(store)]);
  const cards = near.map((record) => withPeople(toEventCard(record), people));
  return pairReadouts(withPeople(card, people), cards, rejected);
}

/** Returns the card with the shown names of persons, so that merged names count as one person. */
function withPeople(card: EventCard, people: PersonNames): EventCard {
  const participants = people.shownNames(card.participants);
  return participants === card.participants ? card : { ...card, participants };
}

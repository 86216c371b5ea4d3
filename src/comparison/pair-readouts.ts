import type { RejectedPair } from "../annotation/comparison-record.ts";
import type { EventKind } from "../engine/analysis.ts";
import { samePersonName } from "./fold-person-name.ts";

/** The event that a stored readout reports. */
export interface EventCard {
  readonly id: string;
  readonly participants: readonly string[];
  readonly kind: EventKind | undefined;
  /** The day of the event as "2026-03-14". */
  readonly day: string | undefined;
  /** The government or body that published it. */
  readonly issuer: string | undefined;
  /** The host of its URL. Two readouts of one host are from one side. */
  readonly host?: string | undefined;
  /** When it was stored, as an ISO time. */
  readonly capturedAt?: string | undefined;
}

/** Why two readouts may be about the same event, as data. */
export type PairReason =
  | { readonly kind: "people"; readonly names: readonly (readonly [one: string, other: string])[] }
  | { readonly kind: "day"; readonly apart: number }
  | { readonly kind: "no day" }
  /** Neither has a day, both name the same participants, and they were stored within a short time. */
  | { readonly kind: "stored near" }
  | { readonly kind: "event"; readonly one: EventKind | undefined; readonly other: EventKind | undefined }
  | { readonly kind: "issuer unknown" };

/** Another readout that may be about the same event. */
export interface PairSuggestion {
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly PairReason[];
}

/**
 * The factor of the score for each distance in days. A distance of one day is common, because of time zones and late
 * publication.
 */
const BY_DAYS = [1, 0.95, 0.5, 0.35] as const;
/** Readouts whose days are further apart are never paired. */
export const MAX_DAYS_APART = BY_DAYS.length - 1;
/** The factor if a day is unknown, because different calls between the same two persons then look the same. */
const WITHOUT_DAY = 0.3;
/** The factor if both days are unknown, the participants are the same, and both were stored within `STORED_NEAR`. */
const STORED_NEAR_FACTOR = 0.6;
/** The maximum time, in milliseconds, between storing two readouts that the user probably looked for together. */
export const STORED_NEAR = 2 * 86_400_000;
const OTHER_KIND = 0.85;
/** The factor for a video call and a meeting, because some issuers call a video call a meeting. */
const VIDEO_AND_MEETING = 0.9;
const UNKNOWN_ISSUER = 0.8;
const LEAST_NAME = 0.6;
/** The minimum share of common participants. It is below 1 because readouts of a summit name many persons. */
const LEAST_SHARE = 0.5;
export const MIN_SUGGESTED = 0.45;

/** Sets of kinds that different issuers use for the same event. */
const MANNERS: readonly ReadonlySet<EventKind>[] = [
  new Set<EventKind>(["call", "video call"]),
  new Set<EventKind>(["meeting", "visit", "consultation"]),
];

/**
 * Returns the readouts that may be about the same event as one, best first, without pairs that the user has rejected.
 */
export function pairReadouts(
  one: EventCard,
  others: Iterable<EventCard>,
  rejectedPairs: readonly RejectedPair[] = [],
): PairSuggestion[] {
  const rejected = new Set(rejectedPairs.flatMap(({ a, b }) => (a === one.id ? [b] : b === one.id ? [a] : [])));
  const suggestions: PairSuggestion[] = [];
  for (const other of others) {
    if (other.id === one.id || rejected.has(other.id)) continue;
    const suggestion = pairTwo(one, other);
    if (suggestion && suggestion.score >= MIN_SUGGESTED) suggestions.push(suggestion);
  }
  return suggestions.sort((p, q) => q.score - p.score || (p.id < q.id ? -1 : 1));
}

/** Returns how likely two readouts are about one event, or undefined if they have the same issuer, distant days or
 * different participants. */
export function pairTwo(one: EventCard, other: EventCard): PairSuggestion | undefined {
  if (isOneSide(one, other)) return undefined;
  const apart = daysBetween(one.day, other.day);
  if (apart !== undefined && apart > MAX_DAYS_APART) return undefined;
  const names = sharedPeople(one.participants, other.participants);
  const fewest = Math.min(one.participants.length, other.participants.length);
  if (names.length < 2 || names.length < LEAST_SHARE * fewest) return undefined;
  const isNear =
    names.length === Math.max(one.participants.length, other.participants.length) && isStoredNear(one, other);
  const byDay = apart === undefined ? (isNear ? STORED_NEAR_FACTOR : WITHOUT_DAY) : (BY_DAYS[apart] ?? 0);
  const people = names.reduce((sum, { likeness }) => sum + likeness, 0) / Math.max(2, Math.min(fewest, 4));
  const isIssuerKnown = one.issuer !== undefined && other.issuer !== undefined;
  const reasons: PairReason[] = [
    { kind: "people", names: names.map(({ pair }) => pair) },
    apart === undefined ? { kind: isNear ? "stored near" : "no day" } : { kind: "day", apart },
    { kind: "event", one: one.kind, other: other.kind },
    ...(isIssuerKnown ? [] : [{ kind: "issuer unknown" } as const]),
  ];
  const score =
    Math.min(1, people) * byDay * likenessOfKinds(one.kind, other.kind) * (isIssuerKnown ? 1 : UNKNOWN_ISSUER);
  return { id: other.id, score, reasons };
}

/** Returns whether neither of two readouts has a day, and both were stored within a short time. */
function isStoredNear(one: EventCard, other: EventCard): boolean {
  if (one.day !== undefined || other.day !== undefined) return false;
  return Math.abs(Date.parse(one.capturedAt ?? "") - Date.parse(other.capturedAt ?? "")) <= STORED_NEAR;
}

/** Why two readouts are probably not about one event, as data. */
export type PairDoubt =
  | { readonly kind: "people"; readonly one: readonly string[]; readonly other: readonly string[] }
  | { readonly kind: "days"; readonly one: string; readonly other: string };

/** Returns why two readouts are probably not about one event. Empty if they may be, or if too little is known. */
export function findDoubts(one: EventCard, other: EventCard): PairDoubt[] {
  const doubts: PairDoubt[] = [];
  const fewest = Math.min(one.participants.length, other.participants.length);
  const shared = sharedPeople(one.participants, other.participants).length;
  if (fewest > 0 && shared < Math.min(2, fewest))
    doubts.push({ kind: "people", one: one.participants, other: other.participants });
  const apart = daysBetween(one.day, other.day);
  if (apart !== undefined && apart > MAX_DAYS_APART && one.day !== undefined && other.day !== undefined)
    doubts.push({ kind: "days", one: one.day, other: other.day });
  return doubts;
}

/** Returns the factor for two kinds, which is never 0 because issuers name one event differently. */
function likenessOfKinds(one: EventKind | undefined, other: EventKind | undefined): number {
  if (one === undefined || other === undefined) return OTHER_KIND;
  if (one === other || MANNERS.some((kinds) => kinds.has(one) && kinds.has(other))) return 1;
  const both = new Set([one, other]);
  return both.has("video call") && both.has("meeting") ? VIDEO_AND_MEETING : OTHER_KIND;
}

function isOneSide(one: EventCard, other: EventCard): boolean {
  if (one.host !== undefined && one.host === other.host) return true;
  return one.issuer !== undefined && one.issuer === other.issuer;
}

/** Returns the number of days between two dates, or undefined if one is missing. */
function daysBetween(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const days = Math.abs(Date.parse(`${a}T00:00Z`) - Date.parse(`${b}T00:00Z`)) / 86_400_000;
  return Number.isNaN(days) ? undefined : days;
}

interface SharedPerson {
  readonly pair: readonly [string, string];
  readonly likeness: number;
}

/** Returns the persons that both name, each once, most certain first. */
function sharedPeople(one: readonly string[], other: readonly string[]): SharedPerson[] {
  const all = one.flatMap((a) => other.map((b) => ({ pair: [a, b] as const, likeness: samePersonName(a, b) })));
  const found: SharedPerson[] = [];
  for (const person of all.filter(({ likeness }) => likeness >= LEAST_NAME).sort((p, q) => q.likeness - p.likeness))
    if (!found.some(({ pair }) => pair[0] === person.pair[0] || pair[1] === person.pair[1])) found.push(person);
  return found;
}

/** Returns search words for the other side's account: surnames, kind of event and day. */
export function searchWords({ participants, day, kind }: EventCard): string {
  const surnames = participants.map(
    (name) =>
      name
        .replace(/,? (?:Jr|Sr)\.?$/u, "")
        .split(/\s+/)
        .at(-1) ?? name,
  );
  return [...surnames, ...(kind && kind !== "other" ? [kind] : []), ...(day ? [day] : [])].join(" ");
}

import type { Analysis, DiplomaticEvent } from "../engine/analysis.ts";
import { randomUuid } from "./uuid.ts";

/** The states of a readout in the reading list, in the order in which a user works through them. */
export const READOUT_STATUSES = ["new", "marked", "checked"] as const;

/**
 * "new": the user has not worked on the readout. "marked": the user has gone through its attributions. "checked": the
 * user has verified them.
 */
export type ReadoutStatus = (typeof READOUT_STATUSES)[number];

/** The status that the user has set, and when. */
export interface StatusMark {
  readonly value: ReadoutStatus;
  readonly at: string;
}

/** What the page declared about itself when its text was stored. Values are as written and may be wrong. */
export interface DeclaredFacts {
  /** The day of publication as "2026-03-14". */
  readonly publishedDay?: string;
  readonly siteName?: string;
  readonly author?: string;
}

/** A page's text and the engine's analysis of it at one time. */
export interface ReadoutVersion {
  readonly title: string;
  readonly capturedAt: string;
  readonly text: string;
  /** Hexadecimal SHA-256 of `text` in UTF-8, to verify a copy and to detect changes. */
  readonly sha256: string;
  readonly reading: Analysis;
}

/** A stored readout with its text, because official pages change and disappear. */
export interface ReadoutRecord extends ReadoutVersion {
  readonly id: string;
  readonly url: string;
  readonly canonicalUrl?: string;
  readonly issuer?: string;
  readonly language?: string;
  readonly event?: DiplomaticEvent;
  readonly facts?: DeclaredFacts;
  /** The user's mark in the reading list. A readout without one is new. */
  readonly status?: StatusMark;
  /** The earlier versions of the same page, oldest first. */
  readonly earlier: readonly ReadoutVersion[];
}

/** Input for a new readout record. `id` defaults to a random UUID. */
export interface NewReadout extends ReadoutVersion {
  readonly url: string;
  readonly canonicalUrl?: string | undefined;
  readonly issuer?: string | undefined;
  readonly language?: string | undefined;
  readonly facts?: DeclaredFacts | undefined;
  readonly id?: string | undefined;
}

/** Creates a readout record. The event is the one that the engine detected. */
export function createReadout(given: NewReadout): ReadoutRecord {
  const { id, canonicalUrl, issuer, language, facts, ...capture } = given;
  const event = capture.reading.event;
  const side = issuer ?? event?.issuer;
  return {
    ...capture,
    id: id ?? randomUuid(),
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(side !== undefined && { issuer: side }),
    ...(language !== undefined && { language }),
    ...(event && { event }),
    ...(facts && { facts }),
    earlier: [],
  };
}

/**
 * Returns the record after a new visit. If the text has changed, it becomes the current version and the old one is
 * kept. If not, only the analysis is updated.
 */
export function updateReadout(record: ReadoutRecord, capture: ReadoutVersion): ReadoutRecord {
  const event = capture.reading.event ?? record.event;
  if (capture.sha256 === record.sha256) return { ...record, reading: capture.reading, ...(event && { event }) };
  return { ...record, ...capture, ...(event && { event }), earlier: [...record.earlier, versionOf(record)] };
}

/**
 * Merges two records of one page under the id of the first. The most recently captured text becomes the current
 * version; all others are kept. Of two status marks, the later one counts.
 */
export function mergeReadouts(kept: ReadoutRecord, given: ReadoutRecord): ReadoutRecord {
  const [older, newer] = given.capturedAt < kept.capturedAt ? [given, kept] : [kept, given];
  const texts = [...kept.earlier, ...given.earlier, versionOf(older)].filter((text) => text.sha256 !== newer.sha256);
  const previous = [...new Map(texts.map((text) => [`${text.capturedAt} ${text.sha256}`, text])).values()];
  previous.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
  const status = laterMark(kept.status, given.status);
  return { ...older, ...newer, id: kept.id, url: kept.url, ...(status && { status }), earlier: previous };
}

function laterMark(one: StatusMark | undefined, other: StatusMark | undefined): StatusMark | undefined {
  if (!one || !other) return one ?? other;
  return other.at > one.at ? other : one;
}

/** Returns the status of a readout in the reading list. */
export function statusOf({ status }: Pick<ReadoutRecord, "status">): ReadoutStatus {
  return status?.value ?? "new";
}

/** Returns the time at which a text of the page was first stored. */
export function firstCapturedAt({ capturedAt, earlier }: ReadoutRecord): string {
  return earlier.reduce((first, one) => (one.capturedAt < first ? one.capturedAt : first), capturedAt);
}

function versionOf({ title, capturedAt, text, sha256, reading }: ReadoutRecord): ReadoutVersion {
  return { title, capturedAt, text, sha256, reading };
}

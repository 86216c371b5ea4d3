import type { Analysis, DiplomaticEvent } from "../engine/analysis.ts";
import { randomUuid } from "./uuid.ts";

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
  /** The earlier versions of the same page, oldest first. */
  readonly earlier: readonly ReadoutVersion[];
}

/** Input for a new readout record. `id` defaults to a random UUID. */
export interface NewReadout extends ReadoutVersion {
  readonly url: string;
  readonly canonicalUrl?: string | undefined;
  readonly issuer?: string | undefined;
  readonly language?: string | undefined;
  readonly id?: string | undefined;
}

/** Creates a readout record. The event is the one that the engine detected. */
export function createReadout(given: NewReadout): ReadoutRecord {
  const { id, canonicalUrl, issuer, language, ...capture } = given;
  const event = capture.reading.event;
  const side = issuer ?? event?.issuer;
  return {
    ...capture,
    id: id ?? randomUuid(),
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(side !== undefined && { issuer: side }),
    ...(language !== undefined && { language }),
    ...(event && { event }),
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
 * version; all others are kept.
 */
export function mergeReadouts(kept: ReadoutRecord, given: ReadoutRecord): ReadoutRecord {
  const [older, newer] = given.capturedAt < kept.capturedAt ? [given, kept] : [kept, given];
  const texts = [...kept.earlier, ...given.earlier, versionOf(older)].filter((text) => text.sha256 !== newer.sha256);
  const previous = [...new Map(texts.map((text) => [`${text.capturedAt} ${text.sha256}`, text])).values()];
  previous.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
  return { ...older, ...newer, id: kept.id, url: kept.url, earlier: previous };
}

function versionOf({ title, capturedAt, text, sha256, reading }: ReadoutRecord): ReadoutVersion {
  return { title, capturedAt, text, sha256, reading };
}

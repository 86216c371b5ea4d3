import type { Analysis, DiplomaticEvent } from "../engine/analysis.ts";
import { randomUuid } from "./uuid.ts";

/** What was read of a page at one moment: its text and what the engine saw in it. */
export interface ReadoutVersion {
  readonly title: string;
  readonly capturedAt: string;
  readonly text: string;
  /** Hexadecimal SHA-256 of `text` in UTF-8, so that a copy can be proved and a change seen. */
  readonly sha256: string;
  readonly reading: Analysis;
}

/** A readout that the reader keeps, with its text, because official pages change and vanish. */
export interface ReadoutRecord extends ReadoutVersion {
  readonly id: string;
  readonly url: string;
  readonly canonicalUrl?: string;
  readonly issuer?: string;
  readonly language?: string;
  readonly event?: DiplomaticEvent;
  /** The earlier texts of the same page, oldest first. */
  readonly earlier: readonly ReadoutVersion[];
}

/** What is known when a readout is kept for the first time. A missing `id` is drawn. */
export interface NewReadout extends ReadoutVersion {
  readonly url: string;
  readonly canonicalUrl?: string | undefined;
  readonly issuer?: string | undefined;
  readonly language?: string | undefined;
  readonly id?: string | undefined;
}

/** A new record; the event is the one that the engine read. */
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

/** The record after a new visit: a changed text becomes the present one and the old one is kept; the same text only renews the reading. */
export function updateReadout(record: ReadoutRecord, capture: ReadoutVersion): ReadoutRecord {
  const event = capture.reading.event ?? record.event;
  if (capture.sha256 === record.sha256) return { ...record, reading: capture.reading, ...(event && { event }) };
  return { ...record, ...capture, ...(event && { event }), earlier: [...record.earlier, versionOf(record)] };
}

/** Two records of one page as one, under the id of the first: the text captured later is the present one, all others are kept. */
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

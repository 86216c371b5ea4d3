import type { Analysis, DiplomaticEvent } from "../engine/analysis.ts";
import { newId } from "./new-id.ts";

/** What was read of a page at one moment: its text and what the engine saw in it. */
export interface ReadoutCapture {
  readonly title: string;
  readonly capturedAt: string;
  readonly text: string;
  /** Hexadecimal SHA-256 of `text` in UTF-8, so that a copy can be proved and a change seen. */
  readonly sha256: string;
  readonly reading: Analysis;
}

/** A readout that the reader keeps, with its text, because official pages change and vanish. */
export interface ReadoutRecord extends ReadoutCapture {
  readonly id: string;
  readonly url: string;
  readonly canonicalUrl?: string;
  readonly issuer?: string;
  readonly language?: string;
  readonly event?: DiplomaticEvent;
  /** The earlier texts of the same page, oldest first. */
  readonly earlier: readonly ReadoutCapture[];
}

/** What is known when a readout is kept for the first time. A missing `id` is drawn. */
export interface NewReadout extends ReadoutCapture {
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
    id: id ?? newId(),
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(side !== undefined && { issuer: side }),
    ...(language !== undefined && { language }),
    ...(event && { event }),
    earlier: [],
  };
}

/** The record after a new visit: a changed text becomes the present one and the old one is kept; the same text only renews the reading. */
export function reviseReadout(record: ReadoutRecord, capture: ReadoutCapture): ReadoutRecord {
  const event = capture.reading.event ?? record.event;
  if (capture.sha256 === record.sha256) return { ...record, reading: capture.reading, ...(event && { event }) };
  return { ...record, ...capture, ...(event && { event }), earlier: [...record.earlier, captureOf(record)] };
}

/** Two records of one page as one, under the id of the first: the text captured later is the present one, all others are kept. */
export function mergeReadouts(kept: ReadoutRecord, given: ReadoutRecord): ReadoutRecord {
  const [older, newer] = given.capturedAt < kept.capturedAt ? [given, kept] : [kept, given];
  const texts = [...kept.earlier, ...given.earlier, captureOf(older)].filter((text) => text.sha256 !== newer.sha256);
  const earlier = [...new Map(texts.map((text) => [`${text.capturedAt} ${text.sha256}`, text])).values()];
  earlier.sort((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1));
  return { ...older, ...newer, id: kept.id, url: kept.url, earlier };
}

function captureOf({ title, capturedAt, text, sha256, reading }: ReadoutRecord): ReadoutCapture {
  return { title, capturedAt, text, sha256, reading };
}

import type { DiplomaticEvent, Reading } from "../text/reading.ts";
import { newId } from "./new-id.ts";

/** What was read of a page at one moment: its text and what the engine saw in it. */
export interface ReadoutCapture {
  readonly title: string;
  readonly capturedAt: string;
  readonly text: string;
  /** Hexadecimal SHA-256 of `text` in UTF-8, so that a copy can be proved and a change seen. */
  readonly sha256: string;
  readonly reading: Reading;
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
  const { title, capturedAt, text, sha256, reading } = record;
  const earlier = [...record.earlier, { title, capturedAt, text, sha256, reading }];
  return { ...record, ...capture, ...(event && { event }), earlier };
}

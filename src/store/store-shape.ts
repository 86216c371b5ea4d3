import type { DBSchema, IDBPDatabase } from "idb";
import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Code } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import type { FacetKey } from "./facets.ts";
import type { Collection, PendingChange } from "./pending-index-change.ts";
import type { StoredSegment } from "./search/segment.ts";
import type { UndoPart, UndoRecord } from "./undo-record.ts";

/** The current version of the database schema. */
export const VERSION = 8;

/** Index fields that are stored with a record. They are never returned to callers outside the store. */
interface IndexFields {
  readonly pageKey: string;
  /**
   * One key for each facet of the record, with the record's time. Empty for a record in the trash; missing in records
   * of version 1.
   */
  readonly facetAt: readonly FacetKey[];
}

export type StoredNote = Note &
  IndexFields & {
    /**
     * The key of the canonical address that the page declares (see `schemelessPageKey`); missing if it declares none.
     */
    readonly canonicalKey?: string;
    /**
     * The `modified` time of the version that an undo restored. An earlier action uses it to recognise its own
     * change.
     */
    readonly standsFor?: string;
  };
export type StoredReadout = ReadoutRecord &
  IndexFields & {
    /** The time of the last reported change of the text (see `findLastChange`); missing if there is none. */
    readonly changedAt?: string;
  };
export type StoredCorrection = Correction & { readonly pageKey: string };
export type StoredReview = AttributionReview & { readonly pageKey: string };
export type StoredDecision = CoderDecision & { readonly pageKey: string };

/** The schema of the database. Times are ISO 8601 strings in UTC, so that they sort as strings. */
export interface StoreShape extends DBSchema {
  notes: {
    key: string;
    value: StoredNote;
    indexes: {
      pageKey: string;
      canonicalKey: string;
      created: string;
      modified: string;
      deleted: string;
      facetAt: FacetKey;
    };
  };
  readouts: {
    key: string;
    value: StoredReadout;
    /** `eventDay` contains only readouts whose day is known, `changedAt` only those whose text has changed. */
    indexes: {
      pageKey: string;
      url: string;
      capturedAt: string;
      facetAt: FacetKey;
      eventDay: string;
      changedAt: string;
    };
  };
  /**
   * Changes that are not in the search index yet. Each is written in the same transaction as its record, so that the
   * index never misses a change.
   */
  changes: { key: [Collection, string]; value: PendingChange };
  /** The segments of the search index. A segment is never changed after it was written. */
  segments: { key: number; value: StoredSegment; indexes: { collection: Collection } };
  /** One byte for each entry of a segment: 1 if its record has since changed or been deleted. */
  tombstones: { key: number; value: Uint8Array<ArrayBuffer> };
  undo: { key: string; value: UndoRecord; indexes: { at: string } };
  undoParts: { key: [string, number]; value: UndoPart };
  /** The user's corrections of the engine's results. */
  corrections: { key: string; value: StoredCorrection; indexes: { pageKey: string } };
  /** The user's comparisons of readouts. `readouts` has one entry for each readout of a comparison. */
  comparisons: { key: string; value: Comparison; indexes: { readouts: string; modified: string; deleted: string } };
  /** Pairs of readouts that are not about the same event. */
  rejectedPairs: { key: [string, string]; value: RejectedPair };
  /** The user's confirmations and tags of attributions. */
  reviews: { key: string; value: StoredReview; indexes: { pageKey: string } };
  /** Persons with several names, as the user has decided. There are few. Each name belongs to at most one of them. */
  people: { key: string; value: PersonRecord };
  /** Pairs of names that belong to different persons. */
  rejectedNames: { key: [string, string]; value: RejectedNames };
  /** The user's own terms of topics. */
  topicTerms: { key: string; value: TopicTerm };
  /** The codes of the codebook. There are few; no two of them have the same name. */
  codes: { key: string; value: Code };
  /** Decisions of other coders and replaced ones of the user, which apply to no text. */
  coderDecisions: { key: string; value: StoredDecision; indexes: { pageKey: string } };
}

/**
 * An open store. Only extension pages and the background open it: in a content script, `indexedDB` is the page's own.
 */
export type Store = IDBPDatabase<StoreShape>;

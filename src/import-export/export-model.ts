import { applyCorrections } from "../annotation/apply-corrections.ts";
import {
  type AttributionReview,
  combineReviews,
  findReviews,
  type ReviewState,
} from "../annotation/attribution-review.ts";
import { withTagsOfNotes } from "../annotation/attribution-row.ts";
import { type AttributionView, toAttributionView } from "../annotation/attribution-view.ts";
import type { Code } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { notesOnClaim } from "../annotation/notes-on-claim.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import type { Preferences } from "../annotation/preferences.ts";
import { type ReadoutRecord, type ReadoutStatus, statusOf } from "../annotation/readout-record.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";

/**
 * An attribution in an export, with its texts, its passage, the notes on it, its tags with those of its notes, and its
 * confirmation.
 */
export type ExportedAttribution = Pick<
  AttributionView,
  "index" | "source" | "cue" | "contents" | "addressee" | "speakers" | "act" | "selectors"
> &
  Partial<ReviewState> & {
    readonly noteIds?: readonly string[];
    /** The coders who have confirmed, corrected or tagged it, if they have given their names. */
    readonly coders?: readonly string[];
  };

/** A page in an export: its metadata, attributions, notes and stored text, and the user's corrections and reviews. */
export interface ExportedPage {
  readonly url: string;
  readonly title: string;
  readonly issuer?: string;
  readonly event?: DiplomaticEvent;
  readonly capturedAt: string;
  readonly attributions?: readonly ExportedAttribution[];
  readonly notes: readonly Note[];
  readonly readout?: ReadoutRecord;
  readonly corrections?: readonly Correction[];
  readonly reviews?: readonly AttributionReview[];
}

/** The input of an export. The pages may be iterated more than once, and are not all in memory at the same time. */
export interface ExportInput {
  readonly pages: Iterable<ExportedPage> | AsyncIterable<ExportedPage>;
  readonly exportedAt: string;
  /** The comparisons and the pairs of different events, for a backup of everything. */
  readonly comparisons?: Iterable<Comparison> | AsyncIterable<Comparison>;
  readonly rejectedPairs?: Iterable<RejectedPair> | AsyncIterable<RejectedPair>;
  /** The user's decisions about names, for a backup of everything. */
  readonly people?: readonly PersonRecord[];
  readonly rejectedNames?: readonly RejectedNames[];
  /** The saved searches and templates, for a backup of everything. */
  readonly preferences?: Preferences;
  /** The user's own terms of topics, for a backup of everything. */
  readonly topicTerms?: Iterable<TopicTerm> | AsyncIterable<TopicTerm>;
  /** The codebook, for formats with codes and for a backup of everything. */
  readonly codes?: readonly Code[];
  /** Decisions of other coders, for a backup of everything. */
  readonly coderDecisions?: Iterable<CoderDecision> | AsyncIterable<CoderDecision>;
  /** The version of Note Verbale that made the export. */
  readonly version: string;
}

/** An export whose pages are all in memory. */
export interface ExportDocument extends ExportInput {
  readonly pages: readonly ExportedPage[];
}

/** Returns the display name of the speaker: the full names if they are known, or the text of the source. */
export function exportedSpeaker({ speakers, source }: Pick<ExportedAttribution, "speakers" | "source">): string {
  return speakers.length > 0 ? speakers.join(", ") : source;
}

/** Returns the issuer of the page, if it is known. */
export function issuerOfPage({ issuer, event, readout }: ExportedPage): string | undefined {
  return issuer ?? event?.issuer ?? readout?.issuer;
}

/** Returns the status of the page's stored readout in the reading list, or undefined if no readout is stored. */
export function readoutStatusOf({ readout }: ExportedPage): ReadoutStatus | undefined {
  return readout && statusOf(readout);
}

/** Returns the event of the page, if it is known. */
export function eventOfPage({ event, readout }: ExportedPage): DiplomaticEvent | undefined {
  return event ?? readout?.event;
}

/**
 * Returns the date of an event for display: its day as "2026-03-14", or the date as written in the text if its day is
 * unknown. Returns "" if nothing is known.
 */
export function exportedDate({ day, date }: Pick<DiplomaticEvent, "day" | "date">): string {
  return day ?? date ?? "";
}

/**
 * Returns the attributions of the page: the given ones, or those of the stored readout with the user's corrections.
 */
export function attributionsOfPage({
  attributions,
  readout,
  notes,
  corrections = [],
  reviews = [],
}: ExportedPage): readonly ExportedAttribution[] {
  if (attributions) return attributions;
  if (!readout) return [];
  const { text, reading } = readout;
  const corrected = applyCorrections(text, reading.attributions, corrections).attributions;
  const found = findReviews(text, corrected, reviews);
  const coders = new Map(corrections.map(({ id, coder }) => [id, coder]));
  return corrected.map((one, index) => {
    const view = toAttributionView(text, one, index);
    return toExportedAttribution(view, notes, found.get(index), coders.get(one.correction?.id ?? ""));
  });
}

/**
 * Returns an attribution for export with its reviews, and with the ids of the notes on it.
 * @param corrector The coder who has corrected it.
 */
export function toExportedAttribution(
  view: AttributionView,
  notes: readonly Note[],
  reviews: readonly AttributionReview[] = [],
  corrector = "",
): ExportedAttribution {
  const { index, source, cue, contents, addressee, speakers, act, selectors } = view;
  const own = notesOnClaim(view, notes);
  const { tags, checked } = withTagsOfNotes(combineReviews(reviews), withoutTrashed(own));
  const given = [corrector, ...reviews.flatMap((one) => [one.coder ?? "", one.checked?.coder ?? ""])];
  const coders = [...new Set(given)].filter((coder) => coder !== "");
  return {
    ...{ index, source, cue, contents, addressee, speakers, act, selectors },
    ...(own.length > 0 && { noteIds: own.map(({ id }) => id) }),
    ...(tags.length > 0 && { tags }),
    ...(checked && { checked }),
    ...(coders.length > 0 && { coders }),
  };
}

/** Returns the notes that are not in the trash. */
export function withoutTrashed(notes: readonly Note[]): readonly Note[] {
  return notes.some(({ deleted }) => deleted !== undefined)
    ? notes.filter(({ deleted }) => deleted === undefined)
    : notes;
}

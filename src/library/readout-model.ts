import { applyCorrections } from "../annotation/apply-corrections.ts";
import { type AttributionRow, attributionRows, type ReviewedReadout } from "../annotation/attribution-row.ts";
import { type AttributionView, toAttributionView } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { locate, solePlace } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import { overlaps, type Span } from "../engine/span.ts";
import type { CorrectableText } from "../ui/correction-session.ts";

/** A note and its span in the text; the span is undefined if the passage is not found. */
export interface PlacedNote {
  readonly note: Note;
  readonly span: Span | undefined;
}

/** A correction that no attribution of the text shows: it dismisses one, or its passage is not in the text. */
export interface UnshownCorrection {
  readonly correction: Correction;
  readonly isDismissal: boolean;
}

/** One version of a stored readout as the reading view shows it, with everything that the user has added to it. */
export interface ReadoutModel extends CorrectableText {
  readonly record: ReadoutRecord;
  /** ISO time at which this version was stored. */
  readonly capturedAt: string;
  readonly views: readonly AttributionView[];
  /** The attributions as in the list of all attributions. Earlier versions are not listed there and have no rows. */
  readonly rows: readonly AttributionRow[];
  /** The notes in the order of the text. Those without a place in it come last. */
  readonly notes: readonly PlacedNote[];
  readonly unshown: readonly UnshownCorrection[];
}

/** Returns a version of a readout as the reading view shows it; `version` counts from 0, the earliest. */
export function buildReadoutModel(reviewed: ReviewedReadout, version: number): ReadoutModel {
  const { record, corrections } = reviewed;
  const capture = record.earlier[version] ?? record;
  const { text, reading, capturedAt } = capture;
  const { attributions, dismissals, orphaned } = applyCorrections(text, reading.attributions, corrections);
  return {
    record,
    capturedAt,
    text,
    engine: reading.attributions,
    corrections,
    attributions,
    participants: record.event?.participants ?? [],
    urlOf: () => record.url,
    views: attributions.map((one, index) => toAttributionView(text, one, index)),
    rows: capture === record ? attributionRows(reviewed) : [],
    notes: placeNotes(text, reviewed.notes),
    unshown: [
      ...dismissals.map((correction) => ({ correction, isDismissal: true })),
      ...orphaned.map((correction) => ({ correction, isDismissal: false })),
    ],
  };
}

function placeNotes(text: string, notes: readonly Note[]): PlacedNote[] {
  const index = indexText(text);
  const placed = notes.map((note) => {
    const { selector } = note.target;
    return { note, span: selector && solePlace(locate(index, selector)) };
  });
  const at = ({ span }: PlacedNote) => span?.start ?? Number.POSITIVE_INFINITY;
  return placed.sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

/** Returns the notes whose passage overlaps an attribution. */
export function notesAt({ attributions, notes }: ReadoutModel, index: number): readonly Note[] {
  const attribution = attributions[index];
  if (!attribution) return [];
  const { sources, cue, contents, addressees } = attribution;
  const spans = [...sources, ...(cue ? [cue] : []), ...contents, ...addressees];
  return notes.flatMap(({ note, span }) => (span && spans.some((one) => overlaps(one, span)) ? [note] : []));
}

/** Returns the indexes of the attributions whose highlights are shown, or only of those with the speakers of one. */
export function shownIndexes({ views }: ReadoutModel, sameSpeakersAs?: AttributionView): readonly number[] {
  const names = sameSpeakersAs?.speakers.join("\n");
  const isListed = ({ speakers, correction }: AttributionView) =>
    !correction?.isHidden && (names === undefined || (names !== "" && speakers.join("\n") === names));
  return views.filter(isListed).map(({ index }) => index);
}

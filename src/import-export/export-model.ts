import { applyCorrections } from "../annotation/apply-corrections.ts";
import { type AttributionView, toAttributionView } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";

/** An attribution as exported: in words, with the passage it stands in and the notes on it. */
export type ExportedAttribution = Pick<
  AttributionView,
  "index" | "source" | "cue" | "contents" | "addressee" | "speakers" | "act" | "selectors"
> & { readonly noteIds?: readonly string[] };

/** A page as exported: what it is, who says what on it, the notes on it, its stored text, and what the reader corrected. */
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
}

/** All that one export is made of. The pages may be walked more than once, and need never be in memory together. */
export interface ExportInput {
  readonly pages: Iterable<ExportedPage> | AsyncIterable<ExportedPage>;
  readonly exportedAt: string;
  /** The version of Note Verbale that made the export. */
  readonly version: string;
}

/** An export whose pages are all at hand. */
export interface ExportDocument extends ExportInput {
  readonly pages: readonly ExportedPage[];
}

/** Who speaks, for a reader: the fullest names, or else the words of the text. */
export function exportedSpeaker({ speakers, source }: Pick<ExportedAttribution, "speakers" | "source">): string {
  return speakers.length > 0 ? speakers.join(", ") : source;
}

/** The side that speaks on the page, as far as it is known. */
export function issuerOfPage({ issuer, event, readout }: ExportedPage): string | undefined {
  return issuer ?? event?.issuer ?? readout?.issuer;
}

/** The event of the page, as far as it is known. */
export function eventOfPage({ event, readout }: ExportedPage): DiplomaticEvent | undefined {
  return event ?? readout?.event;
}

/** Who says what on the page: as given, or as read in the stored text and corrected by the reader. */
export function attributionsOfPage({
  attributions,
  readout,
  notes,
  corrections = [],
}: ExportedPage): readonly ExportedAttribution[] {
  if (attributions) return attributions;
  if (!readout) return [];
  const { text, reading } = readout;
  const corrected = applyCorrections(text, reading.attributions, corrections).attributions;
  return corrected.map((one, index) => toExportedAttribution(toAttributionView(text, one, index), notes));
}

/** An attribution for export, with the notes on it: those whose words are its own. */
export function toExportedAttribution(view: AttributionView, notes: readonly Note[]): ExportedAttribution {
  const { index, source, cue, contents, addressee, speakers, act, selectors } = view;
  const noteIds = notes.filter(({ attribution }) => isSameClaim(view, attribution)).map(({ id }) => id);
  return { index, source, cue, contents, addressee, speakers, act, selectors, ...(noteIds.length > 0 && { noteIds }) };
}

function isSameClaim({ cue, contents }: AttributionView, snapshot: Note["attribution"]): boolean {
  if (snapshot === undefined) return false;
  return oneLine(snapshot.cue ?? "") === cue && oneLine(snapshot.contents.join()) === contents.join();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** The notes that are not in the trash. */
export function withoutTrashed(notes: readonly Note[]): readonly Note[] {
  return notes.some(({ deleted }) => deleted !== undefined)
    ? notes.filter(({ deleted }) => deleted === undefined)
    : notes;
}

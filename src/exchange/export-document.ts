import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import type { DiplomaticEvent } from "../text/reading.ts";

/** An attribution as exported: in words, with the passage it stands in and the notes on it. */
export type ExportedAttribution = Pick<
  AttributionView,
  "index" | "source" | "cue" | "contents" | "addressee" | "speakers" | "act" | "selectors"
> & { readonly noteIds?: readonly string[] };

/** A page as exported: what it is, who says what on it, and the notes on it. */
export interface ExportedPage {
  readonly url: string;
  readonly title: string;
  readonly issuer?: string;
  readonly event?: DiplomaticEvent;
  readonly capturedAt: string;
  readonly attributions?: readonly ExportedAttribution[];
  readonly notes: readonly Note[];
}

/** All that one export holds. */
export interface ExportDocument {
  readonly pages: readonly ExportedPage[];
  readonly exportedAt: string;
  /** The version of Note Verbale that made the export. */
  readonly version: string;
}

/** Who speaks, for a reader: the fullest names, or else the words of the text. */
export function speakerOf({ speakers, source }: Pick<ExportedAttribution, "speakers" | "source">): string {
  return speakers.length > 0 ? speakers.join(", ") : source;
}

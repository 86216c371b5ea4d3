import type { Act } from "../engine/analysis.ts";
import type { CorrectionInfo } from "./apply-corrections.ts";
import type { AttributionView } from "./attribution-view.ts";
import type { CorrectableField } from "./correction.ts";
import type { Note } from "./note.ts";

/** The user's notes and correction at one place of a page. The page must not be able to read it. */
export interface UserContent {
  readonly notes: readonly Note[];
  /** The user's correction of the attribution at this place, or null. */
  readonly correction: CorrectedContent | null;
}

/** The correction of an attribution, with its speakers and act if the user set them. */
export interface CorrectedContent {
  readonly info: CorrectionInfo;
  readonly speakers: readonly string[] | null;
  readonly act: Act | null;
}

/** The part of an attribution that may be in the page's own document, where the page can read it. */
export type PageVisibleAttribution = Omit<AttributionView, "act"> & {
  /** Undefined if the user set the act. */
  readonly act: Act | undefined;
};

/** Returns the user's own content at a place, or undefined if there is none. */
export function userContentOf(view: AttributionView | undefined, notes: readonly Note[]): UserContent | undefined {
  const correction =
    view?.correction && changesContent(view.correction) ? correctedContentOf(view, view.correction) : null;
  return correction || notes.length > 0 ? { notes, correction } : undefined;
}

/**
 * Returns the attribution without the user's own content. Spans that the user moved are kept, because the highlights
 * reveal them anyway.
 */
export function withoutUserContent(view: AttributionView): PageVisibleAttribution {
  const { correction } = view;
  return {
    ...view,
    speakers: isCorrectedField(correction, "speakers") ? [] : view.speakers,
    act: isCorrectedField(correction, "act") ? undefined : view.act,
  };
}

/** Returns true if a correction does more than hide the highlights. */
export function changesContent({ isAdded, changed }: CorrectionInfo): boolean {
  return isAdded || changed.length > 0;
}

function correctedContentOf({ speakers, act }: AttributionView, info: CorrectionInfo): CorrectedContent {
  return {
    info,
    speakers: isCorrectedField(info, "speakers") ? speakers : null,
    act: isCorrectedField(info, "act") ? act : null,
  };
}

function isCorrectedField(info: CorrectionInfo | undefined, part: CorrectableField): boolean {
  return info !== undefined && (info.isAdded || info.changed.includes(part));
}

import type { Act } from "../engine/analysis.ts";
import type { CorrectionInfo } from "./apply-corrections.ts";
import type { AttributionView } from "./attribution-view.ts";
import type { CorrectableField } from "./correction.ts";
import type { Note } from "./note.ts";

/** What the user has written and corrected at a place of a page. A page must not read it. */
export interface UserContent {
  readonly notes: readonly Note[];
  /** What the user has said of the attribution there, or null. */
  readonly correction: CorrectedContent | null;
}

/** What the user has said of an attribution, and its speakers and act where these are the user's own. */
export interface CorrectedContent {
  readonly info: CorrectionInfo;
  readonly speakers: readonly string[] | null;
  readonly act: Act | null;
}

/** What of an attribution may stand in the page's own document, where the page can find every word of it. */
export type PageVisibleAttribution = Omit<AttributionView, "act"> & {
  /** Nothing where the user has chosen the act. */
  readonly act: Act | undefined;
};

/** The user's own words at a place; undefined where there are none. */
export function userContentOf(view: AttributionView | undefined, notes: readonly Note[]): UserContent | undefined {
  const correction =
    view?.correction && changesContent(view.correction) ? correctedContentOf(view, view.correction) : null;
  return correction || notes.length > 0 ? { notes, correction } : undefined;
}

/** The attribution without the user's own words. Edges that the user has moved stay, because the marks show them anyway. */
export function withoutUserContent(view: AttributionView): PageVisibleAttribution {
  const { correction } = view;
  return {
    ...view,
    speakers: isCorrectedField(correction, "speakers") ? [] : view.speakers,
    act: isCorrectedField(correction, "act") ? undefined : view.act,
  };
}

/** Whether a correction says anything but that the marks are hidden. */
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

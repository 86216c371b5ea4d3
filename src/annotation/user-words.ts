import type { Act } from "../engine/analysis.ts";
import type { CorrectionMark } from "./apply-corrections.ts";
import type { AttributionView } from "./attribution-view.ts";
import type { Correctable } from "./correction.ts";
import type { Note } from "./note.ts";

/** What the user has written and corrected at a place of a page. A page must not read it. */
export interface UserWords {
  readonly notes: readonly Note[];
  /** What the user has said of the attribution there, or null. */
  readonly corrected: CorrectedWords | null;
}

/** What the user has said of an attribution, and its speakers and act where these are the user's own. */
export interface CorrectedWords {
  readonly mark: CorrectionMark;
  readonly speakers: readonly string[] | null;
  readonly act: Act | null;
}

/** What of an attribution may stand in the page's own document, where the page can find every word of it. */
export type PageWords = Omit<AttributionView, "act"> & {
  /** Nothing where the user has chosen the act. */
  readonly act: Act | undefined;
};

/** The user's own words at a place; undefined where there are none. */
export function userWordsOf(view: AttributionView | undefined, notes: readonly Note[]): UserWords | undefined {
  const corrected = view?.correction && isChanged(view.correction) ? correctedWordsOf(view, view.correction) : null;
  return corrected || notes.length > 0 ? { notes, corrected } : undefined;
}

/** The attribution without the user's own words. Edges that the user has moved stay, because the marks show them anyway. */
export function withoutUserWords(view: AttributionView): PageWords {
  const { correction } = view;
  return {
    ...view,
    speakers: isOwn(correction, "speakers") ? [] : view.speakers,
    act: isOwn(correction, "act") ? undefined : view.act,
  };
}

/** Whether a correction says anything but that the marks are hidden. */
export function isChanged({ isAdded, changed }: CorrectionMark): boolean {
  return isAdded || changed.length > 0;
}

function correctedWordsOf({ speakers, act }: AttributionView, mark: CorrectionMark): CorrectedWords {
  return { mark, speakers: isOwn(mark, "speakers") ? speakers : null, act: isOwn(mark, "act") ? act : null };
}

function isOwn(mark: CorrectionMark | undefined, part: Correctable): boolean {
  return mark !== undefined && (mark.isAdded || mark.changed.includes(part));
}

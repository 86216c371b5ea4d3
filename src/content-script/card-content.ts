import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { type UserContent, userContentOf } from "../annotation/user-content.ts";
import { overlaps } from "../engine/span.ts";
import type { ListPosition } from "../ui/attribution-card.tsx";
import type { ReadonlyPageState } from "./page-state.ts";

/** What the card of an attribution shows. */
export interface CardContent {
  readonly attribution: AttributionView;
  /** The user's notes and correction for this place, or undefined if there are none. */
  readonly userContent: UserContent | undefined;
  readonly among: ListPosition;
  /** Position among the claims of the same speaker. */
  readonly bySpeaker: ListPosition;
}

/** Returns what the card of an attribution shows, or undefined if there is no attribution at the index. */
export function cardContent(state: ReadonlyPageState, index: number): CardContent | undefined {
  const attribution = state.analysis?.views[index];
  if (!attribution) return undefined;
  const claims = claimsBySpeaker(state, attribution);
  return {
    attribution,
    userContent: userContentOf(attribution, notesOfAttribution(state, index)),
    among: { number: index + 1, count: state.highlighted.length },
    bySpeaker: { number: claims.indexOf(index) + 1, count: claims.length },
  };
}

/** Returns what the card of notes that are not on an attribution shows. Notes that are no longer on the page are left out. */
export function notesContent(state: ReadonlyPageState, ids: readonly string[]): UserContent | undefined {
  const here = state.notes.filter(({ note, span }) => span && ids.includes(note.id));
  return userContentOf(
    undefined,
    here.map(({ note }) => note),
  );
}

/** Returns the notes that belong to an attribution or overlap it. */
function notesOfAttribution({ highlighted, notes }: ReadonlyPageState, index: number): readonly Note[] {
  const attribution = highlighted[index];
  if (!attribution) return [];
  const { sources, cue, contents, addressees } = attribution;
  const spans = [...sources, ...(cue ? [cue] : []), ...contents, ...addressees];
  return notes
    .filter((anchored) => {
      const { span } = anchored;
      return anchored.attribution === index || (span && spans.some((one) => overlaps(one, span)));
    })
    .map(({ note }) => note);
}

/** Returns the attributions that the user can navigate to: those with highlights. */
export function visibleAttributions({ analysis, highlighted }: ReadonlyPageState): readonly AttributionView[] {
  const views = highlighted.length > 0 ? (analysis?.views ?? []) : [];
  return views.filter(({ correction }) => !correction?.isHidden);
}

/** Returns the indexes of the visible attributions with the same speakers. */
export function claimsBySpeaker(state: ReadonlyPageState, { speakers }: AttributionView): readonly number[] {
  const names = speakers.join("\n");
  if (names === "") return [];
  return visibleAttributions(state)
    .filter((one) => one.speakers.join("\n") === names)
    .map(({ index }) => index);
}

/**
 * Returns the index of the attribution with the same text on the current page. If there are several, returns the one
 * at the same index.
 */
export function indexOfSame({ analysis, highlighted }: ReadonlyPageState, view: AttributionView): number | undefined {
  const key = textKey(view);
  const same = (analysis?.views ?? []).filter((one) => highlighted[one.index] && textKey(one) === key);
  return (same.find(({ index }) => index === view.index) ?? same[0])?.index;
}

function textKey({ source, cue, contents }: AttributionView): string {
  return [source, cue, ...contents].join("\n");
}

import { applyCorrections } from "../annotation/apply-corrections.ts";
import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import { type LocateRun, locateMany } from "../annotation/locate-many.ts";
import type { Note, NoteState } from "../annotation/note.ts";
import type { Analysis } from "../engine/analysis.ts";
import { runInSlices } from "../engine/slices.ts";
import { contains, type Span } from "../engine/span.ts";
import type { PageText } from "../page/page-text.ts";
import { yieldToPage } from "../page/yield-to-page.ts";
import type { AnchoredNote, PageAnalysis } from "./page-analysis.ts";

/** The notes of a page with their positions, and the search that found them. */
export interface AnchoredNotes {
  readonly notes: readonly AnchoredNote[];
  readonly run: LocateRun;
}

/**
 * Locates the passages of notes in the current page, yielding to the page between slices. Returns undefined if it was
 * cancelled. Passages that no change of the page has touched since the previous search are not searched again.
 */
export async function anchorNotes(
  notes: readonly Note[],
  { page, views }: PageAnalysis,
  signal: AbortSignal,
  previous: AnchoredNotes | undefined,
): Promise<AnchoredNotes | undefined> {
  const run = await locateMany(
    page.text,
    notes.map(({ target }) => target.selector),
    { signal, pause: yieldToPage, previous: previous && runFor(notes, previous) },
  );
  return run && { notes: await anchorInFolded(toAnchoredNotes(notes, run, views), page, signal), run };
}

/**
 * Searches folded parts of the page for passages that were not found in the visible text. A note is orphaned only if
 * its passage is in neither.
 */
async function anchorInFolded(
  anchored: readonly AnchoredNote[],
  page: PageText,
  signal: AbortSignal,
): Promise<readonly AnchoredNote[]> {
  const missing = anchored.flatMap(({ note }, index) => (note.state === "orphaned" ? [{ note, index }] : []));
  if (missing.length === 0) return anchored;
  const pace = { signal, pause: yieldToPage };
  const unfolded = await runInSlices(page.readUnfolded(), pace);
  const selectors = missing.map(({ note }) => note.target.selector);
  const run = unfolded && (await locateMany(unfolded.text, selectors, pace));
  if (!run) return anchored;
  const all = [...anchored];
  for (const [at, { note, index }] of missing.entries()) {
    const found = run.located[at];
    if (!found || !("span" in found)) continue;
    const folded = unfolded.rangeOf(found.span);
    if (folded) all[index] = { note: withState(note, found.state), span: undefined, attribution: undefined, folded };
  }
  return all;
}

/**
 * Separates the orphaned corrections of an analysis into those whose passage is in a folded part and those whose
 * passage is gone.
 */
export async function findFoldedCorrections(read: PageAnalysis, signal: AbortSignal): Promise<PageAnalysis> {
  const { orphaned, page } = read;
  if (orphaned.length === 0) return read;
  const pace = { signal, pause: yieldToPage };
  const unfolded = await runInSlices(page.readUnfolded(), pace);
  const selectors = orphaned.map(({ target }) => target.selector);
  const pass = unfolded && (await locateMany(unfolded.text, selectors, pace));
  const isFolded = (_: Correction, at: number) => "span" in (pass?.located[at] ?? {});
  return { ...read, folded: orphaned.filter(isFolded), orphaned: orphaned.filter((one, at) => !isFolded(one, at)) };
}

/**
 * Returns the previous search as if it had been for these notes: it keeps the results of notes whose target has not
 * changed.
 */
function runFor(notes: readonly Note[], { notes: anchored, run }: AnchoredNotes): LocateRun {
  const found = new Map(anchored.map(({ note }, index) => [noteKey(note), run.located[index]]));
  return { text: run.text, located: notes.map((note) => found.get(noteKey(note))) };
}

function noteKey({ id, target }: Note): string {
  return `${id} ${JSON.stringify(target.selector)}`;
}

function toAnchoredNotes(
  notes: readonly Note[],
  { located }: LocateRun,
  views: readonly AttributionView[],
): AnchoredNote[] {
  return notes.map((note, index) => {
    const found = located[index];
    if (!found) return { note, span: undefined, attribution: undefined };
    const span = "span" in found ? found.span : undefined;
    return { note: withState(note, found.state), span, attribution: span && attributionOf(note, span, views) };
  });
}

function withState(note: Note, state: NoteState): Note {
  return note.state === state ? note : { ...note, state };
}

/** Returns the index of the attribution at a note's position, if the note was made on an attribution. */
function attributionOf(note: Note, span: Span, views: readonly AttributionView[]): number | undefined {
  const { attribution } = note;
  if (!attribution) return undefined;
  const here = views.filter((view) => contains(view.span, span) || contains(span, view.span));
  return (here.find(({ cue }) => cue === attribution.cue) ?? here[0])?.index;
}

/** Returns the main text and its corrected analysis, as they are stored with a readout. */
export function analysisToStore({ engine, corrections }: PageAnalysis): {
  readonly text: string;
  readonly reading: Analysis;
} {
  const { mainText, mainAnalysis } = engine;
  const { attributions } = applyCorrections(mainText, mainAnalysis.attributions, corrections);
  return { text: mainText, reading: { ...mainAnalysis, attributions } };
}

import { applyCorrections } from "../annotation/apply-corrections.ts";
import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import { locateMany, type LocateRun } from "../annotation/locate-many.ts";
import type { Note, NoteState } from "../annotation/note.ts";
import type { Analysis } from "../engine/analysis.ts";
import { runInSlices } from "../engine/slices.ts";
import { contains, type Span } from "../engine/span.ts";
import { yieldToPage } from "../page/yield-to-page.ts";
import type { PageText } from "../page/page-text.ts";
import type { PageReading, PlacedNote } from "./page-reading.ts";

/** The notes of a page with their places, and the search that found these. */
export interface FoundNotes {
  readonly placed: readonly PlacedNote[];
  readonly pass: LocateRun;
}

/**
 * Finds the passages of notes in the page as it is now, giving way to the page between slices; nothing when told to stop.
 * A passage found before, which no change of the page has touched since, is not looked for again.
 */
export async function findNotes(
  notes: readonly Note[],
  { page, views }: PageReading,
  signal: AbortSignal,
  earlier: FoundNotes | undefined,
): Promise<FoundNotes | undefined> {
  const pass = await locateMany(
    page.text,
    notes.map(({ target }) => target.selector),
    { signal, pause: yieldToPage, previous: earlier && passOf(notes, earlier) },
  );
  return pass && { placed: await findFolded(placeNotes(notes, pass, views), page, signal), pass };
}

/** Looks for the passages that are not shown in what is folded away; only what is in neither is gone. */
async function findFolded(
  placed: readonly PlacedNote[],
  page: PageText,
  signal: AbortSignal,
): Promise<readonly PlacedNote[]> {
  const missing = placed.flatMap(({ note }, index) => (note.state === "orphaned" ? [{ note, index }] : []));
  if (missing.length === 0) return placed;
  const pace = { signal, pause: yieldToPage };
  const unfolded = await runInSlices(page.readUnfolded(), pace);
  const selectors = missing.map(({ note }) => note.target.selector);
  const pass = unfolded && (await locateMany(unfolded.text, selectors, pace));
  if (!pass) return placed;
  const all = [...placed];
  for (const [at, { note, index }] of missing.entries()) {
    const found = pass.located[at];
    if (!found || !("span" in found)) continue;
    const folded = unfolded.rangeOf(found.span);
    if (folded) all[index] = { note: withState(note, found.state), span: undefined, attribution: undefined, folded };
  }
  return all;
}

/** Tells the corrections of a reading whose passage is folded away from those whose passage is gone. */
export async function findFoldedCorrections(read: PageReading, signal: AbortSignal): Promise<PageReading> {
  const { lost, page } = read;
  if (lost.length === 0) return read;
  const pace = { signal, pause: yieldToPage };
  const unfolded = await runInSlices(page.readUnfolded(), pace);
  const selectors = lost.map(({ target }) => target.selector);
  const pass = unfolded && (await locateMany(unfolded.text, selectors, pace));
  const isFolded = (_: Correction, at: number) => "span" in (pass?.located[at] ?? {});
  return { ...read, folded: lost.filter(isFolded), lost: lost.filter((one, at) => !isFolded(one, at)) };
}

/** The earlier search as if it had been for these notes: what it found of those that point where they pointed then. */
function passOf(notes: readonly Note[], { placed, pass }: FoundNotes): LocateRun {
  const found = new Map(placed.map(({ note }, index) => [keyOf(note), pass.located[index]]));
  return { text: pass.text, located: notes.map((note) => found.get(keyOf(note))) };
}

function keyOf({ id, target }: Note): string {
  return `${id} ${JSON.stringify(target.selector)}`;
}

function placeNotes(notes: readonly Note[], { located }: LocateRun, views: readonly AttributionView[]): PlacedNote[] {
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

/** A note made on an attribution belongs to the one at its place. */
function attributionOf(note: Note, span: Span, views: readonly AttributionView[]): number | undefined {
  const { attribution } = note;
  if (!attribution) return undefined;
  const here = views.filter((view) => contains(view.span, span) || contains(span, view.span));
  return (here.find(({ cue }) => cue === attribution.cue) ?? here[0])?.index;
}

/** The main text by itself with its own reading, corrected too, as it is kept when the page is noted. */
export function storedReading({ engine, corrections }: PageReading): {
  readonly text: string;
  readonly reading: Analysis;
} {
  const { mainText, inMain } = engine;
  const { attributions } = applyCorrections(mainText, inMain.attributions, corrections);
  return { text: mainText, reading: { ...inMain, attributions } };
}

import { applyCorrections, type ReadAttribution } from "../annotation/apply-corrections.ts";
import { type AttributionView, viewAttribution } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import { locateAll, type Pass } from "../annotation/locate-all.ts";
import type { Note, NoteState } from "../annotation/note.ts";
import { background } from "../messages/contract.ts";
import { mainTextOf, type PageText } from "../page/page-text.ts";
import type { Attribution, Reading } from "../text/reading.ts";
import { covers, overlaps, type Span, shiftSpan } from "../text/span.ts";

/** Longer pages are read up to here, in characters: some 16,000 words, more than any readout, and some seconds of the tagger. */
export const ENGINE_LIMIT = 100_000;

/** What the engine read in a page; spans are of the page's text, but for those of `inMain`. */
export interface EngineReading {
  readonly page: PageText;
  readonly attributions: readonly Attribution[];
  /** The main text by itself, with the reading of it. */
  readonly mainText: string;
  readonly inMain: Reading;
  /** Whether the reader asked for it, be it a readout or not. */
  readonly isAsked: boolean;
  /** What kept the engine from reading better, in words. */
  readonly problem: string;
}

/** A page's text with what is read in it, the reader's corrections made; all spans are of the page's text. */
export interface PageReading {
  readonly page: PageText;
  readonly engine: EngineReading;
  readonly reading: Reading & { readonly attributions: readonly ReadAttribution[] };
  readonly views: readonly AttributionView[];
  readonly corrections: readonly Correction[];
  /** Corrections that took an attribution away, and those whose passage is gone. */
  readonly dismissals: readonly Correction[];
  readonly lost: readonly Correction[];
}

/** A note with its place in the page's text, when it was found. */
export interface PlacedNote {
  readonly note: Note;
  readonly span: Span | undefined;
  /** The attribution that the note is on. */
  readonly attribution: number | undefined;
}

/** Reads the page's text, and has the background read it with the engine. */
export async function readPage(page: PageText, isAsked: boolean): Promise<EngineReading> {
  const mainText = mainTextOf(page).slice(0, ENGINE_LIMIT);
  const { reading: inMain, problem } = await background.readText(mainText, page.title, isAsked);
  const attributions = markedOf(inMain, isAsked).map((one) => shiftAttribution(one, page.main.start));
  return { page, attributions, mainText, inMain, isAsked, problem };
}

/** Whether a page is marked throughout, and not only where the reader did so. */
export function isWholePage({ inMain, isAsked }: EngineReading): boolean {
  return inMain.readout.isReadout || inMain.extent !== undefined || isAsked;
}

/** The page's reading with the reader's corrections made in it. */
export function correctPage(engine: EngineReading, corrections: readonly Correction[]): PageReading {
  const { page, inMain } = engine;
  const { attributions: all, dismissals, lost } = applyCorrections(page.text, engine.attributions, corrections);
  const attributions = isWholePage(engine) ? all : all.filter(({ correction }) => correction);
  const extent = inMain.extent && { extent: shiftSpan(inMain.extent, page.main.start) };
  return {
    page,
    engine,
    reading: { ...inMain, ...extent, attributions },
    views: attributions.map((one, index) => viewAttribution(page.text, one, index)),
    corrections,
    dismissals,
    lost,
  };
}

/** The main text by itself with its own reading, corrected too, as it is kept when the page is noted. */
export function storedReading({ engine, corrections }: PageReading): {
  readonly text: string;
  readonly reading: Reading;
} {
  const { mainText, inMain } = engine;
  const { attributions } = applyCorrections(mainText, inMain.attributions, corrections);
  return { text: mainText, reading: { ...inMain, attributions } };
}

/** Of a story that gives a readout in full, unasked, only what stands in that part. */
function markedOf({ readout, extent, attributions }: Reading, isAsked: boolean): readonly Attribution[] {
  if (readout.isReadout || isAsked || !extent) return attributions;
  return attributions.filter(({ cue, contents }) => [cue, contents[0]].some((span) => span && covers(extent, span)));
}

function shiftAttribution(attribution: Attribution, by: number): Attribution {
  const shift = (spans: readonly Span[]) => spans.map((span) => shiftSpan(span, by));
  return {
    ...attribution,
    sources: shift(attribution.sources),
    cue: attribution.cue && shiftSpan(attribution.cue, by),
    contents: shift(attribution.contents),
    addressees: shift(attribution.addressees),
    checkables: attribution.checkables.map(({ span, reason }) => ({ span: shiftSpan(span, by), reason })),
  };
}

/** Finds the passages of notes in the page as it is now, giving way to the page between slices; nothing when told to stop. */
export function findPassages(
  notes: readonly Note[],
  { text }: PageText,
  signal: AbortSignal,
): Promise<Pass | undefined> {
  const selectors = notes.map(({ target }) => target.selector);
  return locateAll(text, selectors, { signal, pause: () => new Promise((go) => setTimeout(go)) });
}

/** The notes with the places of their passages. */
export function placeNotes(notes: readonly Note[], { located }: Pass, views: readonly AttributionView[]): PlacedNote[] {
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
  const here = views.filter((view) => covers(view.span, span) || covers(span, view.span));
  return (here.find(({ cue }) => cue === attribution.cue) ?? here[0])?.index;
}

/** The attribution at a place of the text: the shortest of those that have a letter there. */
export function attributionAt(attributions: readonly ReadAttribution[], position: number): number | undefined {
  const here = { start: position, end: position + 1 };
  let found: { index: number; length: number } | undefined;
  attributions.forEach(({ sources, cue, contents, addressees, correction }, index) => {
    if (correction?.isHidden) return;
    const hit = [...contents, ...(cue ? [cue] : []), ...sources, ...addressees].find((span) => overlaps(span, here));
    if (hit && (!found || hit.end - hit.start < found.length)) found = { index, length: hit.end - hit.start };
  });
  return found?.index;
}

import { type AttributionView, viewAttribution } from "../annotation/attribution-view.ts";
import type { Note, NoteState } from "../annotation/note.ts";
import { locate } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import { background } from "../messages/contract.ts";
import { mainTextOf, type PageText } from "../page/page-text.ts";
import type { Attribution, Reading } from "../text/reading.ts";
import { covers, overlaps, type Span, shiftSpan } from "../text/span.ts";

/** Longer pages are read up to here, in characters: some 16,000 words, more than any readout, and some seconds of the tagger. */
export const ENGINE_LIMIT = 100_000;

/** A page's text with what the engine read in it; all spans are of the page's text, but for those of `stored`. */
export interface PageReading {
  readonly page: PageText;
  /** The main text by itself with its own reading, as it is kept when the page is noted. */
  readonly stored: { readonly text: string; readonly reading: Reading };
  readonly reading: Reading;
  readonly views: readonly AttributionView[];
  /** What kept the engine from reading better, in words. */
  readonly problem: string;
}

/** A note with its place in the page's text, when it was found. */
export interface PlacedNote {
  readonly note: Note;
  readonly span: Span | undefined;
  /** The attribution that the note is on. */
  readonly attribution: number | undefined;
}

/** Reads the page's text, and has the background read it with the engine. */
export async function readPage(page: PageText, isAsked: boolean): Promise<PageReading> {
  const mainText = mainTextOf(page).slice(0, ENGINE_LIMIT);
  const { reading: inMain, problem } = await background.readText(mainText, page.title, isAsked);
  const attributions = markedOf(inMain, isAsked).map((one) => shiftAttribution(one, page.main.start));
  const extent = inMain.extent && { extent: shiftSpan(inMain.extent, page.main.start) };
  const reading = { ...inMain, ...extent, attributions };
  return {
    page,
    stored: { text: mainText, reading: inMain },
    reading,
    views: attributions.map((one, index) => viewAttribution(page.text, one, index)),
    problem,
  };
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

/** Finds the passages of notes in the page as it is now. */
export function placeNotes(notes: readonly Note[], page: PageText, views: readonly AttributionView[]): PlacedNote[] {
  const index = notes.length > 0 ? indexText(page.text) : undefined;
  return notes.map((note) => {
    const { selector } = note.target;
    if (!selector || !index) return { note, span: undefined, attribution: undefined };
    const located = locate(index, selector);
    const span = "span" in located ? located.span : undefined;
    return { note: withState(note, located.state), span, attribution: span && attributionOf(note, span, views) };
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
export function attributionAt(reading: Reading, position: number): number | undefined {
  const here = { start: position, end: position + 1 };
  let found: { index: number; length: number } | undefined;
  reading.attributions.forEach(({ sources, cue, contents, addressees }, index) => {
    const hit = [...contents, ...(cue ? [cue] : []), ...sources, ...addressees].find((span) => overlaps(span, here));
    if (hit && (!found || hit.end - hit.start < found.length)) found = { index, length: hit.end - hit.start };
  });
  return found?.index;
}

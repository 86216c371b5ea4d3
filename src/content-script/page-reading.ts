import type { applyCorrections, CorrectedAttributions, ReadAttribution } from "../annotation/apply-corrections.ts";
import { type AttributionView, viewAttribution } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { withGaps } from "../annotation/selectors.ts";
import type { Analysis, Attribution } from "../engine/analysis.ts";
import { contains, offsetSpan, overlaps, type Span } from "../engine/span.ts";
import { CallError } from "../messages/channel.ts";
import { background, MOST_READ } from "../messages/contract.ts";
import { findGaps } from "../page/find-gaps.ts";
import { mainTextOf, type PageText } from "../page/page-text.ts";

/** What the engine read in a page; spans are of the page's text, but for those of `inMain`. */
export interface EngineReading {
  readonly page: PageText;
  readonly attributions: readonly Attribution[];
  /** The main text by itself, with the reading of it. */
  readonly mainText: string;
  readonly inMain: Analysis;
  /** Whether the reader asked for it, be it a readout or not. */
  readonly isAsked: boolean;
  /** What kept the engine from reading better, in words. */
  readonly problem: string;
  /** Whether the page was too long to be read to its end. */
  readonly isPartial: boolean;
}

/** A page's text with what is read in it, the reader's corrections made; all spans are of the page's text. */
export interface PageReading {
  readonly page: PageText;
  readonly engine: EngineReading;
  readonly reading: Analysis & { readonly attributions: readonly ReadAttribution[] };
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
  /** The passage where it stands in a part of the page that is folded away. */
  readonly folded?: Range;
}

/** Has the background read a page's text with the engine, unless it read the very same before. */
export async function readPage(
  page: PageText,
  isAsked: boolean,
  signal: AbortSignal,
  before?: EngineReading,
): Promise<EngineReading> {
  const mainText = mainTextOf(page, MOST_READ);
  const isSame =
    before?.mainText === mainText && before.page.title === page.title && before.isAsked === isAsked && !before.problem;
  const { inMain, problem, isPartial } = isSame ? before : await readByEngine(mainText, page, isAsked, signal);
  const attributions = markedOf(inMain, isAsked).map((one) => shiftAttribution(one, page.main.start));
  return { page, attributions, mainText, inMain, isAsked, problem, isPartial };
}

async function readByEngine(text: string, { title, main, isWhole }: PageText, isAsked: boolean, signal: AbortSignal) {
  const isCut = !isWhole || main.end - main.start > MOST_READ;
  for (;;) {
    try {
      const { reading: inMain, problem, isPartial } = await background.readText(text, title, isAsked);
      return { inMain, problem, isPartial: isPartial || isCut };
    } catch (error) {
      // The background takes a tab whose address changes for one that goes elsewhere.
      if (!isDropped(error) || signal.aborted) throw error;
    }
  }
}

function isDropped(error: unknown): boolean {
  return error instanceof CallError && error.kind === "dropped";
}

/** Whether a page is marked throughout, and not only where the reader did so. */
export function isWholePage({ inMain, isAsked }: EngineReading): boolean {
  return inMain.readout.isReadout || inMain.extent !== undefined || isAsked;
}

/** The page's reading with the reader's corrections made in it; how that is done need only be known where there are any. */
export function correctPage(
  engine: EngineReading,
  corrections: readonly Correction[],
  apply?: typeof applyCorrections,
): PageReading {
  const { page, inMain } = engine;
  const untouched: CorrectedAttributions = { attributions: engine.attributions, dismissals: [], lost: [] };
  const corrected = apply?.(page.text, engine.attributions, corrections) ?? untouched;
  const { attributions: all, dismissals, lost } = corrected;
  const attributions = isWholePage(engine) ? all : all.filter(({ correction }) => correction);
  const extent = inMain.extent && { extent: offsetSpan(inMain.extent, page.main.start) };
  return {
    page,
    engine,
    reading: { ...inMain, ...extent, attributions },
    views: attributions.map((one, index) => withLink(page, viewAttribution(page.text, one, index))),
    corrections,
    dismissals,
    lost,
  };
}

/** The view with what a link to its passage needs to know of the page. */
function withLink(page: PageText, view: AttributionView): AttributionView {
  return { ...view, selectors: withGaps(view.selectors, findGaps(page, view.span)) };
}

/** Of a story that gives a readout in full, unasked, only what stands in that part. */
function markedOf({ readout, extent, attributions }: Analysis, isAsked: boolean): readonly Attribution[] {
  if (readout.isReadout || isAsked || !extent) return attributions;
  return attributions.filter(({ cue, contents }) => [cue, contents[0]].some((span) => span && contains(extent, span)));
}

function shiftAttribution(attribution: Attribution, by: number): Attribution {
  const shift = (spans: readonly Span[]) => spans.map((span) => offsetSpan(span, by));
  return {
    ...attribution,
    sources: shift(attribution.sources),
    cue: attribution.cue && offsetSpan(attribution.cue, by),
    contents: shift(attribution.contents),
    addressees: shift(attribution.addressees),
    checkables: attribution.checkables.map(({ span, reason }) => ({ span: offsetSpan(span, by), reason })),
  };
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

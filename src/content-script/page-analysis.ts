import type {
  AttributionWithCorrection,
  applyCorrections,
  CorrectedAttributions,
} from "../annotation/apply-corrections.ts";
import { type AttributionView, toAttributionView } from "../annotation/attribution-view.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { withGaps } from "../annotation/selectors.ts";
import type { Analysis, Attribution } from "../engine/analysis.ts";
import { contains, offsetSpan, overlaps, type Span } from "../engine/span.ts";
import { findGaps } from "../page/find-gaps.ts";
import { getMainText, type PageText } from "../page/page-text.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, MAX_ANALYZED_LENGTH } from "../rpc/rpc-contract.ts";

/** What the engine read in a page; spans are of the page's text, but for those of `mainAnalysis`. */
export interface EngineResult {
  readonly page: PageText;
  readonly attributions: readonly Attribution[];
  /** The main text by itself, with the reading of it. */
  readonly mainText: string;
  readonly mainAnalysis: Analysis;
  /** Whether the reader asked for it, be it a readout or not. */
  readonly isForced: boolean;
  /** What kept the engine from reading better, in words. */
  readonly warning: string;
  /** Whether the page was too long to be read to its end. */
  readonly isPartial: boolean;
  /** What was read in other articles of the page, each by itself. */
  readonly others: readonly EngineResult[];
}

/** A page's text with what is read in it, the reader's corrections made; all spans are of the page's text. */
export interface PageAnalysis {
  readonly page: PageText;
  readonly engine: EngineResult;
  readonly reading: Analysis & { readonly attributions: readonly AttributionWithCorrection[] };
  readonly views: readonly AttributionView[];
  readonly corrections: readonly Correction[];
  /** Corrections that took an attribution away, and those whose passage is folded away, or gone. */
  readonly dismissals: readonly Correction[];
  readonly folded: readonly Correction[];
  readonly orphaned: readonly Correction[];
}

/** A note with its place in the page's text, when it was found. */
export interface AnchoredNote {
  readonly note: Note;
  readonly span: Span | undefined;
  /** The attribution that the note is on. */
  readonly attribution: number | undefined;
  /** The passage where it stands in a part of the page that is folded away. */
  readonly folded?: Range;
}

/**
 * Has the background read the articles of a page with the engine, one after the other, unless it read the very same before. The
 * first is the page's own.
 */
export async function analyzePage(
  [page, ...others]: readonly [PageText, ...PageText[]],
  isForced: boolean,
  signal: AbortSignal,
  previous?: EngineResult,
): Promise<EngineResult> {
  const earlier = previous ? [previous, ...previous.others] : [];
  const own = await readArticle(page, isForced, signal, earlier);
  const read: EngineResult[] = [];
  for (const other of others) read.push(await readArticle(other, false, signal, earlier));
  return { ...own, others: read };
}

async function readArticle(
  page: PageText,
  isForced: boolean,
  signal: AbortSignal,
  earlier: readonly EngineResult[],
): Promise<EngineResult> {
  const mainText = getMainText(page, MAX_ANALYZED_LENGTH);
  const same = earlier.find(
    (one) => one.mainText === mainText && one.page.title === page.title && one.isForced === isForced && !one.warning,
  );
  const { mainAnalysis, warning, isPartial } = same ?? (await analyzeInBackground(mainText, page, isForced, signal));
  const attributions = attributionsToHighlight(mainAnalysis, isForced).map((one) =>
    shiftAttribution(one, page.main.start),
  );
  return { page, attributions, mainText, mainAnalysis, isForced, warning, isPartial, others: [] };
}

async function analyzeInBackground(
  text: string,
  { title, main, isWhole }: PageText,
  isForced: boolean,
  signal: AbortSignal,
) {
  const isCut = !isWhole || main.end - main.start > MAX_ANALYZED_LENGTH;
  for (;;) {
    try {
      const { reading: mainAnalysis, warning, isPartial } = await background.analyzeText(text, title, isForced);
      return { mainAnalysis, warning, isPartial: isPartial || isCut };
    } catch (error) {
      // The background takes a tab whose address changes for one that goes elsewhere.
      if (!isCancelled(error) || signal.aborted) throw error;
    }
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof RpcError && error.kind === "dropped";
}

/** Whether an article of a page is marked throughout, and not only where the user did so. */
export function isFullyHighlighted({ mainAnalysis, isForced, others }: EngineResult): boolean {
  return (
    mainAnalysis.readout.isReadout || mainAnalysis.extent !== undefined || isForced || others.some(isFullyHighlighted)
  );
}

/** The page's reading with the reader's corrections made in it; how that is done need only be known where there are any. */
export function applyPageCorrections(
  engine: EngineResult,
  corrections: readonly Correction[],
  apply?: typeof applyCorrections,
): PageAnalysis {
  const { page, mainAnalysis } = engine;
  const articles = [{ ...engine, others: [] }, ...engine.others].sort((a, b) => a.page.main.start - b.page.main.start);
  const read = articles.flatMap((one) => one.attributions);
  const whole = new Set(articles.filter(isFullyHighlighted).flatMap((one) => one.attributions));
  const untouched: CorrectedAttributions = { attributions: read, dismissals: [], orphaned: [] };
  const { attributions: all, dismissals, orphaned } = apply?.(page.text, read, corrections) ?? untouched;
  const attributions = all.filter((one) => one.correction || whole.has(one));
  const extent = mainAnalysis.extent && { extent: offsetSpan(mainAnalysis.extent, page.main.start) };
  return {
    page,
    engine,
    reading: { ...mainAnalysis, ...extent, attributions },
    views: attributions.map((one, index) => withLink(page, toAttributionView(page.text, one, index))),
    corrections,
    dismissals,
    folded: [],
    orphaned,
  };
}

/** The view with what a link to its passage needs to know of the page. */
function withLink(page: PageText, view: AttributionView): AttributionView {
  return { ...view, selectors: withGaps(view.selectors, findGaps(page, view.span)) };
}

/** Of a story that gives a readout in full, unasked, only what stands in that part. */
function attributionsToHighlight(
  { readout, extent, attributions }: Analysis,
  isForced: boolean,
): readonly Attribution[] {
  if (readout.isReadout || isForced || !extent) return attributions;
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
export function attributionAt(
  attributions: readonly AttributionWithCorrection[],
  position: number,
): number | undefined {
  const here = { start: position, end: position + 1 };
  let found: { index: number; length: number } | undefined;
  attributions.forEach(({ sources, cue, contents, addressees, correction }, index) => {
    if (correction?.isHidden) return;
    const hit = [...contents, ...(cue ? [cue] : []), ...sources, ...addressees].find((span) => overlaps(span, here));
    if (hit && (!found || hit.end - hit.start < found.length)) found = { index, length: hit.end - hit.start };
  });
  return found?.index;
}

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

/** The engine's result for a page. Spans refer to the page's text, except those of `mainAnalysis`. */
export interface EngineResult {
  readonly page: PageText;
  readonly attributions: readonly Attribution[];
  /** The main text by itself, with its analysis. */
  readonly mainText: string;
  readonly mainAnalysis: Analysis;
  /** True if the user requested the analysis, whether or not the page is a readout. */
  readonly isForced: boolean;
  /** A message that says why the analysis is limited, or an empty string. */
  readonly warning: string;
  /** True if the page was too long to be analysed to its end. */
  readonly isPartial: boolean;
  /** The results for other articles on the page, each analysed separately. */
  readonly others: readonly EngineResult[];
}

/** The verdict on a page that was not analysed. */
export const NOT_A_READOUT = { isReadout: false, score: 0, reasons: [] };

/** Returns an empty result for a page that is not analysed because it shows a translation. */
export function emptyResult(page: PageText): EngineResult {
  return {
    page,
    attributions: [],
    mainText: "",
    mainAnalysis: { readout: NOT_A_READOUT, event: undefined, attributions: [] },
    isForced: false,
    isPartial: false,
    warning: "",
    others: [],
  };
}

/** A page's text with its corrected analysis. All spans refer to the page's text. */
export interface PageAnalysis {
  readonly page: PageText;
  readonly engine: EngineResult;
  readonly reading: Analysis & { readonly attributions: readonly AttributionWithCorrection[] };
  readonly views: readonly AttributionView[];
  readonly corrections: readonly Correction[];
  /**
   * Corrections that dismiss an attribution, those whose passage is in a folded part, and those whose passage is
   * gone.
   */
  readonly dismissals: readonly Correction[];
  readonly folded: readonly Correction[];
  readonly orphaned: readonly Correction[];
}

/** A note with its position in the page's text, if it was found. */
export interface AnchoredNote {
  readonly note: Note;
  readonly span: Span | undefined;
  /** The index of the attribution that the note is on. */
  readonly attribution: number | undefined;
  /** The passage, if it is in a folded part of the page. */
  readonly folded?: Range;
}

/**
 * Has the background analyse the articles of a page, one after the other, unless the same text was analysed before. The
 * first article is the page's own.
 */
export async function analyzePage(
  [page, ...others]: readonly [PageText, ...PageText[]],
  isForced: boolean,
  signal: AbortSignal,
  previous?: EngineResult,
): Promise<EngineResult> {
  const earlier = previous ? [previous, ...previous.others] : [];
  const own = await readArticle(page, isForced, true, signal, earlier);
  const read: EngineResult[] = [];
  for (const other of others) read.push(await readArticle(other, false, false, signal, earlier));
  return { ...own, others: read };
}

async function readArticle(
  page: PageText,
  isForced: boolean,
  isMain: boolean,
  signal: AbortSignal,
  earlier: readonly EngineResult[],
): Promise<EngineResult> {
  const mainText = getMainText(page, MAX_ANALYZED_LENGTH);
  const same = earlier.find(
    (one) => one.mainText === mainText && one.page.title === page.title && one.isForced === isForced && !one.warning,
  );
  const { mainAnalysis, warning, isPartial } =
    same ?? (await analyzeInBackground(mainText, page, isForced, isMain, signal));
  const attributions = attributionsToHighlight(mainAnalysis, isForced).map((one) =>
    shiftAttribution(one, page.main.start),
  );
  return { page, attributions, mainText, mainAnalysis, isForced, warning, isPartial, others: [] };
}

async function analyzeInBackground(
  text: string,
  { title, main, isWhole }: PageText,
  isForced: boolean,
  isMain: boolean,
  signal: AbortSignal,
) {
  const isCut = !isWhole || main.end - main.start > MAX_ANALYZED_LENGTH;
  for (;;) {
    try {
      const { reading: mainAnalysis, warning, isPartial } = await background.analyzeText(text, title, isForced, isMain);
      return { mainAnalysis, warning, isPartial: isPartial || isCut };
    } catch (error) {
      // The background cancels the analysis of a tab whose URL changes, because the tab may be navigating away.
      if (!isCancelled(error) || signal.aborted) throw error;
    }
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof RpcError && error.kind === "dropped";
}

/**
 * Returns true if all attributions of an article are highlighted, and not only those that the user noted or corrected.
 */
export function isFullyHighlighted({ mainAnalysis, isForced, others }: EngineResult): boolean {
  return (
    mainAnalysis.readout.isReadout || mainAnalysis.extent !== undefined || isForced || others.some(isFullyHighlighted)
  );
}

/** Applies the user's corrections to a page's analysis. The code for this is loaded only if there are corrections. */
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

/** Returns the view with the positions that a link to its passage needs. */
function withLink(page: PageText, view: AttributionView): AttributionView {
  return { ...view, selectors: withGaps(view.selectors, findGaps(page, view.span)) };
}

/**
 * Returns the attributions to highlight. In a news story that quotes a readout in full, and without the user's request,
 * these are only the ones in the quoted part.
 */
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

/** Returns the shortest attribution that contains a position of the text. */
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

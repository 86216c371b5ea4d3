import type { AttributionWithCorrection, applyCorrections } from "../annotation/apply-corrections.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey, schemelessPageKey } from "../annotation/page-url.ts";
import type { Attribution } from "../engine/analysis.ts";
import { runInSlices, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { textOffsetAtPoint } from "../page/geometry.ts";
import type { PageChange } from "../page/observe-page.ts";
import { type PageText, readPageTextIncrementally } from "../page/page-text.ts";
import { canPaint, createPainter, type Painter } from "../page/painter.ts";
import { yieldToPage } from "../page/yield-to-page.ts";
import { isConnected } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { background, type PageStatus, type PageView } from "../rpc/rpc-contract.ts";
import type { HighlightSettings } from "../store/settings.ts";
import type { AnchoredNotes, analysisToStore, anchorNotes, findFoldedCorrections } from "./anchor-notes.ts";
import { ArticleUrls } from "./article-urls.ts";
import { isEditableAt } from "./editable-target.ts";
import { highlightActive, highlightAttributions, highlightSpan } from "./highlight-attributions.ts";
import { watchHighlightSettings } from "./highlight-settings.ts";
import {
  type AnchoredNote,
  analyzePage,
  applyPageCorrections,
  attributionAt,
  type EngineResult,
  isFullyHighlighted,
  type PageAnalysis,
} from "./page-analysis.ts";
import { addressNamedByPage, pageUrl } from "./page-urls.ts";
import { TranslationDetector } from "./translation-detector.ts";

const NOT_A_READOUT = { isReadout: false, score: 0, reasons: [] };

/** Returns an empty result for a page that is not analysed because it shows a translation. */
function emptyResult(page: PageText): EngineResult {
  const mainAnalysis = { readout: NOT_A_READOUT, event: undefined, attributions: [] };
  return {
    page,
    attributions: [],
    mainText: "",
    mainAnalysis,
    isForced: false,
    isPartial: false,
    warning: "",
    others: [],
  };
}

/** The part of the UI bundle for pages with notes or corrections. It is loaded only for these. */
export interface NoteAnchoring {
  readonly applyCorrections: typeof applyCorrections;
  readonly findFoldedCorrections: typeof findFoldedCorrections;
  readonly anchorNotes: typeof anchorNotes;
  readonly analysisToStore: typeof analysisToStore;
}

/** The highlight at a point of the page: an attribution, or else the ids of the notes there. */
export type HighlightAtPoint = { readonly attribution: number } | { readonly notes: readonly string[] };

/** The state of the page: its text, its analysis, its notes, and what is painted. */
export class PageState {
  analysis: PageAnalysis | undefined;
  /** The message of the last error, or an empty string. */
  error = "";
  highlightsShown = true;
  private status: PageStatus = "reading";
  /** The attribution being corrected. It is painted in place of the original. */
  private draft: { readonly index: number | undefined; readonly attribution: Attribution } | undefined;
  /** The key of the page that the user wants highlighted whether or not it is a readout. */
  private forcedKey = "";
  private savedKey = "";
  private painter: Painter | undefined;
  private locateRun = new AbortController();
  /** The notes as last located, or undefined if the page has none. */
  private anchored: AnchoredNotes | undefined;
  /** The notes that belong to the displayed page. */
  private shownNotes: readonly AnchoredNote[] = [];
  /** The notes of a page that is currently translated. Their passages are in the original. */
  private waiting: readonly AnchoredNote[] = [];
  private readonly translation = new TranslationDetector();
  /** The URL of each article on the page. */
  readonly articles = new ArticleUrls();
  /** The URL at which the page was last read. */
  private lastUrl = "";
  /** The user's highlight settings, or undefined until they are loaded. */
  private settings: HighlightSettings | undefined;

  /** Resolves when the latest analysis is complete. */
  private lastAnalysis: Promise<void> = Promise.resolve();
  /** Cancels the current analysis when a newer one starts. */
  private analysisRun = new AbortController();
  /** Cancels the current painting when the highlights have changed again. */
  private painting = new AbortController();
  private isPainting = false;
  /** Total time for which the page's main thread was blocked, in milliseconds. */
  private busyTime = 0;

  /** @param notifyChange Called when the result of `view` has changed. */
  constructor(
    signal: AbortSignal,
    private readonly loadUi: () => Promise<NoteAnchoring>,
    private readonly notifyChange: () => void,
  ) {
    signal.addEventListener("abort", () => {
      this.analysisRun.abort();
      this.painting.abort();
      this.painter?.clear();
    });
    watchHighlightSettings((choice) => {
      this.settings = choice;
      this.paint();
    }, signal);
  }

  /** The notes of the page, with their positions. */
  get notes(): readonly AnchoredNote[] {
    return this.isTranslated ? this.waiting : this.shownNotes;
  }

  /** True if the page shows a machine translation, which is not the issuer's text. */
  get isTranslated(): boolean {
    return this.status === "translated";
  }

  /** The highlighted attributions, or an empty list if the page is not a readout. */
  get highlighted(): readonly AttributionWithCorrection[] {
    return this.status === "highlighted" && this.analysis ? this.analysis.reading.attributions : [];
  }

  /** The attributions to paint: without those that the user hid, and with the open correction applied. */
  private get painted(): readonly Attribution[] {
    const { draft } = this;
    const shown = this.highlighted.filter(({ correction }, index) => !correction?.isHidden && index !== draft?.index);
    return draft ? [...shown, draft.attribution] : shown;
  }

  /** Resolves when the latest analysis is complete. Cancelled analyses are ignored. */
  get ready(): Promise<void> {
    const { lastAnalysis } = this;
    return lastAnalysis.then(() => (lastAnalysis === this.lastAnalysis ? undefined : this.ready));
  }

  /** Runs work on the main thread in slices and yields to the page between them. */
  private async runIncrementally<T>(work: Sliced<T>, signal: AbortSignal): Promise<T | undefined> {
    let start = performance.now();
    const pause = async () => {
      this.busyTime += performance.now() - start;
      await yieldToPage();
      start = performance.now();
    };
    const result = await runInSlices(work, { pause, signal });
    this.busyTime += performance.now() - start;
    return result;
  }

  /** Reads and analyses the page again. */
  refresh(): Promise<void> {
    this.status = "reading";
    const signal = this.startAnalysis();
    this.lastAnalysis = this.rerun(signal).catch((error: unknown) => {
      // A newer analysis has started, and the background cancelled this one.
      if (signal.aborted) return;
      this.status = "failed";
      this.error = errorText(error);
      this.notifyChange();
    });
    return this.lastAnalysis;
  }

  /** Starts a new analysis and cancels the one before it. Returns its signal. */
  private startAnalysis(): AbortSignal {
    this.analysisRun.abort();
    this.analysisRun = new AbortController();
    return this.analysisRun.signal;
  }

  private async rerun(signal: AbortSignal): Promise<void> {
    const page = await this.runIncrementally(readPageTextIncrementally(document), signal);
    if (page) await this.analyzeAll(page, signal);
  }

  /** Highlights the page whether or not it is a readout. */
  forceAnalysis(): Promise<void> {
    this.forcedKey = pageKey(location.href);
    return this.refresh();
  }

  /**
   * Reads the page again after a visible change. If the text is the same in new nodes, it is only painted again.
   * Returns how long the main thread was blocked, in milliseconds.
   */
  async onChange(change: PageChange): Promise<number> {
    await this.ready;
    const before = this.busyTime;
    await this.analyzeChange(change);
    return this.busyTime - before;
  }

  private async analyzeChange(change: PageChange): Promise<void> {
    if (!isConnected() || !this.analysis) return;
    const signal = this.startAnalysis();
    const isSettled = this.translation.isTranslated() === this.isTranslated;
    if (
      isSettled &&
      change === "style" &&
      (await this.runIncrementally(this.analysis.page.isShownAsRead(), signal)) !== false
    )
      return;
    const page = await this.runIncrementally(readPageTextIncrementally(document), signal);
    if (!page) return;
    if (isSettled && page.text === this.analysis.page.text) {
      const { main, title } = this.analysis.page;
      const { engine, corrections, folded, orphaned } = this.analysis;
      const same = { ...page, main, title };
      this.analysis = { ...this.analysis, page: same, engine: { ...engine, page: same } };
      this.paint();
      // The change may have been in a folded part that contains a missing passage.
      const isMissing = folded.length + orphaned.length > 0;
      if (isMissing) {
        const read = await this.correct(this.analysis.engine, corrections);
        if (signal.aborted) return;
        this.analysis = read;
      }
      if (isMissing || this.notes.some(({ note, folded }) => folded || note.state === "orphaned"))
        await this.updateNotes();
      return;
    }
    this.lastAnalysis = this.analyzeAll(page, signal).catch((error: unknown) => {
      if (signal.aborted) return;
      this.error = errorText(error);
      this.notifyChange();
    });
    await this.ready;
  }

  private async analyzeAll(page: PageText, signal: AbortSignal): Promise<void> {
    this.articles.update();
    this.lastUrl = pageUrl();
    if (this.translation.isTranslated()) return this.wait(page);
    const [engine, corrections] = await Promise.all([
      this.articlesOf(page, signal).then((articles) =>
        analyzePage(articles, this.isForced, signal, this.analysis?.engine),
      ),
      // Errors of the store are reported where notes are loaded.
      this.corrections().catch(() => []),
    ]);
    const read = await this.correct(engine, corrections);
    if (signal.aborted) return;
    this.analysis = read;
    this.status = this.statusOf(read);
    await this.updateNotes();
    this.showCount();
  }

  /**
   * Returns the page with the main content of each article that has its own URL, or the page unchanged if it has only
   * one.
   */
  private async articlesOf(page: PageText, signal: AbortSignal): Promise<[PageText, ...PageText[]]> {
    const { headings } = this.articles;
    if (headings.length < 2) return [page];
    const articles: PageText[] = [];
    for (const heading of headings) {
      const article = await this.runIncrementally(page.articleFrom(heading, headings), signal);
      if (article) articles.push({ ...page, ...article });
    }
    const [own = page, ...others] = articles;
    return [own, ...others];
  }

  /** Handles a translated page: nothing is analysed, and the notes wait for the original. */
  private async wait(page: PageText): Promise<void> {
    this.status = "translated";
    // If the original was read before, its headline and language are kept.
    this.analysis ??= applyPageCorrections({ ...emptyResult(page), page: { ...page, title: "" } }, []);
    this.painter?.clear();
    await this.updateNotes();
    this.showCount();
  }

  /** Returns the corrections of all articles on the page. */
  private async corrections(): Promise<readonly Correction[]> {
    const [own = "", ...others] = this.articles.urls;
    const found = await Promise.all([
      background.correctionsOfPage(own),
      ...others.map((url) => background.correctionsOfPage(url).catch(() => [])),
    ]);
    return found.flat();
  }

  /** Returns the notes of the page, of its other URLs, of its original, and of the other articles on it. */
  private async fetchNotes(): Promise<readonly Note[]> {
    const [own = "", ...others] = this.articles.urls;
    const found = await Promise.all([
      background.notesOfCanonical(own, addressNamedByPage()),
      ...others.map((url) => background.notesOfPage(url).catch(() => [])),
    ]);
    return [...new Map(found.flat().map((note) => [note.id, note])).values()];
  }

  private async correct(engine: EngineResult, corrections: readonly Correction[]): Promise<PageAnalysis> {
    const bundle = corrections.length > 0 ? await this.loadUi() : undefined;
    const read = applyPageCorrections(engine, corrections, bundle?.applyCorrections);
    return bundle ? bundle.findFoldedCorrections(read, this.analysisRun.signal) : read;
  }

  private get isForced(): boolean {
    return this.forcedKey === pageKey(location.href);
  }

  /** Returns the status of the page. A page that the user noted or corrected is highlighted in those places. */
  private statusOf({ page, engine, views }: PageAnalysis): PageStatus {
    if (!page.text.trim()) return "no text";
    return isFullyHighlighted(engine) || views.length > 0 ? "highlighted" : "notReadout";
  }

  /**
   * Shows the number of attributions on the badge. Errors are ignored, because a missing badge is not worth reporting.
   */
  private showCount(): void {
    const isReadout = this.analysis?.reading.readout.isReadout ?? false;
    void background.showCount(this.highlighted.length, isReadout).catch(() => undefined);
  }

  /** Loads notes and corrections again after they have changed. */
  async onNotesChanged(): Promise<void> {
    await this.ready;
    const { analysisRun } = this;
    const corrections = await this.corrections().catch(() => undefined);
    // A new analysis has started, perhaps with the old corrections.
    if (analysisRun !== this.analysisRun) return this.onNotesChanged();
    if (
      this.analysis &&
      !this.isTranslated &&
      corrections &&
      JSON.stringify(corrections) !== JSON.stringify(this.analysis.corrections)
    ) {
      this.analysis = await this.correct(this.analysis.engine, corrections);
      this.status = this.statusOf(this.analysis);
      this.savedKey = "";
      this.showCount();
    }
    await this.updateNotes();
  }

  /** Starts a new search for passages and cancels the one before it. Returns its signal. */
  private startRun(): AbortSignal {
    this.locateRun.abort();
    this.locateRun = new AbortController();
    return this.locateRun.signal;
  }

  /** Loads and locates the notes. If they cannot be loaded, the highlights stay and the popup shows the error. */
  private async updateNotes(): Promise<void> {
    const { analysis } = this;
    if (!analysis) return;
    // Start the run before loading the notes, so that an older response that arrives late is dropped.
    const run = this.startRun();
    try {
      const notes = await this.fetchNotes();
      if (run.aborted) return;
      this.error = analysis.engine.warning;
      if (this.isTranslated) {
        this.waiting = notes.map((note) => ({ note, span: undefined, attribution: undefined }));
        return this.notifyChange();
      }
      if (notes.length > 0) {
        const { anchorNotes } = await this.loadUi();
        const found = await anchorNotes(notes, analysis, run, this.anchored);
        if (!found || run.aborted) return;
        this.anchored = found;
      } else this.anchored = undefined;
      this.shownNotes = this.anchored?.notes.filter((anchored) => this.isHere(anchored)) ?? [];
      if (this.shownNotes.length > 0 || analysis.corrections.length > 0) await this.saveReadout(analysis);
    } catch (error) {
      if (run.aborted) return;
      this.error = errorText(error);
    }
    this.paint();
    this.notifyChange();
  }

  /**
   * Returns true if a note belongs to this page. A note from another URL of the page, or from its original, belongs
   * here only if its passage is found.
   */
  private isHere({ note: { target }, span }: AnchoredNote): boolean {
    if (span || !target.selector) return true;
    return this.articles.urls.some((url) => schemelessPageKey(url) === schemelessPageKey(target.source));
  }

  /** Paints an open correction in place of its attribution, or removes it if `attribution` is undefined. */
  showDraft(attribution: Attribution | undefined, index?: number): void {
    this.draft = attribution && { attribution, index };
    this.paint();
    this.paintAttribution(attribution);
  }

  /** Stores the text of a readout that has a note, because official pages change and disappear. */
  private async saveReadout(read: PageAnalysis): Promise<void> {
    const ranges = read.page.rangesOf(read.page.main);
    const { url } = this.articles.urlAt(ranges[0]?.startContainer);
    const key = pageKey(url);
    if (this.savedKey === key || this.status !== "highlighted") return;
    // Do not store the text if the URL has changed and the text may change next, or if the text continues into the next
    // article.
    if (pageKey(pageUrl()) !== pageKey(this.lastUrl)) return;
    if (pageKey(this.articles.urlAt(ranges.at(-1)?.endContainer).url) !== key) return;
    this.savedKey = key;
    const { analysisToStore } = await this.loadUi();
    const { lang: language } = document.documentElement;
    const capture = { url, title: read.page.title, language, ...analysisToStore(read) };
    void background.saveReadout(capture).catch((error: unknown) => {
      this.savedKey = "";
      this.error = errorText(error);
      this.notifyChange();
    });
  }

  paint(): void {
    if (!this.analysis || !canPaint()) return;
    const { page } = this.analysis;
    this.painter ??= createPainter();
    if (this.highlightsShown) {
      this.runPainting(highlightAttributions(this.painter, page, this.painted, this.notes, this.settings));
    } else {
      this.painting.abort();
      this.painter.clear();
    }
  }

  /** Paints in slices and cancels the painting before it. */
  private runPainting(work: Sliced<unknown>): void {
    this.painting.abort();
    this.painting = new AbortController();
    const { signal } = this.painting;
    this.isPainting = true;
    void this.runIncrementally(work, signal).finally(() => {
      if (signal === this.painting.signal) this.isPainting = false;
    });
  }

  /** Handles a URL change without loading: the displayed article and its stored notes may be different now. */
  async onUrlChanged(): Promise<void> {
    this.articles.update();
    if (pageKey(pageUrl()) === pageKey(this.lastUrl)) return;
    await (this.articles.headings.length > 1 ? this.refresh() : this.onNotesChanged());
  }

  /** Handles the page being restored from the browser's cache: notes and the badge may have changed meanwhile. */
  async onShownAgain(): Promise<void> {
    await this.onNotesChanged();
    this.showCount();
  }

  /** Paints the current attribution or clears it. */
  paintActive(index: number | undefined): void {
    this.paintAttribution(this.draft?.attribution ?? (index === undefined ? undefined : this.highlighted[index]));
  }

  private paintAttribution(attribution: Attribution | undefined): void {
    if (this.analysis && this.painter && this.highlightsShown)
      highlightActive(this.painter, this.analysis.page, attribution);
  }

  /** Paints a passage as the current one, or does nothing without one. */
  paintPassageIfAny(span: Span | undefined): void {
    if (span) this.paintPassage(span);
  }

  /** Paints a passage as the current one. */
  paintPassage(span: Span): void {
    if (this.analysis && this.painter) highlightSpan(this.painter, this.analysis.page, span);
  }

  /** Returns what is highlighted at a point of the viewport. Returns undefined in editable elements. */
  highlightAt(x: number, y: number): HighlightAtPoint | undefined {
    const { analysis, highlightsShown, highlighted, notes } = this;
    if (!analysis || !highlightsShown || highlighted.length + notes.length === 0 || isEditableAt(x, y))
      return undefined;
    const position = textOffsetAtPoint(analysis.page, x, y);
    if (position === undefined) return undefined;
    const attribution = attributionAt(highlighted, position);
    if (attribution !== undefined) return { attribution };
    const here = notes.filter(({ span }) => span && span.start <= position && position < span.end);
    return here.length > 0 ? { notes: here.map(({ note }) => note.id) } : undefined;
  }

  /** Paints highlights again that the page removed. */
  reapply(): void {
    if (this.painter && this.highlightsShown && !this.isPainting) this.runPainting(this.painter.reapply());
  }

  /** The page's headline, or an empty string for a translated page whose original was never read. */
  get title(): string {
    if (this.isTranslated) return this.analysis?.page.title ?? "";
    return this.analysis?.page.title || document.title;
  }

  /** Returns the page as the popup shows it. */
  view(hasSelection: boolean): PageView {
    const { analysis } = this;
    return {
      url: pageUrl(),
      title: this.title,
      named: addressNamedByPage(),
      language: document.documentElement.lang,
      textLanguage: analysis?.reading.language ?? "",
      status: this.status,
      error: this.error || (analysis?.engine.isPartial ? t("page_partly_read") : ""),
      readout: (!this.isTranslated && analysis?.reading.readout) || NOT_A_READOUT,
      event: (!this.isTranslated && analysis?.reading.event) || null,
      attributions: this.status === "highlighted" ? (analysis?.views ?? []) : [],
      notes: this.notes.map(({ note, attribution, folded }) => ({
        note,
        attribution: attribution ?? null,
        isFolded: folded !== undefined,
      })),
      dismissals: analysis?.dismissals ?? [],
      foldedCorrections: analysis?.folded ?? [],
      orphaned: analysis?.orphaned ?? [],
      frames: framesIn(document),
      highlightsShown: this.highlightsShown,
      hasSelection,
    };
  }
}

/** A frame smaller than this, in pixels, is a button, a counter or an advertisement. */
const MIN_FRAME_SIZE = { width: 240, height: 160 };

function framesIn(document: Document): number {
  return [...document.querySelectorAll<HTMLElement>("iframe, frame")].filter((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return width >= MIN_FRAME_SIZE.width && height >= MIN_FRAME_SIZE.height;
  }).length;
}

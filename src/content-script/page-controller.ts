import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { PageChange } from "../page/observe-page.ts";
import { type PageText, readPageTextIncrementally } from "../page/page-text.ts";
import { isConnected } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { background, type PageStatus } from "../rpc/rpc-contract.ts";
import { fetchCorrections } from "./fetch-page-records.ts";
import type { NoteAnchoring } from "./note-locator.ts";
import {
  analyzePage,
  applyPageCorrections,
  type EngineResult,
  emptyResult,
  isFullyHighlighted,
  type PageAnalysis,
} from "./page-analysis.ts";
import { PageHighlights } from "./page-highlights.ts";
import { createNotesUpdater } from "./page-notes.ts";
import { PageState, type ReadonlyPageState } from "./page-state.ts";
import { pageUrl } from "./page-urls.ts";
import { SliceRunner } from "./slice-runner.ts";
import { TranslationDetector } from "./translation-detector.ts";

/**
 * Keeps the state of the page up to date. Each cause of a change (the first reading, a mutation, a stored note, a new
 * URL) has one method, which runs the steps in order: read the text, analyse it, apply corrections, locate notes,
 * paint.
 */
export class PageController {
  private readonly current = new PageState();
  /** What is known about the page. */
  readonly state: ReadonlyPageState = this.current;
  private readonly slices = new SliceRunner();
  readonly highlights: PageHighlights;
  private readonly loadNotes: () => Promise<boolean>;
  private readonly translation = new TranslationDetector();
  /** The key of the page that the user wants highlighted whether or not it is a readout. */
  private forcedKey = "";
  /** Resolves when the latest analysis is complete. */
  private lastAnalysis: Promise<void> = Promise.resolve();
  /** Cancels the current analysis when a newer one starts. */
  private analysisRun = new AbortController();

  /** @param notifyChange Called when the page's view (see `pageView`) has changed. */
  constructor(
    signal: AbortSignal,
    private readonly loadUi: () => Promise<NoteAnchoring>,
    private readonly notifyChange: () => void,
  ) {
    this.highlights = new PageHighlights(this.current, this.slices, signal);
    this.loadNotes = createNotesUpdater(this.current, loadUi, notifyChange);
    signal.addEventListener("abort", () => this.analysisRun.abort());
  }

  /** Resolves when the latest analysis is complete. Cancelled analyses are ignored. */
  get ready(): Promise<void> {
    const { lastAnalysis } = this;
    return lastAnalysis.then(() => (lastAnalysis === this.lastAnalysis ? undefined : this.ready));
  }

  /** Reads and analyses the page again. */
  refresh(): Promise<void> {
    this.current.status = "reading";
    const signal = this.startAnalysis();
    return this.track(this.readAndAnalyze(signal), signal, "failed");
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
    const before = this.slices.blockedTime;
    await this.analyzeChange(change);
    return this.slices.blockedTime - before;
  }

  /** Loads notes and corrections again after they have changed. */
  async onNotesChanged(): Promise<void> {
    await this.ready;
    const { current: state, analysisRun } = this;
    const corrections = await fetchCorrections(state.articles).catch(() => undefined);
    // A new analysis has started, perhaps with the old corrections.
    if (analysisRun !== this.analysisRun) return this.onNotesChanged();
    if (
      state.analysis &&
      !state.isTranslated &&
      corrections &&
      JSON.stringify(corrections) !== JSON.stringify(state.analysis.corrections)
    ) {
      this.setAnalysis(await this.correct(state.analysis.engine, corrections));
      this.showCount();
    }
    await this.updateNotes();
  }

  /** Handles a URL change without loading: the displayed article and its stored notes may be different now. */
  async onUrlChanged(): Promise<void> {
    const { articles, lastUrl } = this.current;
    articles.update();
    if (pageKey(pageUrl()) === pageKey(lastUrl)) return;
    await (articles.headings.length > 1 ? this.refresh() : this.onNotesChanged());
  }

  /** Handles the page being restored from the browser's cache: notes and the badge may have changed meanwhile. */
  async onShownAgain(): Promise<void> {
    await this.onNotesChanged();
    this.showCount();
  }

  /** Starts a new analysis and cancels the one before it. Returns its signal. */
  private startAnalysis(): AbortSignal {
    this.analysisRun.abort();
    this.analysisRun = new AbortController();
    return this.analysisRun.signal;
  }

  /** Makes `ready` wait for an analysis, and shows its error unless a newer analysis has cancelled it. */
  private track(analysis: Promise<void>, signal: AbortSignal, statusIfFailed?: PageStatus): Promise<void> {
    this.lastAnalysis = analysis.catch((error: unknown) => {
      if (signal.aborted) return;
      if (statusIfFailed) this.current.status = statusIfFailed;
      this.current.error = errorText(error);
      this.notifyChange();
    });
    return this.lastAnalysis;
  }

  private async readAndAnalyze(signal: AbortSignal): Promise<void> {
    const page = await this.slices.run(readPageTextIncrementally(document), signal);
    if (page) await this.analyzeAll(page, signal);
  }

  private async analyzeChange(change: PageChange): Promise<void> {
    const { current: state } = this;
    if (!isConnected() || !state.analysis) return;
    const signal = this.startAnalysis();
    const isSettled = this.translation.isTranslated() === state.isTranslated;
    if (
      isSettled &&
      change === "style" &&
      (await this.slices.run(state.analysis.page.isShownAsRead(), signal)) !== false
    )
      return;
    const page = await this.slices.run(readPageTextIncrementally(document), signal);
    if (!page) return;
    if (isSettled && page.text === state.analysis.page.text) return this.replaceNodes(page, state.analysis, signal);
    void this.track(this.analyzeAll(page, signal), signal);
    await this.ready;
  }

  /** Keeps the analysis of a text that is the same in new nodes, and locates again only what was missing. */
  private async replaceNodes(page: PageText, analysis: PageAnalysis, signal: AbortSignal): Promise<void> {
    const { current: state } = this;
    const { main, title } = analysis.page;
    const { corrections, folded, orphaned } = analysis;
    const same = { ...page, main, title };
    const engine = { ...analysis.engine, page: same };
    state.analysis = { ...analysis, page: same, engine };
    this.highlights.paint();
    // The change may have been in a folded part that contains a missing passage.
    const isMissing = folded.length + orphaned.length > 0;
    if (isMissing) {
      const corrected = await this.correct(engine, corrections);
      if (signal.aborted) return;
      state.analysis = corrected;
    }
    if (isMissing || state.notes.some((one) => one.folded || one.note.state === "orphaned")) await this.updateNotes();
  }

  private async analyzeAll(page: PageText, signal: AbortSignal): Promise<void> {
    const { current: state } = this;
    state.articles.update();
    state.lastUrl = pageUrl();
    if (this.translation.isTranslated()) return this.waitForOriginal(page);
    const [engine, corrections] = await Promise.all([
      this.articlesOf(page, signal).then((articles) =>
        analyzePage(articles, this.forcedKey === pageKey(location.href), signal, state.analysis?.engine),
      ),
      // Errors of the store are reported where notes are loaded.
      fetchCorrections(state.articles).catch(() => []),
    ]);
    const corrected = await this.correct(engine, corrections);
    if (signal.aborted) return;
    this.setAnalysis(corrected);
    await this.updateNotes();
    this.showCount();
  }

  /**
   * Returns the page with the main content of each article that has its own URL, or the page unchanged if it has only
   * one.
   */
  private async articlesOf(page: PageText, signal: AbortSignal): Promise<[PageText, ...PageText[]]> {
    const { headings } = this.current.articles;
    if (headings.length < 2) return [page];
    const articles: PageText[] = [];
    for (const heading of headings) {
      const article = await this.slices.run(page.articleFrom(heading, headings), signal);
      if (article) articles.push({ ...page, ...article });
    }
    const [own = page, ...others] = articles;
    return [own, ...others];
  }

  /** Handles a translated page: nothing is analysed, and the notes wait for the original. */
  private async waitForOriginal(page: PageText): Promise<void> {
    const { current: state } = this;
    state.status = "translated";
    // If the original was read before, its headline and language are kept.
    state.analysis ??= applyPageCorrections({ ...emptyResult(page), page: { ...page, title: "" } }, []);
    this.highlights.clear();
    await this.updateNotes();
    this.showCount();
  }

  private async correct(engine: EngineResult, corrections: readonly Correction[]): Promise<PageAnalysis> {
    const bundle = corrections.length > 0 ? await this.loadUi() : undefined;
    const read = applyPageCorrections(engine, corrections, bundle?.applyCorrections);
    return bundle ? bundle.findFoldedCorrections(read, this.analysisRun.signal) : read;
  }

  /** Sets the analysis and the status. A page that the user noted or corrected is highlighted in those places. */
  private setAnalysis(analysis: PageAnalysis): void {
    const { page, engine, views } = analysis;
    const isHighlighted = isFullyHighlighted(engine) || views.length > 0;
    this.current.analysis = analysis;
    this.current.status = page.text.trim() ? (isHighlighted ? "highlighted" : "notReadout") : "no text";
  }

  private async updateNotes(): Promise<void> {
    if (!(await this.loadNotes())) return;
    if (!this.current.isTranslated) this.highlights.paint();
    this.notifyChange();
  }

  /**
   * Shows the number of attributions on the badge. Errors are ignored, because a missing badge is not worth reporting.
   */
  private showCount(): void {
    const { analysis, highlighted } = this.current;
    void background.showCount(highlighted.length, analysis?.reading.readout.isReadout ?? false).catch(() => undefined);
  }
}

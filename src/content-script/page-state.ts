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
import type { AnchoredNotes, analysisToStore, anchorNotes, findFoldedCorrections } from "./anchor-notes.ts";
import { ArticleUrls } from "./article-urls.ts";
import { isEditableAt } from "./editable-target.ts";
import {
  type HighlightSettings,
  highlightActive,
  highlightAttributions,
  highlightSpan,
} from "./highlight-attributions.ts";
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

/** A page in which nothing is read: what it shows is a translation. */
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

/** What the second script does for a page in which the reader left something; it comes only then. */
export interface NoteAnchoring {
  readonly applyCorrections: typeof applyCorrections;
  readonly findFoldedCorrections: typeof findFoldedCorrections;
  readonly anchorNotes: typeof anchorNotes;
  readonly analysisToStore: typeof analysisToStore;
}

/** What is marked at a place of the page: an attribution, or else the notes there, by their ids. */
export type HighlightAtPoint = { readonly attribution: number } | { readonly notes: readonly string[] };

/** What is known of the page and painted in it: its text, its reading, its notes. */
export class PageState {
  analysis: PageAnalysis | undefined;
  /** What went wrong last, in words; empty when nothing did. */
  error = "";
  highlightsShown = true;
  private status: PageStatus = "reading";
  /** The attribution that is being corrected, painted in place of the one it is about. */
  private draft: { readonly index: number | undefined; readonly attribution: Attribution } | undefined;
  /** The page that the reader wants marked whether or not it is a readout. */
  private forcedKey = "";
  private savedKey = "";
  private painter: Painter | undefined;
  private locateRun = new AbortController();
  /** The notes as they were found last; nothing in a page that carries none. */
  private anchored: AnchoredNotes | undefined;
  /** Those of them that belong to what the page shows. */
  private shownNotes: readonly AnchoredNote[] = [];
  /** The notes of a page that is translated now: their words are in the original. */
  private waiting: readonly AnchoredNote[] = [];
  private readonly translation = new TranslationDetector();
  /** Under which address each article of the page stands. */
  readonly articles = new ArticleUrls();
  /** The address at which the page was read last. */
  private lastUrl = "";
  /** What the reader wants marked, and how; everything until that is known. */
  private settings: HighlightSettings | undefined;

  /** Settles when the newest reading is done. */
  private lastAnalysis: Promise<void> = Promise.resolve();
  /** Ends the reading under way when a newer one begins. */
  private analysisRun = new AbortController();
  /** Ends the painting under way when the marks have changed again. */
  private painting = new AbortController();
  private isPainting = false;
  /** For how long the page's own thread was held, in milliseconds. */
  private busyTime = 0;

  /** @param notifyChange Called whenever what `view` returns has changed. */
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

  /** The notes of the page, with their places in it. */
  get notes(): readonly AnchoredNote[] {
    return this.isTranslated ? this.waiting : this.shownNotes;
  }

  /** Whether the page shows a program's translation, whose words are not the issuer's. */
  get isTranslated(): boolean {
    return this.status === "translated";
  }

  /** The attributions that are read in the page; none when it was not taken for a readout. */
  get highlighted(): readonly AttributionWithCorrection[] {
    return this.status === "highlighted" && this.analysis ? this.analysis.reading.attributions : [];
  }

  /** The attributions as painted: without those that the reader hid, and with the one under correction as it is now. */
  private get painted(): readonly Attribution[] {
    const { draft } = this;
    const shown = this.highlighted.filter(({ correction }, index) => !correction?.isHidden && index !== draft?.index);
    return draft ? [...shown, draft.attribution] : shown;
  }

  /** Settles when the newest reading is done; one that a newer ended does not count. */
  get ready(): Promise<void> {
    const { lastAnalysis } = this;
    return lastAnalysis.then(() => (lastAnalysis === this.lastAnalysis ? undefined : this.ready));
  }

  /** Does work on the page's own thread in slices, and gives the page its turn between them. */
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

  /** Reads the page again. */
  refresh(): Promise<void> {
    this.status = "reading";
    const signal = this.startAnalysis();
    this.lastAnalysis = this.rerun(signal).catch((error: unknown) => {
      // A newer reading has begun, for which the background dropped this one.
      if (signal.aborted) return;
      this.status = "failed";
      this.error = errorText(error);
      this.notifyChange();
    });
    return this.lastAnalysis;
  }

  /** The signal of a reading of the page; the one before it, if still under way, stops. */
  private startAnalysis(): AbortSignal {
    this.analysisRun.abort();
    this.analysisRun = new AbortController();
    return this.analysisRun.signal;
  }

  private async rerun(signal: AbortSignal): Promise<void> {
    const page = await this.runIncrementally(readPageTextIncrementally(document), signal);
    if (page) await this.analyzeAll(page, signal);
  }

  /** Marks the page whether or not it was taken for a readout. */
  forceAnalysis(): Promise<void> {
    this.forcedKey = pageKey(location.href);
    return this.refresh();
  }

  /**
   * Reads the page again after a change that can be seen; the same words in new nodes are only painted again. Returns how
   * long the page's own thread was held for that, in milliseconds.
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
      // The change may have been in a part that is folded away, where a passage may stand.
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
      // A store that does not answer is told of where the notes are read.
      this.corrections().catch(() => []),
    ]);
    const read = await this.correct(engine, corrections);
    if (signal.aborted) return;
    this.analysis = read;
    this.status = this.statusOf(read);
    await this.updateNotes();
    this.showCount();
  }

  /** The page with the main content of each article that stands under an address of its own; as it is where it has but one. */
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

  /** The page is translated: nothing of it is read, and the notes wait for the original. */
  private async wait(page: PageText): Promise<void> {
    this.status = "translated";
    // Where the original was read before, its headline and language stay known.
    this.analysis ??= applyPageCorrections({ ...emptyResult(page), page: { ...page, title: "" } }, []);
    this.painter?.clear();
    await this.updateNotes();
    this.showCount();
  }

  /** The corrections of all articles that the page shows. */
  private async corrections(): Promise<readonly Correction[]> {
    const [own = "", ...others] = this.articles.urls;
    const found = await Promise.all([
      background.correctionsOfPage(own),
      ...others.map((url) => background.correctionsOfPage(url).catch(() => [])),
    ]);
    return found.flat();
  }

  /** The notes of the page, of its other addresses, of its original, and of other articles that it shows. */
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

  /** A page in which the reader marked or corrected something is marked there. */
  private statusOf({ page, engine, views }: PageAnalysis): PageStatus {
    if (!page.text.trim()) return "no text";
    return isFullyHighlighted(engine) || views.length > 0 ? "highlighted" : "notReadout";
  }

  /** A badge that cannot be set is no reason to say anything. */
  private showCount(): void {
    const isReadout = this.analysis?.reading.readout.isReadout ?? false;
    void background.showCount(this.highlighted.length, isReadout).catch(() => undefined);
  }

  /** Reads notes and corrections again after some have changed. */
  async onNotesChanged(): Promise<void> {
    await this.ready;
    const { analysisRun } = this;
    const corrections = await this.corrections().catch(() => undefined);
    // The page has begun to be read again meanwhile, perhaps with the corrections as they were before.
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

  /** The signal of a search for passages; the one before it, if still under way, stops. */
  private startRun(): AbortSignal {
    this.locateRun.abort();
    this.locateRun = new AbortController();
    return this.locateRun.signal;
  }

  /** Notes that cannot be had leave the highlights as they are; the popup says what went wrong. */
  private async updateNotes(): Promise<void> {
    const { analysis } = this;
    if (!analysis) return;
    // The pass begins before the notes are asked for, so that an older answer that comes late is dropped.
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

  /** Whether a note belongs here: one made at another address of the page, or on its original, if its passage is here too. */
  private isHere({ note: { target }, span }: AnchoredNote): boolean {
    if (span || !target.selector) return true;
    return this.articles.urls.some((url) => schemelessPageKey(url) === schemelessPageKey(target.source));
  }

  /** Shows a correction under way in the page, in place of the attribution it is about; nothing takes it off. */
  showDraft(attribution: Attribution | undefined, index?: number): void {
    this.draft = attribution && { attribution, index };
    this.paint();
    this.paintAttribution(attribution);
  }

  /** A readout that carries a note is kept with its text; official pages change and vanish. */
  private async saveReadout(read: PageAnalysis): Promise<void> {
    const ranges = read.page.rangesOf(read.page.main);
    const { url } = this.articles.urlAt(ranges[0]?.startContainer);
    const key = pageKey(url);
    if (this.savedKey === key || this.status !== "highlighted") return;
    // The address has changed and the text may be about to; or the text runs on into the next article.
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

  /** Paints in slices; the painting before, if still under way, stops. */
  private runPainting(work: Sliced<unknown>): void {
    this.painting.abort();
    this.painting = new AbortController();
    const { signal } = this.painting;
    this.isPainting = true;
    void this.runIncrementally(work, signal).finally(() => {
      if (signal === this.painting.signal) this.isPainting = false;
    });
  }

  /** The page's address has changed without loading: which article it shows, and what is kept of that, may be another. */
  async onUrlChanged(): Promise<void> {
    this.articles.update();
    if (pageKey(pageUrl()) === pageKey(this.lastUrl)) return;
    await (this.articles.headings.length > 1 ? this.refresh() : this.onNotesChanged());
  }

  /** The page is shown again as it was left: what is noted, and the number on the toolbar, may have changed meanwhile. */
  async onShownAgain(): Promise<void> {
    await this.onNotesChanged();
    this.showCount();
  }

  /** Paints the current attribution, or takes its mark off. */
  paintActive(index: number | undefined): void {
    this.paintAttribution(this.draft?.attribution ?? (index === undefined ? undefined : this.highlighted[index]));
  }

  private paintAttribution(attribution: Attribution | undefined): void {
    if (this.analysis && this.painter && this.highlightsShown)
      highlightActive(this.painter, this.analysis.page, attribution);
  }

  /** Paints a passage as the current one; without one, nothing. */
  paintPassageIfAny(span: Span | undefined): void {
    if (span) this.paintPassage(span);
  }

  /** Paints a passage as the current one. */
  paintPassage(span: Span): void {
    if (this.analysis && this.painter) highlightSpan(this.painter, this.analysis.page, span);
  }

  /** What is marked under a point of the viewport; never in what the reader writes in. */
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

  /** Paints again what the page has wiped. */
  reapply(): void {
    if (this.painter && this.highlightsShown && !this.isPainting) this.runPainting(this.painter.reapply());
  }

  /** The page's headline; of a page that was never seen in the original there is none. */
  get title(): string {
    if (this.isTranslated) return this.analysis?.page.title ?? "";
    return this.analysis?.page.title || document.title;
  }

  /** The page as the popup shows it. */
  view(hasSelection: boolean): PageView {
    const { analysis } = this;
    return {
      url: pageUrl(),
      title: this.title,
      named: addressNamedByPage(),
      language: document.documentElement.lang,
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

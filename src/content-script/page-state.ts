import type { applyCorrections, AttributionWithCorrection } from "../annotation/apply-corrections.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey, schemelessPageKey } from "../annotation/page-url.ts";
import type { Attribution } from "../engine/analysis.ts";
import { runInSlices, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { isConnected } from "../rpc/browser.ts";
import { background, type PageStatus, type PageView } from "../rpc/rpc-contract.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { yieldToPage } from "../page/yield-to-page.ts";
import { type PageText, readPageTextIncrementally } from "../page/page-text.ts";
import { canPaint, createPainter, type Painter } from "../page/painter.ts";
import { textOffsetAtPoint } from "../page/geometry.ts";
import type { PageChange } from "../page/observe-page.ts";
import { addressNamedByPage, addressOfPage } from "./address-of-page.ts";
import { ArticleAddresses } from "./article-addresses.ts";
import { isEditableAt } from "./editable.ts";
import { watchMarkChoice } from "./mark-choice.ts";
import {
  attributionAt,
  correctPage,
  type EngineReading,
  isWholePage,
  type PageReading,
  type PlacedNote,
  readPage,
} from "./page-reading.ts";
import { type MarkChoice, paintActive, paintReading, paintSpan } from "./paint-reading.ts";
import type { FoundNotes, findFoldedCorrections, findNotes, storedReading } from "./placed-notes.ts";
import { TranslationWatch } from "./translated.ts";

const NO_READOUT = { isReadout: false, score: 0, reasons: [] };

/** A page in which nothing is read: what it shows is a translation. */
function unread(page: PageText): EngineReading {
  const inMain = { readout: NO_READOUT, event: undefined, attributions: [] };
  return { page, attributions: [], mainText: "", inMain, isAsked: false, isPartial: false, problem: "", others: [] };
}

/** What the second script does for a page in which the reader left something; it comes only then. */
export interface NoteFinder {
  readonly applyCorrections: typeof applyCorrections;
  readonly findFoldedCorrections: typeof findFoldedCorrections;
  readonly findNotes: typeof findNotes;
  readonly storedReading: typeof storedReading;
}

/** What is marked at a place of the page: an attribution, or else the notes there, by their ids. */
export type MarkHere = { readonly attribution: number } | { readonly notes: readonly string[] };

/** What is known of the page and painted in it: its text, its reading, its notes. */
export class PageState {
  read: PageReading | undefined;
  /** What went wrong last, in words; empty when nothing did. */
  error = "";
  highlightsShown = true;
  private status: PageStatus = "reading";
  /** The attribution that is being corrected, painted in place of the one it is about. */
  private underWay: { readonly index: number | undefined; readonly attribution: Attribution } | undefined;
  /** The page that the reader wants marked whether or not it is a readout. */
  private forcedKey = "";
  private keptKey = "";
  private painter: Painter | undefined;
  private pass = new AbortController();
  /** The notes as they were found last; nothing in a page that carries none. */
  private found: FoundNotes | undefined;
  /** Those of them that belong to what the page shows. */
  private here: readonly PlacedNote[] = [];
  /** The notes of a page that is translated now: their words are in the original. */
  private waiting: readonly PlacedNote[] = [];
  private readonly translation = new TranslationWatch();
  /** Under which address each article of the page stands. */
  readonly articles = new ArticleAddresses();
  /** The address at which the page was read last. */
  private readAt = "";
  /** What the reader wants marked, and how; everything until that is known. */
  private choice: MarkChoice | undefined;

  /** Settles when the newest reading is done. */
  private lastReading: Promise<void> = Promise.resolve();
  /** Ends the reading under way when a newer one begins. */
  private reading = new AbortController();
  /** Ends the painting under way when the marks have changed again. */
  private painting = new AbortController();
  private isPainting = false;
  /** For how long the page's own thread was held, in milliseconds. */
  private worked = 0;

  /** @param tellChange Called whenever what `view` returns has changed. */
  constructor(
    signal: AbortSignal,
    private readonly bring: () => Promise<NoteFinder>,
    private readonly tellChange: () => void,
  ) {
    signal.addEventListener("abort", () => {
      this.reading.abort();
      this.painting.abort();
      this.painter?.clear();
    });
    watchMarkChoice((choice) => {
      this.choice = choice;
      this.paint();
    }, signal);
  }

  /** The notes of the page, with their places in it. */
  get notes(): readonly PlacedNote[] {
    return this.isTranslated ? this.waiting : this.here;
  }

  /** Whether the page shows a program's translation, whose words are not the issuer's. */
  get isTranslated(): boolean {
    return this.status === "translated";
  }

  /** The attributions that are read in the page; none when it was not taken for a readout. */
  get marked(): readonly AttributionWithCorrection[] {
    return this.status === "highlighted" && this.read ? this.read.reading.attributions : [];
  }

  /** The attributions as painted: without those that the reader hid, and with the one under correction as it is now. */
  private get painted(): readonly Attribution[] {
    const { underWay } = this;
    const shown = this.marked.filter(({ correction }, index) => !correction?.isHidden && index !== underWay?.index);
    return underWay ? [...shown, underWay.attribution] : shown;
  }

  /** Settles when the newest reading is done; one that a newer ended does not count. */
  get ready(): Promise<void> {
    const { lastReading } = this;
    return lastReading.then(() => (lastReading === this.lastReading ? undefined : this.ready));
  }

  /** Does work on the page's own thread in slices, and gives the page its turn between them. */
  private async inTurns<T>(work: Sliced<T>, signal: AbortSignal): Promise<T | undefined> {
    let start = performance.now();
    const pause = async () => {
      this.worked += performance.now() - start;
      await yieldToPage();
      start = performance.now();
    };
    const result = await runInSlices(work, { pause, signal });
    this.worked += performance.now() - start;
    return result;
  }

  /** Reads the page again. */
  refresh(): Promise<void> {
    this.status = "reading";
    const signal = this.newReading();
    this.lastReading = this.readAgain(signal).catch((error: unknown) => {
      // A newer reading has begun, for which the background dropped this one.
      if (signal.aborted) return;
      this.status = "failed";
      this.error = errorText(error);
      this.tellChange();
    });
    return this.lastReading;
  }

  /** The signal of a reading of the page; the one before it, if still under way, stops. */
  private newReading(): AbortSignal {
    this.reading.abort();
    this.reading = new AbortController();
    return this.reading.signal;
  }

  private async readAgain(signal: AbortSignal): Promise<void> {
    const page = await this.inTurns(readPageTextIncrementally(document), signal);
    if (page) await this.readAll(page, signal);
  }

  /** Marks the page whether or not it was taken for a readout. */
  markAnyway(): Promise<void> {
    this.forcedKey = pageKey(location.href);
    return this.refresh();
  }

  /**
   * Reads the page again after a change that can be seen; the same words in new nodes are only painted again. Returns how
   * long the page's own thread was held for that, in milliseconds.
   */
  async pageChanged(change: PageChange): Promise<number> {
    await this.ready;
    const before = this.worked;
    await this.readChange(change);
    return this.worked - before;
  }

  private async readChange(change: PageChange): Promise<void> {
    if (!isConnected() || !this.read) return;
    const signal = this.newReading();
    const isSettled = this.translation.isTranslated() === this.isTranslated;
    if (isSettled && change === "style" && (await this.inTurns(this.read.page.isShownAsRead(), signal)) !== false)
      return;
    const page = await this.inTurns(readPageTextIncrementally(document), signal);
    if (!page) return;
    if (isSettled && page.text === this.read.page.text) {
      const { main, title } = this.read.page;
      const { engine, corrections, folded, lost } = this.read;
      const same = { ...page, main, title };
      this.read = { ...this.read, page: same, engine: { ...engine, page: same } };
      this.paint();
      // The change may have been in a part that is folded away, where a passage may stand.
      const isMissing = folded.length + lost.length > 0;
      if (isMissing) {
        const read = await this.correct(this.read.engine, corrections);
        if (signal.aborted) return;
        this.read = read;
      }
      if (isMissing || this.notes.some(({ note, folded }) => folded || note.state === "orphaned"))
        await this.readNotes();
      return;
    }
    this.lastReading = this.readAll(page, signal).catch((error: unknown) => {
      if (signal.aborted) return;
      this.error = errorText(error);
      this.tellChange();
    });
    await this.ready;
  }

  private async readAll(page: PageText, signal: AbortSignal): Promise<void> {
    this.articles.look();
    this.readAt = addressOfPage();
    if (this.translation.isTranslated()) return this.wait(page);
    const [engine, corrections] = await Promise.all([
      this.articlesOf(page, signal).then((articles) => readPage(articles, this.isForced, signal, this.read?.engine)),
      // A store that does not answer is told of where the notes are read.
      this.corrections().catch(() => []),
    ]);
    const read = await this.correct(engine, corrections);
    if (signal.aborted) return;
    this.read = read;
    this.status = this.statusOf(read);
    await this.readNotes();
    this.tellCount();
  }

  /** The page with the main content of each article that stands under an address of its own; as it is where it has but one. */
  private async articlesOf(page: PageText, signal: AbortSignal): Promise<[PageText, ...PageText[]]> {
    const { headings } = this.articles;
    if (headings.length < 2) return [page];
    const articles: PageText[] = [];
    for (const heading of headings) {
      const article = await this.inTurns(page.articleFrom(heading, headings), signal);
      if (article) articles.push({ ...page, ...article });
    }
    const [own = page, ...others] = articles;
    return [own, ...others];
  }

  /** The page is translated: nothing of it is read, and the notes wait for the original. */
  private async wait(page: PageText): Promise<void> {
    this.status = "translated";
    // Where the original was read before, its headline and language stay known.
    this.read ??= correctPage({ ...unread(page), page: { ...page, title: "" } }, []);
    this.painter?.clear();
    await this.readNotes();
    this.tellCount();
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

  private async correct(engine: EngineReading, corrections: readonly Correction[]): Promise<PageReading> {
    const hand = corrections.length > 0 ? await this.bring() : undefined;
    const read = correctPage(engine, corrections, hand?.applyCorrections);
    return hand ? hand.findFoldedCorrections(read, this.reading.signal) : read;
  }

  private get isForced(): boolean {
    return this.forcedKey === pageKey(location.href);
  }

  /** A page in which the reader marked or corrected something is marked there. */
  private statusOf({ page, engine, views }: PageReading): PageStatus {
    if (!page.text.trim()) return "no text";
    return isWholePage(engine) || views.length > 0 ? "highlighted" : "notReadout";
  }

  /** A badge that cannot be set is no reason to say anything. */
  private tellCount(): void {
    const isReadout = this.read?.reading.readout.isReadout ?? false;
    void background.showCount(this.marked.length, isReadout).catch(() => undefined);
  }

  /** Reads notes and corrections again after some have changed. */
  async notesChanged(): Promise<void> {
    await this.ready;
    const { reading } = this;
    const corrections = await this.corrections().catch(() => undefined);
    // The page has begun to be read again meanwhile, perhaps with the corrections as they were before.
    if (reading !== this.reading) return this.notesChanged();
    if (
      this.read &&
      !this.isTranslated &&
      corrections &&
      JSON.stringify(corrections) !== JSON.stringify(this.read.corrections)
    ) {
      this.read = await this.correct(this.read.engine, corrections);
      this.status = this.statusOf(this.read);
      this.keptKey = "";
      this.tellCount();
    }
    await this.readNotes();
  }

  /** The signal of a search for passages; the one before it, if still under way, stops. */
  private newPass(): AbortSignal {
    this.pass.abort();
    this.pass = new AbortController();
    return this.pass.signal;
  }

  /** Notes that cannot be had leave the highlights as they are; the popup says what went wrong. */
  private async readNotes(): Promise<void> {
    const { read } = this;
    if (!read) return;
    // The pass begins before the notes are asked for, so that an older answer that comes late is dropped.
    const pass = this.newPass();
    try {
      const notes = await this.fetchNotes();
      if (pass.aborted) return;
      this.error = read.engine.problem;
      if (this.isTranslated) {
        this.waiting = notes.map((note) => ({ note, span: undefined, attribution: undefined }));
        return this.tellChange();
      }
      if (notes.length > 0) {
        const { findNotes } = await this.bring();
        const found = await findNotes(notes, read, pass, this.found);
        if (!found || pass.aborted) return;
        this.found = found;
      } else this.found = undefined;
      this.here = this.found?.placed.filter((placed) => this.isHere(placed)) ?? [];
      if (this.here.length > 0 || read.corrections.length > 0) await this.keepReadout(read);
    } catch (error) {
      if (pass.aborted) return;
      this.error = errorText(error);
    }
    this.paint();
    this.tellChange();
  }

  /** Whether a note belongs here: one made at another address of the page, or on its original, if its passage is here too. */
  private isHere({ note: { target }, span }: PlacedNote): boolean {
    if (span || !target.selector) return true;
    return this.articles.urls.some((url) => schemelessPageKey(url) === schemelessPageKey(target.source));
  }

  /** Shows a correction under way in the page, in place of the attribution it is about; nothing takes it off. */
  showUnderWay(attribution: Attribution | undefined, index?: number): void {
    this.underWay = attribution && { attribution, index };
    this.paint();
    this.paintActiveOf(attribution);
  }

  /** A readout that carries a note is kept with its text; official pages change and vanish. */
  private async keepReadout(read: PageReading): Promise<void> {
    const ranges = read.page.rangesOf(read.page.main);
    const { url } = this.articles.at(ranges[0]?.startContainer);
    const key = pageKey(url);
    if (this.keptKey === key || this.status !== "highlighted") return;
    // The address has changed and the text may be about to; or the text runs on into the next article.
    if (pageKey(addressOfPage()) !== pageKey(this.readAt)) return;
    if (pageKey(this.articles.at(ranges.at(-1)?.endContainer).url) !== key) return;
    this.keptKey = key;
    const { storedReading } = await this.bring();
    const { lang: language } = document.documentElement;
    const capture = { url, title: read.page.title, language, ...storedReading(read) };
    void background.saveReadout(capture).catch((error: unknown) => {
      this.keptKey = "";
      this.error = errorText(error);
      this.tellChange();
    });
  }

  paint(): void {
    if (!this.read || !canPaint()) return;
    const { page } = this.read;
    this.painter ??= createPainter();
    if (this.highlightsShown) {
      this.runPainting(paintReading(this.painter, page, this.painted, this.notes, this.choice));
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
    void this.inTurns(work, signal).finally(() => {
      if (signal === this.painting.signal) this.isPainting = false;
    });
  }

  /** The page's address has changed without loading: which article it shows, and what is kept of that, may be another. */
  async addressChanged(): Promise<void> {
    this.articles.look();
    if (pageKey(addressOfPage()) === pageKey(this.readAt)) return;
    await (this.articles.headings.length > 1 ? this.refresh() : this.notesChanged());
  }

  /** The page is shown again as it was left: what is noted, and the number on the toolbar, may have changed meanwhile. */
  async shownAgain(): Promise<void> {
    await this.notesChanged();
    this.tellCount();
  }

  /** Paints the current attribution, or takes its mark off. */
  paintActive(index: number | undefined): void {
    this.paintActiveOf(this.underWay?.attribution ?? (index === undefined ? undefined : this.marked[index]));
  }

  private paintActiveOf(attribution: Attribution | undefined): void {
    if (this.read && this.painter && this.highlightsShown) paintActive(this.painter, this.read.page, attribution);
  }

  /** Paints a passage as the current one; without one, nothing. */
  paintPassageOf(span: Span | undefined): void {
    if (span) this.paintPassage(span);
  }

  /** Paints a passage as the current one. */
  paintPassage(span: Span): void {
    if (this.read && this.painter) paintSpan(this.painter, this.read.page, span);
  }

  /** What is marked under a point of the viewport; never in what the reader writes in. */
  markAt(x: number, y: number): MarkHere | undefined {
    const { read, highlightsShown, marked, notes } = this;
    if (!read || !highlightsShown || marked.length + notes.length === 0 || isEditableAt(x, y)) return undefined;
    const position = textOffsetAtPoint(read.page, x, y);
    if (position === undefined) return undefined;
    const attribution = attributionAt(marked, position);
    if (attribution !== undefined) return { attribution };
    const here = notes.filter(({ span }) => span && span.start <= position && position < span.end);
    return here.length > 0 ? { notes: here.map(({ note }) => note.id) } : undefined;
  }

  /** Paints again what the page has wiped. */
  mend(): void {
    if (this.painter && this.highlightsShown && !this.isPainting) this.runPainting(this.painter.reapply());
  }

  /** The page's headline; of a page that was never seen in the original there is none. */
  get title(): string {
    if (this.isTranslated) return this.read?.page.title ?? "";
    return this.read?.page.title || document.title;
  }

  /** The page as the popup shows it. */
  view(hasSelection: boolean): PageView {
    const { read } = this;
    return {
      url: addressOfPage(),
      title: this.title,
      named: addressNamedByPage(),
      language: document.documentElement.lang,
      status: this.status,
      error: this.error || (read?.engine.isPartial ? t("page_partly_read") : ""),
      readout: (!this.isTranslated && read?.reading.readout) || NO_READOUT,
      event: (!this.isTranslated && read?.reading.event) || null,
      attributions: this.status === "highlighted" ? (read?.views ?? []) : [],
      notes: this.notes.map(({ note, attribution, folded }) => ({
        note,
        attribution: attribution ?? null,
        isFolded: folded !== undefined,
      })),
      dismissals: read?.dismissals ?? [],
      foldedCorrections: read?.folded ?? [],
      orphaned: read?.lost ?? [],
      frames: framesIn(document),
      highlightsShown: this.highlightsShown,
      hasSelection,
    };
  }
}

/** A frame smaller than this, in pixels, is a button, a counter or an advertisement. */
const LEAST_FRAME = { width: 240, height: 160 };

function framesIn(document: Document): number {
  return [...document.querySelectorAll<HTMLElement>("iframe, frame")].filter((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return width >= LEAST_FRAME.width && height >= LEAST_FRAME.height;
  }).length;
}

import type { applyCorrections, ReadAttribution } from "../annotation/apply-corrections.ts";
import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import { isConnected } from "../messages/browser.ts";
import { background, type PageStatus, type PageView } from "../messages/contract.ts";
import { wordsOf } from "../messages/words-of.ts";
import { giveWay } from "../page/give-way.ts";
import { type PageText, readPageTextInSlices } from "../page/page-text.ts";
import { canPaint, createPainter, type Painter } from "../page/painter.ts";
import { positionAt } from "../page/point.ts";
import type { PageChange } from "../page/watch-page.ts";
import type { Attribution } from "../text/reading.ts";
import { runInSlices, type Sliced } from "../text/slices.ts";
import type { Span } from "../text/span.ts";
import { addressOfPage } from "./address-of-page.ts";
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
import type { FoundNotes, findNotes, storedReading } from "./placed-notes.ts";

const NO_READOUT = { isReadout: false, score: 0, reasons: [] };

/** What the second script does for a page in which the reader left something; it comes only then. */
export interface NoteFinder {
  readonly applyCorrections: typeof applyCorrections;
  readonly findNotes: typeof findNotes;
  readonly storedReading: typeof storedReading;
}

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
  /** What the reader wants marked, and how; everything until that is known. */
  private choice: MarkChoice | undefined;

  /** Settles when the newest reading is done. */
  private lastReading: Promise<void> = Promise.resolve();
  /** Ends the reading under way when a newer one begins. */
  private reading = new AbortController();
  /** Ends the painting under way when the marks have changed again. */
  private painting = new AbortController();
  private isPainting = false;

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
    return this.found?.placed ?? [];
  }

  /** The attributions that are read in the page; none when it was not taken for a readout. */
  get marked(): readonly ReadAttribution[] {
    return this.status === "marked" && this.read ? this.read.reading.attributions : [];
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

  /** Reads the page again. */
  refresh(): Promise<void> {
    this.status = "reading";
    this.lastReading = this.readAgain(this.newReading()).catch((error: unknown) => {
      this.status = "failed";
      this.error = wordsOf(error);
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
    const page = await inTurns(readPageTextInSlices(document), signal);
    if (page) await this.readAll(page, signal);
  }

  /** Marks the page whether or not it was taken for a readout. */
  markAnyway(): Promise<void> {
    this.forcedKey = pageKey(location.href);
    return this.refresh();
  }

  /** Reads the page again after a change that can be seen; the same words in new nodes are only painted again. */
  async pageChanged(change: PageChange): Promise<void> {
    await this.ready;
    if (!isConnected() || !this.read) return;
    const signal = this.newReading();
    if (change === "looks" && (await inTurns(this.read.page.isShownAsRead(), signal)) !== false) return;
    const page = await inTurns(readPageTextInSlices(document), signal);
    if (!page) return;
    if (page.text === this.read.page.text) {
      this.read = { ...this.read, page, engine: { ...this.read.engine, page } };
      this.paint();
      return;
    }
    this.lastReading = this.readAll(page, signal).catch((error: unknown) => {
      this.error = wordsOf(error);
      this.tellChange();
    });
    await this.ready;
  }

  private async readAll(page: PageText, signal: AbortSignal): Promise<void> {
    const [engine, corrections] = await Promise.all([
      readPage(page, this.isForced, this.read?.engine),
      // A store that does not answer is told of where the notes are read.
      background.correctionsOfPage(location.href).catch(() => []),
    ]);
    const read = await this.correct(engine, corrections);
    if (signal.aborted) return;
    this.read = read;
    this.status = this.statusOf(read);
    await this.readNotes();
    this.tellCount();
  }

  private async correct(engine: EngineReading, corrections: readonly Correction[]): Promise<PageReading> {
    const hand = corrections.length > 0 ? await this.bring() : undefined;
    return correctPage(engine, corrections, hand?.applyCorrections);
  }

  private get isForced(): boolean {
    return this.forcedKey === pageKey(location.href);
  }

  /** A page in which the reader marked or corrected something is marked there. */
  private statusOf({ page, engine, views }: PageReading): PageStatus {
    if (!page.text.trim()) return "no text";
    return isWholePage(engine) || views.length > 0 ? "marked" : "quiet";
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
    const corrections = await background.correctionsOfPage(location.href).catch(() => undefined);
    // The page has begun to be read again meanwhile, perhaps with the corrections as they were before.
    if (reading !== this.reading) return this.notesChanged();
    if (this.read && corrections && JSON.stringify(corrections) !== JSON.stringify(this.read.corrections)) {
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
      const notes = await background.notesOfPage(location.href);
      if (pass.aborted) return;
      this.error = read.engine.problem;
      if (notes.length > 0) {
        const { findNotes } = await this.bring();
        const found = await findNotes(notes, read, pass, this.found);
        if (!found || pass.aborted) return;
        this.found = found;
      } else this.found = undefined;
      if (notes.length > 0 || read.corrections.length > 0) await this.keepReadout(read);
    } catch (error) {
      if (pass.aborted) return;
      this.error = wordsOf(error);
    }
    this.paint();
    this.tellChange();
  }

  /** Shows a correction under way in the page, in place of the attribution it is about; nothing takes it off. */
  showUnderWay(attribution: Attribution | undefined, index?: number): void {
    this.underWay = attribution && { attribution, index };
    this.paint();
    this.paintActiveOf(attribution);
  }

  /** A readout that carries a note is kept with its text; official pages change and vanish. */
  private async keepReadout(read: PageReading): Promise<void> {
    const key = pageKey(location.href);
    if (this.keptKey === key || this.status !== "marked") return;
    this.keptKey = key;
    const { storedReading } = await this.bring();
    const { lang: language } = document.documentElement;
    const capture = { url: addressOfPage(), title: read.page.title, language, ...storedReading(read) };
    void background.keepReadout(capture).catch((error: unknown) => {
      this.keptKey = "";
      this.error = wordsOf(error);
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
    void inTurns(work, signal).finally(() => {
      if (signal === this.painting.signal) this.isPainting = false;
    });
  }

  /** Paints the attribution in hand, or takes its mark off. */
  paintActive(index: number | undefined): void {
    this.paintActiveOf(this.underWay?.attribution ?? (index === undefined ? undefined : this.marked[index]));
  }

  private paintActiveOf(attribution: Attribution | undefined): void {
    if (this.read && this.painter && this.highlightsShown) paintActive(this.painter, this.read.page, attribution);
  }

  /** Paints a passage as the one in hand; without one, nothing. */
  paintPassageOf(span: Span | undefined): void {
    if (span) this.paintPassage(span);
  }

  /** Paints a passage as the one in hand. */
  paintPassage(span: Span): void {
    if (this.read && this.painter) paintSpan(this.painter, this.read.page, span);
  }

  /** The attribution whose mark is under a point of the viewport; never one in what the reader writes in. */
  indexAt(x: number, y: number): number | undefined {
    const { read, highlightsShown, marked } = this;
    if (!read || !highlightsShown || marked.length === 0 || isEditableAt(x, y)) return undefined;
    const position = positionAt(read.page, x, y);
    return position === undefined ? undefined : attributionAt(marked, position);
  }

  /** Paints again what the page has wiped. */
  mend(): void {
    if (this.painter && this.highlightsShown && !this.isPainting) this.runPainting(this.painter.mend());
  }

  /** The page as the popup shows it. */
  view(hasSelection: boolean): PageView {
    const { read } = this;
    return {
      url: addressOfPage(),
      title: read?.page.title || document.title,
      language: document.documentElement.lang,
      status: this.status,
      error: this.error,
      readout: read?.reading.readout ?? NO_READOUT,
      event: read?.reading.event ?? null,
      attributions: this.status === "marked" ? (read?.views ?? []) : [],
      notes: this.notes.map(({ note, attribution }) => ({ note, attribution: attribution ?? null })),
      dismissals: read?.dismissals ?? [],
      lostCorrections: read?.lost ?? [],
      frames: framesIn(document),
      highlightsShown: this.highlightsShown,
      hasSelection,
    };
  }
}

/** Does work on the page's own thread in slices, and gives the page its turn between them. */
function inTurns<T>(work: Sliced<T>, signal: AbortSignal): Promise<T | undefined> {
  return runInSlices(work, { pause: giveWay, signal });
}

/** A frame smaller than this, in pixels, is a button, a counter or an advertisement. */
const LEAST_FRAME = { width: 240, height: 160 };

function framesIn(document: Document): number {
  return [...document.querySelectorAll<HTMLElement>("iframe, frame")].filter((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return width >= LEAST_FRAME.width && height >= LEAST_FRAME.height;
  }).length;
}

import { pageKey, withoutDirective } from "../annotation/page-url.ts";
import { isConnected } from "../messages/browser.ts";
import { background, type PageStatus, type PageView } from "../messages/contract.ts";
import { wordsOf } from "../messages/words-of.ts";
import { type PageText, readPageText } from "../page/page-text.ts";
import { canPaint, createPainter, type Painter, toneBehind } from "../page/painter.ts";
import type { Attribution } from "../text/reading.ts";
import type { Span } from "../text/span.ts";
import { type PageReading, type PlacedNote, placeNotes, readPage } from "./page-reading.ts";
import { paintActive, paintReading, paintSpan } from "./paint-reading.ts";

const NO_READOUT = { isReadout: false, score: 0, reasons: [] };

/** What is known of the page and painted in it: its text, its reading, its notes. */
export class PageState {
  read: PageReading | undefined;
  notes: readonly PlacedNote[] = [];
  /** What went wrong last, in words; empty when nothing did. */
  error = "";
  /** Settles when the reading under way is done. */
  ready: Promise<void> = Promise.resolve();
  highlightsShown = true;
  private status: PageStatus = "reading";
  /** The page that the reader wants marked whether or not it is a readout. */
  private forcedKey = "";
  private keptKey = "";
  private painter: Painter | undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => this.painter?.clear());
  }

  /** The attributions that are marked in the page; none when it was not taken for a readout. */
  get marked(): readonly Attribution[] {
    return this.status === "marked" && this.read ? this.read.reading.attributions : [];
  }

  /** Reads the page anew. */
  refresh(): Promise<void> {
    this.status = "reading";
    this.ready = this.readAll(readPageText(document)).catch((error: unknown) => {
      this.status = "failed";
      this.error = wordsOf(error);
    });
    return this.ready;
  }

  /** Marks the page whether or not it was taken for a readout. */
  markAnyway(): Promise<void> {
    this.forcedKey = pageKey(location.href);
    return this.refresh();
  }

  /** Reads the page again after its content has changed; the same words in new nodes are only painted again. */
  async pageChanged(): Promise<void> {
    await this.ready;
    if (!isConnected() || !this.read) return;
    const page = readPageText(document);
    if (page.text === this.read.page.text) {
      this.read = { ...this.read, page };
      this.paint();
      return;
    }
    await this.readAll(page).catch((error: unknown) => {
      this.error = wordsOf(error);
    });
  }

  private async readAll(page: PageText): Promise<void> {
    this.read = await readPage(page, this.isForced);
    this.status = this.statusOf(this.read);
    await this.readNotes();
    const { isReadout } = this.read.reading.readout;
    // A badge that cannot be set is no reason to say anything.
    void background.showCount(this.marked.length, isReadout).catch(() => undefined);
  }

  private get isForced(): boolean {
    return this.forcedKey === pageKey(location.href);
  }

  private statusOf({ page, reading }: PageReading): PageStatus {
    if (!page.text.trim()) return "no text";
    return reading.readout.isReadout || reading.extent || this.isForced ? "marked" : "quiet";
  }

  /** Notes that cannot be had leave the highlights as they are; the popup says what went wrong. */
  async readNotes(): Promise<void> {
    const { read } = this;
    if (!read) return;
    try {
      const notes = await background.notesOfPage(location.href);
      this.error = read.problem;
      this.notes = placeNotes(notes, read.page, read.views);
      if (notes.length > 0) this.keepReadout(read);
    } catch (error) {
      this.error = wordsOf(error);
    }
    this.paint();
  }

  /** A readout that carries a note is kept with its text; official pages change and vanish. */
  private keepReadout({ page, stored }: PageReading): void {
    const key = pageKey(location.href);
    if (this.keptKey === key || this.status !== "marked") return;
    this.keptKey = key;
    const capture = { url: addressOfPage(), title: page.title, language: document.documentElement.lang, ...stored };
    void background.keepReadout(capture).catch((error: unknown) => {
      this.keptKey = "";
      this.error = wordsOf(error);
    });
  }

  paint(): void {
    if (!this.read || !canPaint()) return;
    const { page } = this.read;
    this.painter ??= createPainter(toneBehind(page.rangeOf(page.main)?.startContainer.parentElement ?? document.body));
    if (this.highlightsShown) paintReading(this.painter, page, this.marked, this.notes);
    else this.painter.clear();
  }

  /** Paints the attribution in hand, or takes its mark off. */
  paintActive(index: number | undefined): void {
    if (!this.read || !this.painter || !this.highlightsShown) return;
    paintActive(this.painter, this.read.page, index === undefined ? undefined : this.marked[index]);
  }

  /** Paints a passage as the one in hand. */
  paintPassage(span: Span): void {
    if (this.read && this.painter) paintSpan(this.painter, this.read.page, span);
  }

  /** Paints again what the page has wiped. */
  mend(): void {
    this.painter?.mend();
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
      highlightsShown: this.highlightsShown,
      hasSelection,
    };
  }
}

/** The page's address as it is stored with notes. */
export function addressOfPage(): string {
  return withoutDirective(location.href);
}

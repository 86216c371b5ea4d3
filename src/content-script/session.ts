import { createNote, type Note, snapshotAttribution } from "../annotation/note.ts";
import { pageKey, withoutDirective } from "../annotation/page-url.ts";
import { describe } from "../annotation/selectors.ts";
import { isConnected } from "../messages/browser.ts";
import { answerCalls, CallError } from "../messages/channel.ts";
import { background, type PageCalls, type PageStatus, type PageView, type Place } from "../messages/contract.ts";
import { type PageText, readPageText } from "../page/page-text.ts";
import { canPaint, createPainter, type Painter, toneBehind } from "../page/painter.ts";
import { firstLineOf, positionAt } from "../page/point.ts";
import { watchPage } from "../page/watch-page.ts";
import { type Span, sliceOf } from "../text/span.ts";
import { speakerWords } from "../ui/attribution-card.tsx";
import { citationOf } from "./citation.ts";
import { openOverlay, type Overlay } from "./overlay.tsx";
import { attributionAt, type PageReading, type PlacedNote, placeNotes, readPage } from "./page-reading.ts";
import { paintActive, paintReading } from "./paint-reading.ts";
import { watchReader } from "./watch-reader.ts";

/** The life of Note Verbale in one page. */
export interface Session {
  /** Reads the page anew, as after navigation without loading. */
  refresh(): Promise<void>;
}

const NO_READOUT = { isReadout: false, score: 0, reasons: [] };
const RELOAD = "Note Verbale was updated. Reload the page to go on.";

/** How often the page's registry and our host are looked after while the page is visible, in milliseconds. */
const MEND_EVERY = 1000;

/** Reads the page, marks it when it is a readout, and answers popup, shortcuts and pointer until the signal ends. */
export function openSession(signal: AbortSignal): Session {
  const session = new PageSession(signal);
  void session.refresh();
  return session;
}

class PageSession implements Session {
  private read: PageReading | undefined;
  private notes: readonly PlacedNote[] = [];
  private status: PageStatus = "reading";
  private error = "";
  private forced = false;
  private highlightsShown = true;
  private active: number | undefined;
  private pinned = false;
  private keptUrl = "";
  private ready: Promise<void> = Promise.resolve();
  private painter: Painter | undefined;
  private readonly overlay: Overlay;
  private readonly signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.signal = signal;
    this.overlay = openOverlay(
      {
        note: () => void this.noteOnShown(),
        edit: (note) => void this.openEditor(note),
        copy: () => void this.copyCitation(),
        step: (by) => void this.step(by),
        close: () => this.closeOverlay(),
      },
      signal,
    );
    this.answer();
    watchPage(() => this.pageChanged(), signal);
    watchReader(
      {
        pointAt: (x, y) => this.pointAt(x, y),
        press: (x, y) => this.press(x, y),
        select: () => this.selected(),
        escape: () => this.closeOverlay(),
        scroll: () => this.scrolled(),
        isBusy: () => this.overlay.isPointedAt(),
      },
      signal,
    );
    const timer = setInterval(() => this.mend(), MEND_EVERY);
    signal.addEventListener("abort", () => {
      clearInterval(timer);
      this.painter?.clear();
    });
  }

  refresh(): Promise<void> {
    this.status = "reading";
    this.ready = this.readAll().catch((error: unknown) => {
      this.status = "failed";
      this.error = wordsOf(error);
    });
    return this.ready;
  }

  private async readAll(page: PageText = readPageText(document)): Promise<void> {
    this.error = "";
    this.read = await readPage(page);
    this.status = this.statusOf(this.read);
    await this.readNotes();
    void background.showCount(this.marked.length, this.read.reading.readout.isReadout).catch(() => undefined);
  }

  private statusOf({ page, reading }: PageReading): PageStatus {
    if (!page.text.trim()) return "no text";
    return reading.readout.isReadout || this.forced ? "marked" : "quiet";
  }

  /** Notes that cannot be had leave the highlights as they are; the popup says what went wrong. */
  private async readNotes(): Promise<void> {
    const { read } = this;
    if (!read) return;
    try {
      const notes = await background.notesOfPage(location.href);
      this.notes = placeNotes(notes, read.page, read.views);
      if (notes.length > 0) this.keepReadout(read);
    } catch (error) {
      this.error = wordsOf(error);
    }
    this.paint();
  }

  /** A readout that carries a note is kept with its text; official pages change and vanish. */
  private keepReadout({ page, stored }: PageReading): void {
    const url = pageKey(location.href);
    if (this.keptUrl === url || this.status !== "marked") return;
    this.keptUrl = url;
    const language = document.documentElement.lang;
    void background
      .keepReadout({ url: withoutDirective(location.href), title: page.title, language, ...stored })
      .catch((error: unknown) => {
        this.keptUrl = "";
        this.error = wordsOf(error);
      });
  }

  private get marked(): PageReading["reading"]["attributions"] {
    return this.status === "marked" && this.read ? this.read.reading.attributions : [];
  }

  private paint(): void {
    if (!this.read || !canPaint()) return;
    const { page } = this.read;
    this.painter ??= createPainter(toneBehind(elementAt(page, page.main) ?? document.body));
    if (this.highlightsShown) paintReading(this.painter, page, this.marked, this.notes);
    else this.painter.clear();
  }

  private mend(): void {
    if (!isConnected() || document.hidden) return;
    this.painter?.mend();
    this.overlay.mend();
  }

  private async pageChanged(): Promise<void> {
    if (!isConnected() || !this.read) return;
    const page = readPageText(document);
    const isSame = page.text === this.read.page.text && page.rangeOf(page.main) !== undefined;
    if (isSame) this.adopt(page);
    else await this.readAll(page).catch((error: unknown) => {
      this.error = wordsOf(error);
    });
  }

  /** The same words in new nodes, as after a framework has drawn the page again: only the paint moves. */
  private adopt(page: PageText): void {
    if (!this.read) return;
    this.read = { ...this.read, page };
    this.paint();
    this.showActive(this.active);
  }

  // The pointer and the keyboard

  private indexAt(x: number, y: number): number | undefined {
    if (!this.read || !this.highlightsShown || this.marked.length === 0) return undefined;
    const position = positionAt(this.read.page, x, y);
    return position === undefined ? undefined : attributionAt(this.read.reading, position);
  }

  private pointAt(x: number, y: number): void {
    if (this.pinned || this.overlay.shown?.kind === "bar") return;
    const index = this.indexAt(x, y);
    if (index === undefined) this.closeOverlay();
    else if (index !== this.active) this.showCard(index, lineUnder(x, y));
  }

  private press(x: number, y: number): void {
    if (this.overlay.shown?.kind === "editor") return;
    const index = this.indexAt(x, y);
    if (index === undefined) return this.closeOverlay();
    this.showCard(index, lineUnder(x, y));
    this.pinned = true;
  }

  private selected(): void {
    const span = this.selectedSpan();
    if (!span || this.overlay.shown?.kind === "editor") {
      if (this.overlay.shown?.kind === "bar") this.closeOverlay();
      return;
    }
    const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
    if (!box || !isConnected()) return;
    this.showActive(undefined);
    this.overlay.show({ kind: "bar", beside: box });
  }

  private scrolled(): void {
    const { shown } = this.overlay;
    if (!shown) return;
    if (!this.pinned) return this.closeOverlay();
    const beside = this.active === undefined ? undefined : this.lineOf(this.active);
    if (shown.kind === "card" && beside) this.overlay.show({ ...shown, beside });
  }

  private closeOverlay(): void {
    if (this.overlay.shown?.kind === "editor") return;
    this.pinned = false;
    this.showActive(undefined);
    this.overlay.hide();
  }

  private showActive(index: number | undefined): void {
    this.active = index;
    if (!this.read || !this.painter || !this.highlightsShown) return;
    paintActive(this.painter, this.read.page, index === undefined ? undefined : this.marked[index]);
  }

  private showCard(index: number, beside: DOMRect, message = ""): void {
    const attribution = this.read?.views[index];
    if (!attribution || this.overlay.shown?.kind === "editor") return;
    if (!isConnected()) return this.overlay.show({ kind: "words", message: RELOAD, beside });
    this.showActive(index);
    const notes = this.notes.filter((placed) => placed.attribution === index).map(({ note }) => note);
    this.overlay.show({ kind: "card", attribution, count: this.marked.length, notes, message, beside });
  }

  private lineOf(index: number): DOMRect | undefined {
    const attribution = this.read?.reading.attributions[index];
    const span = attribution?.cue ?? attribution?.contents[0];
    return this.read && span && firstLineOf(this.read.page, span);
  }

  // What popup, shortcuts and card ask for

  private answer(): void {
    const calls = {
      viewPage: async () => {
        await this.ready;
        return this.view();
      },
      markAnyway: async () => {
        this.forced = true;
        await this.refresh();
        return this.view();
      },
      goTo: (place: Place) => this.goTo(place),
      step: (by: 1 | -1) => this.step(by),
      noteOn: (place: { readonly attribution: number } | "selection" | "page") => this.noteOn(place),
      editNote: async (id: string) => {
        const placed = this.notes.find(({ note }) => note.id === id);
        if (!placed) throw new CallError("missing", "This note is no longer on the page.");
        await this.openEditor(placed.note, placed.span);
      },
      notesChanged: async () => {
        await this.ready;
        await this.readNotes();
      },
      editorClosed: async (id: string) => this.editorClosed(id),
      showHighlights: async (shown: boolean) => {
        this.highlightsShown = shown;
        this.paint();
      },
    };
    answerCalls<PageCalls>(calls, this.signal);
  }

  private view(): PageView {
    const { read } = this;
    return {
      url: withoutDirective(location.href),
      title: read?.page.title || document.title,
      language: document.documentElement.lang,
      status: this.status,
      error: this.error,
      readout: read?.reading.readout ?? NO_READOUT,
      event: read?.reading.event ?? null,
      attributions: this.status === "marked" ? (read?.views ?? []) : [],
      notes: this.notes.map(({ note, attribution }) => ({ note, attribution: attribution ?? null })),
      highlightsShown: this.highlightsShown,
      hasSelection: this.selectedSpan() !== undefined,
    };
  }

  private async goTo(place: Place): Promise<void> {
    await this.ready;
    if ("attribution" in place) return this.goToAttribution(place.attribution);
    const placed = this.notes.find(({ note }) => note.id === place.note);
    if (placed?.attribution !== undefined) return this.goToAttribution(placed.attribution);
    if (!this.read || !placed?.span) throw new CallError("missing", "The passage of this note is no longer in the page.");
    scrollTo(this.read.page, placed.span);
    this.painter?.paint("active", [this.read.page.rangeOf(placed.span) ?? []].flat());
  }

  private goToAttribution(index: number): void {
    const attribution = this.marked[index];
    if (!this.read || !attribution) throw new CallError("missing", "This attribution is no longer in the page.");
    const span = attribution.cue ?? attribution.contents[0];
    if (span) scrollTo(this.read.page, span);
    const beside = this.lineOf(index);
    if (!beside) throw new CallError("missing", "This passage is not visible in the page.");
    this.showCard(index, beside);
    this.pinned = true;
  }

  private async step(by: 1 | -1): Promise<void> {
    await this.ready;
    const count = this.marked.length;
    if (count === 0) throw new CallError("missing", "No attributions are marked in this page.");
    const from = this.active ?? (by === 1 ? -1 : 0);
    this.goToAttribution((from + by + count) % count);
    this.overlay.focus();
  }

  private async noteOnShown(): Promise<void> {
    const { shown } = this.overlay;
    await this.noteOn(shown?.kind === "card" ? { attribution: shown.attribution.index } : "selection").catch(
      (error: unknown) => this.tell(error),
    );
  }

  private async noteOn(place: { readonly attribution: number } | "selection" | "page"): Promise<void> {
    await this.ready;
    if (place === "page") return this.openEditor(this.newNote(undefined));
    if (place !== "selection") return this.noteOnAttribution(place.attribution);
    const span = this.selectedSpan();
    if (!span) throw new CallError("no selection", "Select some text in the page first.");
    const whole = this.read?.views.find((view) => view.span.start === span.start && view.span.end === span.end);
    await this.openEditor(this.newNote(span, whole?.index), span);
  }

  private async noteOnAttribution(index: number): Promise<void> {
    const view = this.read?.views[index];
    if (!view) throw new CallError("missing", "This attribution is no longer in the page.");
    await this.openEditor(this.newNote(view.span, index), view.span);
  }

  /** A note not yet written, on a span of the page, on an attribution, or on the page as a whole. */
  private newNote(span: Span | undefined, index?: number): Note {
    const { read } = this;
    if (!read) throw new CallError("unread", "This page has not been read yet.");
    const attribution = index === undefined ? undefined : read.reading.attributions[index];
    const source = withoutDirective(location.href);
    return createNote({
      target: span ? { source, selector: describe(read.page.text, span) } : { source },
      title: read.page.title,
      issuer: read.reading.event?.issuer,
      ...(attribution && { attribution: snapshotAttribution(read.page.text, attribution) }),
    });
  }

  private async openEditor(note: Note, span?: Span): Promise<void> {
    const { read } = this;
    const isStored = this.notes.some((placed) => placed.note.id === note.id);
    const at = span ?? this.notes.find((placed) => placed.note.id === note.id)?.span;
    const quote = (note.target.selector?.[0].exact ?? "").replace(/\s+/g, " ");
    const speaker = note.attribution ? speakerWords({ ...note.attribution, source: note.attribution.sources.join(" … ") }) : "";
    await background.putDraft({ note, quote, speaker, isStored });
    if (read && at) scrollTo(read.page, at);
    const beside = (read && at && firstLineOf(read.page, at)) || new DOMRect(innerWidth, 0, 0, 0);
    this.pinned = true;
    this.overlay.show({ kind: "editor", draftId: note.id, beside });
    if (read && at && this.painter) this.painter.paint("active", [read.page.rangeOf(at) ?? []].flat());
  }

  private editorClosed(id: string): void {
    if (this.overlay.shown?.kind !== "editor" || this.overlay.shown.draftId !== id) return;
    this.pinned = false;
    this.overlay.hide();
    this.showActive(undefined);
  }

  private async copyCitation(): Promise<void> {
    const { shown } = this.overlay;
    if (shown?.kind !== "card" || !this.read) return;
    const text = citationOf(shown.attribution, this.read.page.title, location.href, new Date());
    const message = await navigator.clipboard.writeText(text).then(
      () => "Copied with its link.",
      () => "The browser did not allow copying here. Use the popup’s export instead.",
    );
    this.showCard(shown.attribution.index, shown.beside, message);
  }

  private tell(error: unknown): void {
    const beside = this.overlay.shown?.beside ?? new DOMRect(innerWidth, 0, 0, 0);
    this.overlay.show({ kind: "words", message: wordsOf(error), beside });
  }

  /** The selected text as a span of the page as it is now; a selection in a field or without letters is none. */
  private selectedSpan(): Span | undefined {
    const selection = getSelection();
    if (!this.read || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    const span = this.read.page.spanOf(range);
    if (!span || isEditable(range.commonAncestorContainer)) return undefined;
    return trimmed(this.read.page.text, span);
  }
}

function isEditable(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest("input, textarea, [contenteditable]:not([contenteditable=false])") != null;
}

/** The span without white space at its ends, or nothing when it is all white space. */
function trimmed(text: string, span: Span): Span | undefined {
  const words = sliceOf(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return end > start ? { start, end } : undefined;
}

function elementAt(page: PageText, span: Span): Element | undefined {
  return page.rangeOf(span)?.commonAncestorContainer.parentElement ?? undefined;
}

/** The height of a text line, for a pointer's place that has no line of its own. */
const LINE = 20;

function lineUnder(x: number, y: number): DOMRect {
  return new DOMRect(x - LINE, y - LINE / 2, 1, LINE);
}

/** Brings a span into the middle of the view, unless it is in view already. */
function scrollTo(page: PageText, span: Span): void {
  const range = page.rangeOf(span);
  const box = range?.getBoundingClientRect();
  if (!range || !box || (box.top >= 0 && box.bottom <= innerHeight && box.height > 0)) return;
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const after = range.getBoundingClientRect();
  if (after.top < 0 || after.bottom > innerHeight) scrollBy({ top: after.top - innerHeight / 2, behavior: "instant" });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

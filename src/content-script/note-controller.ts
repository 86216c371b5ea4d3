import { canonicalUrlOf } from "../annotation/canonical-url.ts";
import { createNote, type Note, quoteOfNote, snapshotAttribution } from "../annotation/note.ts";
import { describe, type Selectors, withGaps } from "../annotation/selectors.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import { findGaps } from "../page/find-gaps.ts";
import { spanRect } from "../page/geometry.ts";
import type { PageText } from "../page/page-text.ts";
import { scrollToSpan } from "../page/scroll-to-span.ts";
import { isConnected } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { CorrectionSession } from "../ui/correction-session.ts";
import { attributionRect, passageRect, viewportCorner } from "./anchor-rects.ts";
import type { CardActions } from "./card-actions.ts";
import { indexOfSame } from "./card-content.ts";
import type { EditorFrames, OnEditorClosed } from "./editor-frames.ts";
import { NoteLocator } from "./note-locator.ts";
import type { OverlayController } from "./overlay-controller.ts";
import type { PageController } from "./page-controller.ts";
import { addressNamedByPage } from "./page-urls.ts";
import { selectedSpan } from "./selected-span.ts";

/** The possible subjects of a new note. */
export type NoteSubject = { readonly attribution: number } | "selection" | "page";

/** Opens the note editor for attributions, selected text and the page. */
export class NoteController {
  constructor(
    private readonly page: PageController,
    private readonly overlay: OverlayController,
    private readonly actions: CardActions,
    private readonly editors: EditorFrames,
    private readonly correctionSession: CorrectionSession,
  ) {}

  /** Opens the editor for a new note. */
  async openNoteEditor(subject: NoteSubject): Promise<void> {
    await this.page.ready;
    if (subject === "page") return this.openEditor(this.newNote(undefined), undefined);
    this.assertNotTranslated();
    if (subject !== "selection") return this.openNoteEditorOnAttribution(subject.attribution);
    const span = this.selectedSpan();
    if (!span) throw new RpcError("no selection", t("select_first"));
    const matching = this.page.state.analysis?.views.find(
      (view) => view.span.start === span.start && view.span.end === span.end,
    );
    return this.openEditor(this.newNote(span, matching?.index), span);
  }

  /** Opens the note editor for what the overlay shows: the card's attribution, or the selection beside the bar. */
  async openNoteEditorForShown(): Promise<void> {
    const { shown } = this.overlay;
    const subject = shown?.kind === "card" ? { attribution: shown.attribution.index } : "selection";
    await this.openNoteEditor(subject).catch((error: unknown) => this.overlay.showMessage(errorText(error)));
  }

  /** Opens the tags of the attribution on the card. When they are closed, the card is shown again. */
  async openTagEditorForShown(): Promise<void> {
    const view = this.overlay.shownCard();
    const beside = this.overlay.shown?.beside ?? viewportCorner();
    try {
      await this.openEditor(this.newNote(view.span, view.index), view.span, "tags", (outcome) => {
        const { state } = this.page;
        const index = indexOfSame(state, view);
        if (index !== undefined) this.overlay.showPinnedCard(index, attributionRect(state, index) ?? beside);
        this.overlay.focus();
        if (outcome === "saved" && state.analysis) void new NoteLocator(state).saveReadout(state.analysis);
      });
    } catch (error) {
      this.overlay.showOnCard({ text: errorText(error) });
    }
  }

  /** Opens the editor to correct an attribution, or to add one on the selected text. */
  async openCorrectionEditor(subject: { readonly attribution: number } | "selection"): Promise<void> {
    await this.page.ready;
    this.assertNotTranslated();
    if (subject !== "selection")
      return this.correct(this.correctionSession.startOnAttribution(subject.attribution), subject.attribution);
    const span = this.selectedSpan();
    if (!span) throw new RpcError("no selection", t("select_claim"));
    this.correct(this.correctionSession.startOnSelection(span), undefined, span);
  }

  /**
   * Opens the correction editor for what the overlay shows: the card's attribution, or the selection beside the bar.
   */
  async openCorrectionEditorForShown(): Promise<void> {
    const { shown } = this.overlay;
    const subject = shown?.kind === "card" ? { attribution: shown.attribution.index } : "selection";
    await this.openCorrectionEditor(subject).catch((error: unknown) => this.overlay.showMessage(errorText(error)));
  }

  /** Opens the editor for an existing note on the page. */
  async editNote(id: string): Promise<void> {
    const anchored = this.page.state.notes.find(({ note }) => note.id === id);
    if (!anchored) throw new RpcError("missing", t("note_not_on_page"));
    await this.openEditor(anchored.note, anchored.span);
  }

  /** Saves a note without text on the selected text, with one click. */
  async highlightSelection(): Promise<void> {
    try {
      this.assertNotTranslated();
      const span = this.selectedSpan();
      if (!span) throw new RpcError("no selection", t("select_first"));
      const { id } = await background.saveHighlight(this.newNote(span));
      this.actions.showUndoMessage(t("highlight_saved"), () => background.undoSave(id));
    } catch (error) {
      this.overlay.showMessage(errorText(error));
    }
  }

  /** Shows the bar beside newly selected text, or hides it. */
  onSelection(): void {
    const { shown } = this.overlay;
    if (shown?.kind === "editor" || !isConnected()) return;
    const { analysis } = this.page.state;
    const span = this.selectedSpan();
    const box = analysis && span && spanRect(analysis.page, span);
    if (box) {
      this.overlay.showSelectionBar(box);
    } else if (shown?.kind === "bar") this.overlay.hide();
  }

  /** Throws if the page is translated, because translated text must never be stored as the issuer's. */
  private assertNotTranslated(): void {
    if (this.page.state.isTranslated) throw new RpcError("translated", t("translated_refused"));
  }

  private selectedSpan(): Span | undefined {
    return selectedSpan(this.page.state.analysis?.page);
  }

  private async openNoteEditorOnAttribution(index: number): Promise<void> {
    const view = this.page.state.analysis?.views[index];
    if (!view) throw new RpcError("missing", t("attribution_gone"));
    await this.openEditor(this.newNote(view.span, index), view.span);
  }

  /** Creates an unsaved note on a span of the page, on an attribution, or on the whole page. */
  private newNote(span: Span | undefined, index?: number): Note {
    const { analysis } = this.page.state;
    if (!analysis) throw new RpcError("unread", t("not_read"));
    const attribution = index === undefined ? undefined : analysis.reading.attributions[index];
    const canonical = canonicalUrlOf(addressNamedByPage(), location.href);
    const [range] = span ? analysis.page.rangesOf(span) : [];
    const { url: source, title } = this.page.state.articles.urlAt(range?.startContainer);
    return createNote({
      target: {
        source,
        ...(span && { selector: selectorsOf(analysis.page, span) }),
        // The page's canonical URL is for the article that it displays, not for those above or below.
        ...(canonical !== undefined && title === undefined && { canonical }),
      },
      title: title ?? this.page.state.title,
      issuer: title === undefined ? analysis.reading.event?.issuer : undefined,
      ...(attribution && { attribution: snapshotAttribution(analysis.page.text, attribution) }),
    });
  }

  private async openEditor(
    note: Note,
    span: Span | undefined,
    kind: "note" | "tags" = "note",
    onClosed: OnEditorClosed = (outcome) => {
      if (outcome === "saved") this.actions.showUndoMessage(t("note_saved"), () => background.undoSave(note.id));
    },
  ): Promise<void> {
    const isStored = this.page.state.notes.some((anchored) => anchored.note.id === note.id);
    // The draft contains text that was not saved last time and must not be overwritten.
    const draft =
      isStored && (await background.draftsOfPage(note.target.source)).find((one) => one.note.id === note.id);
    if (!draft)
      await background.saveDraft({
        note,
        quote: quoteOfNote(note),
        speaker: speakerOfNote(note),
        saved: note.bodyValue,
        isStored,
      });
    this.editors.show(kind, note.id, this.scrollIntoView(span) ?? viewportCorner(), onClosed);
    this.page.highlights.paintPassage(span);
  }

  private correct(id: string, index: number | undefined, span?: Span): void {
    const { analysis } = this.page.state;
    const passage = span ?? (index === undefined ? undefined : analysis?.views[index]?.span);
    const beside = this.scrollIntoView(passage) ?? viewportCorner();
    this.editors.show("correction", id, beside, (outcome) => {
      const undo = outcome === "closed" ? undefined : this.correctionSession.undoOf(id);
      this.correctionSession.finish();
      if (!undo) return;
      this.actions.showUndoMessage(t("correction_saved"), async () => {
        await undo();
        if (typeof outcome === "object") await background.undoMerge(outcome.merge);
      });
    });
    this.correctionSession.paint();
  }

  private scrollIntoView(span: Span | undefined): DOMRect | undefined {
    const { analysis } = this.page.state;
    if (!analysis || !span) return undefined;
    scrollToSpan(analysis.page, span);
    return passageRect(analysis.page, span);
  }
}

/**
 * Returns the selectors of a span, with the positions where the page has text that is not part of its collected text.
 */
function selectorsOf(page: PageText, span: Span): Selectors {
  const selectors = describe(page.text, span);
  const [{ prefix, suffix }] = selectors;
  const around = { start: span.start - prefix.length, end: span.end + suffix.length };
  return withGaps(selectors, findGaps(page, around));
}

function speakerOfNote({ attribution }: Note): string {
  return attribution ? speakerLabel({ ...attribution, source: attribution.sources.join(" … ") }) : "";
}

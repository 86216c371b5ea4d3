import { canonicalUrlOf } from "../annotation/canonical-url.ts";
import { createNote, type Note, quoteOfNote, snapshotAttribution } from "../annotation/note.ts";
import { describe, type Selectors, withGaps } from "../annotation/selectors.ts";
import type { Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { isConnected } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background } from "../rpc/rpc-contract.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { findGaps } from "../page/find-gaps.ts";
import type { PageText } from "../page/page-text.ts";
import { spanRect } from "../page/geometry.ts";
import { scrollToSpan } from "../page/scroll-to-span.ts";
import { speakerLabel } from "../ui/attribution-card.tsx";
import { addressNamedByPage } from "./address-of-page.ts";
import { type CardControl, corner } from "./card-control.ts";
import type { Correcting } from "./correcting.ts";
import type { Editors } from "./editors.ts";
import type { Overlay } from "./overlay.tsx";
import type { PageState } from "./page-state.ts";
import { passageBox } from "./passage-box.ts";
import { selectedSpan } from "./selected-span.ts";

/** What a note can be asked for on. */
export type NotePlace = { readonly attribution: number } | "selection" | "page";

/** Opens the note editor on attributions, selected text and the page. */
export class NoteTaking {
  constructor(
    private readonly state: PageState,
    private readonly overlay: Overlay,
    private readonly cards: CardControl,
    private readonly editors: Editors,
    private readonly correcting: Correcting,
  ) {}

  /** Opens the editor for a new note. */
  async noteOn(place: NotePlace): Promise<void> {
    await this.state.ready;
    if (place === "page") return this.openEditor(this.newNote(undefined));
    this.refuseTranslated();
    if (place !== "selection") return this.noteOnAttribution(place.attribution);
    const span = this.selectedSpan();
    if (!span) throw new RpcError("no selection", t("select_first"));
    const whole = this.state.read?.views.find((view) => view.span.start === span.start && view.span.end === span.end);
    return this.openEditor(this.newNote(span, whole?.index), span);
  }

  /** Opens the editor for what the overlay shows: the card's attribution, or the selection beside the bar. */
  async noteOnShown(): Promise<void> {
    const { shown } = this.overlay;
    const place = shown?.kind === "card" ? { attribution: shown.attribution.index } : "selection";
    await this.noteOn(place).catch((error: unknown) => this.cards.say(errorText(error)));
  }

  /** Opens the editor for a correction of an attribution, or of the engine's silence on the selected text. */
  async correctOn(place: { readonly attribution: number } | "selection"): Promise<void> {
    await this.state.ready;
    this.refuseTranslated();
    if (place !== "selection") return this.correct(this.correcting.begin(place.attribution), place.attribution);
    const span = this.selectedSpan();
    if (!span) throw new RpcError("no selection", t("select_said"));
    this.correct(this.correcting.beginOn(span), undefined, span);
  }

  /** Opens the correction of what the overlay shows: the card's attribution, or the selection beside the bar. */
  async correctShown(): Promise<void> {
    const { shown } = this.overlay;
    const place = shown?.kind === "card" ? { attribution: shown.attribution.index } : "selection";
    await this.correctOn(place).catch((error: unknown) => this.cards.say(errorText(error)));
  }

  /** Opens the editor for a note that is on the page. */
  async editNote(id: string): Promise<void> {
    const placed = this.state.notes.find(({ note }) => note.id === id);
    if (!placed) throw new RpcError("missing", t("note_off_page"));
    await this.openEditor(placed.note, placed.span);
  }

  /** Shows the bar beside newly selected text, or takes it away. */
  selected(): void {
    const { shown } = this.overlay;
    if (shown?.kind === "editor" || !isConnected()) return;
    const { read } = this.state;
    const span = this.selectedSpan();
    const box = read && span && spanRect(read.page, span);
    if (box) {
      this.cards.letGo();
      this.overlay.show({ kind: "bar", beside: box });
    } else if (shown?.kind === "bar") this.overlay.hide();
  }

  /** A translation's words are never kept as the issuer's own. */
  private refuseTranslated(): void {
    if (this.state.isTranslated) throw new RpcError("translated", t("translated_refused"));
  }

  private selectedSpan(): Span | undefined {
    return selectedSpan(this.state.read?.page);
  }

  private async noteOnAttribution(index: number): Promise<void> {
    const view = this.state.read?.views[index];
    if (!view) throw new RpcError("missing", t("attribution_gone"));
    await this.openEditor(this.newNote(view.span, index), view.span);
  }

  /** A note not yet written, on a span of the page, on an attribution, or on the page as a whole. */
  private newNote(span: Span | undefined, index?: number): Note {
    const { read } = this.state;
    if (!read) throw new RpcError("unread", t("not_read"));
    const attribution = index === undefined ? undefined : read.reading.attributions[index];
    const canonical = canonicalUrlOf(addressNamedByPage(), location.href);
    const [range] = span ? read.page.rangesOf(span) : [];
    const { url: source, title } = this.state.articles.at(range?.startContainer);
    return createNote({
      target: {
        source,
        ...(span && { selector: selectorsOf(read.page, span) }),
        // The page names an address for the article that it shows, not for those above or below.
        ...(canonical !== undefined && title === undefined && { canonical }),
      },
      title: title ?? this.state.title,
      issuer: title === undefined ? read.reading.event?.issuer : undefined,
      ...(attribution && { attribution: snapshotAttribution(read.page.text, attribution) }),
    });
  }

  private async openEditor(note: Note, span?: Span): Promise<void> {
    const isStored = this.state.notes.some((placed) => placed.note.id === note.id);
    // Words left unsaved the last time stand in the draft, which must not be written over.
    const draft =
      isStored && (await background.draftsOfPage(note.target.source)).find((one) => one.note.id === note.id);
    if (!draft)
      await background.saveDraft({
        note,
        quote: quoteOfNote(note),
        speaker: speakerOf(note),
        saved: note.bodyValue,
        isStored,
      });
    this.editors.show("note", note.id, this.bringIntoView(span) ?? corner(), (outcome) => {
      if (outcome === "saved") this.cards.sayDone(t("note_saved"), () => background.undoSave(note.id));
    });
    this.state.paintPassageOf(span);
  }

  private correct(id: string, index: number | undefined, span?: Span): void {
    const { read } = this.state;
    const passage = span ?? (index === undefined ? undefined : read?.views[index]?.span);
    const beside = this.bringIntoView(passage) ?? corner();
    this.editors.show("correction", id, beside, (outcome) => {
      const undo = outcome === "saved" ? this.correcting.undoOf(id) : undefined;
      this.correcting.end();
      if (undo) this.cards.sayDone(t("correction_kept"), undo);
    });
    this.correcting.paint();
  }

  private bringIntoView(span: Span | undefined): DOMRect | undefined {
    const { read } = this.state;
    if (!read || !span) return undefined;
    scrollToSpan(read.page, span);
    return passageBox(read.page, span);
  }
}

/** The selectors of a span, and where the page has words in it that are not part of its text. */
function selectorsOf(page: PageText, span: Span): Selectors {
  const selectors = describe(page.text, span);
  const [{ prefix, suffix }] = selectors;
  const around = { start: span.start - prefix.length, end: span.end + suffix.length };
  return withGaps(selectors, findGaps(page, around));
}

function speakerOf({ attribution }: Note): string {
  return attribution ? speakerLabel({ ...attribution, source: attribution.sources.join(" … ") }) : "";
}

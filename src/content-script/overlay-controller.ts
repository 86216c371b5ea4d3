import type { AttributionView } from "../annotation/attribution-view.ts";
import { t } from "../locale/i18n.ts";
import { isConnected } from "../rpc/browser.ts";
import { reloadHint } from "../rpc/reload-hint.ts";
import { RpcError } from "../rpc/rpc.ts";
import type { EditorAddress, FrameLocation } from "../rpc/rpc-contract.ts";
import type { MessageAction } from "../ui/message-card.tsx";
import { attributionRect, notesRect, type Point, pointRect, viewportCorner } from "./anchor-rects.ts";
import { cardContent, indexOfSame, notesContent } from "./card-content.ts";
import { type HighlightAtPoint, highlightAtPoint } from "./highlight-at-point.ts";
import type { Overlay } from "./overlay.tsx";
import type { OverlayContent } from "./overlay-content.tsx";
import type { PageHighlights } from "./page-highlights.ts";
import type { ReadonlyPageState } from "./page-state.ts";
import { UserContentFrames } from "./user-content-frames.ts";

/** The message on a card, and the action that it offers. */
export interface CardMessage {
  readonly text: string;
  readonly action?: MessageAction | undefined;
}

/**
 * Decides what the overlay shows (a card, notes, the selection bar, an editor or a message) and which attribution is
 * the current one. Nothing else sets these.
 */
export class OverlayController {
  private active: number | undefined;
  private last = -1;
  /** True if the card stays open until it is closed. Otherwise it closes when the pointer leaves. */
  private pinned = false;
  /** The ids of the notes on a card without an attribution. */
  private shownNoteIds: readonly string[] = [];
  /** The frames that contain the parts of a card that the page must not read. */
  readonly frames: UserContentFrames;

  constructor(
    private readonly state: ReadonlyPageState,
    private readonly highlights: PageHighlights,
    private readonly view: Overlay,
    location: FrameLocation,
  ) {
    this.frames = new UserContentFrames(location, () => this.onPageChanged());
  }

  /** What the overlay shows, or undefined if it is hidden. */
  get shown(): OverlayContent | undefined {
    return this.view.shown;
  }

  /** The index of the current attribution, or of the last one: the place from which the user continues. */
  get position(): number {
    return this.active ?? this.last;
  }

  /** Opens an unpinned card if the pointer rests on a highlight. Otherwise closes the unpinned card. */
  onHover(x: number, y: number): void {
    if (this.pinned || this.shown?.kind === "bar") return;
    const highlight = highlightAtPoint(this.state, x, y);
    if (!highlight) this.close();
    else if (!this.isShown(highlight)) this.showHighlight(highlight, { x, y });
  }

  /** Opens a pinned card if the user clicks on a highlight. Otherwise closes the card. */
  onClick(x: number, y: number): void {
    const highlight = highlightAtPoint(this.state, x, y);
    if (!highlight) {
      this.close();
      return;
    }
    this.showHighlight(highlight, { x, y });
    this.pinned = true;
  }

  /** On scroll, moves a pinned card with its line and closes an unpinned one. */
  onScroll(): void {
    const { shown } = this;
    if (!shown || shown.kind === "editor") return;
    const beside = this.pinned ? this.shownAnchorRect() : undefined;
    if (beside) this.view.show({ ...shown, beside });
    else if (!this.pinned || shown.kind !== "message") this.close();
  }

  /**
   * Moves the card to its attribution after the page has changed, or closes it if the text is no longer on the page.
   */
  onPageChanged(): void {
    const { shown } = this;
    if (shown?.kind === "card") {
      const index = indexOfSame(this.state, shown.attribution);
      if (index === undefined) this.close();
      else {
        const beside = attributionRect(this.state, index) ?? shown.beside;
        this.showCard(index, beside, { text: shown.message, action: shown.answer });
      }
    } else if (shown?.kind === "notes") this.showNotes(this.shownNoteIds, this.shownAnchorRect() ?? shown.beside);
    this.highlights.paintActive(this.active);
  }

  /** Shows the card of an attribution, unless an editor is open. */
  showCard(index: number, beside: DOMRect, message?: CardMessage): void {
    const content = cardContent(this.state, index);
    if (!content || this.shown?.kind === "editor") return;
    if (!isConnected()) {
      this.view.show({ kind: "message", message: reloadHint(), beside });
      return;
    }
    this.shownNoteIds = [];
    this.setActive(index);
    const { userContent, ...card } = content;
    this.view.show({
      kind: "card",
      ...card,
      frame: userContent && this.frames.frameFor(userContent),
      message: message?.text ?? "",
      answer: message?.action,
      beside,
    });
  }

  /** Shows the card of an attribution until it is closed. */
  showPinnedCard(index: number, beside: DOMRect): void {
    this.showCard(index, beside);
    this.pinned = true;
  }

  /** Shows a message on the open card, or in place of another content. */
  showOnCard(message: CardMessage): void {
    const { shown } = this;
    if (shown?.kind === "card") this.showCard(shown.attribution.index, shown.beside, message);
    else this.showMessage(message.text);
  }

  /** Shows notes that are not on an attribution until they are closed. */
  showPinnedNotes(ids: readonly string[], beside: DOMRect): void {
    this.showNotes(ids, beside);
    this.pinned = true;
  }

  /** Shows a message in place of the card, until it is closed. */
  showMessage(message: string, action?: MessageAction): void {
    const beside = this.shown?.beside ?? viewportCorner();
    this.deselect();
    this.view.show({ kind: "message", message, answer: action, beside });
    this.pinned = true;
  }

  /** Shows the bar beside selected text. */
  showSelectionBar(beside: DOMRect): void {
    this.deselect();
    this.view.show({ kind: "bar", beside });
  }

  /**
   * Shows an editor until `closeEditor` is called.
   * @param onLoad Called when the browser has loaded the editor's frame, even if its script is blocked.
   */
  showEditor(editor: EditorAddress, beside: DOMRect, onLoad: () => void): void {
    this.deselect();
    this.view.show({ kind: "editor", editor, beside, onLoad });
  }

  /** Closes the editor, or the message in its place. */
  closeEditor(): void {
    if (this.shown?.kind === "editor" || this.shown?.kind === "message") this.view.hide();
    this.deselect();
  }

  /**
   * Tells the user to reload the page after the extension was updated or removed, because all its frames have stopped
   * working. The draft of an open editor is kept.
   */
  showDisconnected(): void {
    const { shown } = this;
    const hasFrame = shown?.kind === "editor" || shown?.kind === "notes" || (shown?.kind === "card" && shown.frame);
    if (shown && hasFrame) this.view.show({ kind: "message", message: reloadHint(), beside: shown.beside });
  }

  /** Closes the card and the selection bar. An editor stays open until its own frame closes it. */
  close(): void {
    if (this.shown?.kind === "editor") return;
    this.deselect();
    this.view.hide();
  }

  /** Hides the overlay, whatever it shows. */
  hide(): void {
    this.view.hide();
  }

  /** Moves keyboard focus to the card. */
  focus(): void {
    this.view.focus();
  }

  /** Returns true if the pointer is over the overlay. */
  isHovered(): boolean {
    return this.view.isHovered();
  }

  /** Returns true if the pointer is over the overlay or the overlay has the focus. */
  isInUse(): boolean {
    return this.view.isHovered() || this.view.hasFocus();
  }

  /** Adds the overlay to the page again if the page has removed it. */
  reattach(): void {
    this.view.reattach();
  }

  /** Returns the attribution on the card. Throws if no card is open. */
  shownCard(): AttributionView {
    const { shown } = this;
    if (shown?.kind !== "card") throw new RpcError("no card", t("go_first"));
    return shown.attribution;
  }

  private isShown(highlight: HighlightAtPoint): boolean {
    if ("attribution" in highlight) return highlight.attribution === this.active;
    return highlight.notes.join() === this.shownNoteIds.join();
  }

  private showHighlight(highlight: HighlightAtPoint, point: Point): void {
    const { state } = this;
    if ("attribution" in highlight) {
      const index = highlight.attribution;
      this.showCard(index, attributionRect(state, index, point) ?? pointRect(point));
    } else this.showNotes(highlight.notes, notesRect(state, highlight.notes, point) ?? pointRect(point));
  }

  /** Shows notes that are not on an attribution, unless an editor is open or the notes are no longer on the page. */
  private showNotes(ids: readonly string[], beside: DOMRect): void {
    if (this.shown?.kind === "editor") return;
    const content = notesContent(this.state, ids);
    if (!content) {
      this.close();
      return;
    }
    this.setActive(undefined);
    this.shownNoteIds = content.notes.map(({ id }) => id);
    this.view.show({ kind: "notes", frame: this.frames.frameFor(content), beside });
  }

  private deselect(): void {
    this.pinned = false;
    this.shownNoteIds = [];
    this.setActive(undefined);
  }

  private setActive(index: number | undefined): void {
    this.active = index;
    this.last = index ?? this.last;
    this.highlights.paintActive(index);
  }

  /** Returns the current box of the text that the card is placed beside. */
  private shownAnchorRect(): DOMRect | undefined {
    const { shown } = this;
    if (shown?.kind === "card") return attributionRect(this.state, shown.attribution.index);
    return shown?.kind === "notes" ? notesRect(this.state, this.shownNoteIds) : undefined;
  }
}

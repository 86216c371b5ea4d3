import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { userContentOf } from "../annotation/user-content.ts";
import type { Span } from "../engine/span.ts";
import { overlaps } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { scrollToSpan } from "../page/scroll-to-span.ts";
import { unfold } from "../page/unfold.ts";
import { isConnected } from "../rpc/browser.ts";
import { errorText, reloadHint } from "../rpc/reload-hint.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, type FrameLocation, type NavigationTarget } from "../rpc/rpc-contract.ts";
import type { ListPosition } from "../ui/attribution-card.tsx";
import { eventDate } from "../ui/event-date.ts";
import type { MessageAction } from "../ui/message-card.tsx";
import { copyCitation, copyText } from "./clipboard.ts";
import type { CorrectionSession } from "./correction-session.ts";
import { formatCitation } from "./format-citation.ts";
import type { Overlay } from "./overlay.tsx";
import type { HighlightAtPoint, PageState } from "./page-state.ts";
import { pageUrl } from "./page-urls.ts";
import { passageRect } from "./passage-rect.ts";
import { UserContentFrames } from "./user-content-frames.ts";

/**
 * Number of checks of a part that is being unfolded, and the milliseconds between them. Pages unfold parts
 * asynchronously.
 */
const UNFOLD_CHECKS = 6;
const UNFOLD_CHECK_INTERVAL = 60;

/** Height of a text line in pixels, for a pointer position without a line box. */
const LINE_HEIGHT = 20;

/** Opens and closes the card of the current attribution, by pointer, keyboard and popup. */
export class CardController {
  private active: number | undefined;
  /** The last current attribution, from which the user continues. */
  private last = -1;
  /** True if the card stays open until it is closed. Otherwise it closes when the pointer leaves. */
  private pinned = false;
  /** The ids of the notes on a card without an attribution. */
  private shownNoteIds: readonly string[] = [];
  /** The frames that contain the parts of a card that the page must not read. */
  readonly frames: UserContentFrames;

  constructor(
    private readonly state: PageState,
    private readonly overlay: Overlay,
    private readonly correcting: CorrectionSession,
    location: FrameLocation,
  ) {
    this.frames = new UserContentFrames(location, () => this.onPageChanged());
  }

  onHover(x: number, y: number): void {
    if (this.pinned || this.overlay.shown?.kind === "bar") return;
    const highlight = this.state.highlightAt(x, y);
    if (!highlight) this.close();
    else if (!this.isShown(highlight)) this.showHighlightAt(highlight, pointRect(x, y));
  }

  onClick(x: number, y: number): void {
    const highlight = this.state.highlightAt(x, y);
    if (!highlight) {
      this.close();
      return;
    }
    this.showHighlightAt(highlight, pointRect(x, y));
    this.pinned = true;
  }

  private isShown(highlight: HighlightAtPoint): boolean {
    if ("attribution" in highlight) return highlight.attribution === this.active;
    return highlight.notes.join() === this.shownNoteIds.join();
  }

  private showHighlightAt(highlight: HighlightAtPoint, beside: DOMRect): void {
    if ("attribution" in highlight) this.show(highlight.attribution, beside);
    else this.showNotes(highlight.notes, beside);
  }

  /** On scroll, moves a pinned card with its line and closes an unpinned one. */
  onScroll(): void {
    const { shown } = this.overlay;
    if (!shown || shown.kind === "editor") return;
    const beside = this.pinned ? this.shownAnchorRect() : undefined;
    if (beside) this.overlay.show({ ...shown, beside });
    else if (!this.pinned || shown.kind !== "message") this.close();
  }

  /** Closes the card and the selection bar. An editor stays open until its own frame closes it. */
  close(): void {
    if (this.overlay.shown?.kind === "editor") return;
    this.deselect();
    this.overlay.hide();
  }

  /**
   * Tells the user to reload the page after the extension was updated or removed, because all its frames have stopped
   * working. The draft of an open editor is kept.
   */
  showDisconnected(): void {
    const { shown } = this.overlay;
    const hasFrame = shown?.kind === "editor" || shown?.kind === "notes" || (shown?.kind === "card" && shown.frame);
    if (shown && hasFrame) this.overlay.show({ kind: "message", message: reloadHint(), beside: shown.beside });
  }

  /** Clears the current attribution, for example when something else replaces the card. */
  deselect(): void {
    this.pinned = false;
    this.shownNoteIds = [];
    this.setActive(undefined);
  }

  /** Shows a message in place of the card, until it is closed. */
  showMessage(message: string, action?: MessageAction): void {
    const beside = this.overlay.shown?.beside ?? viewportCorner();
    this.deselect();
    this.overlay.show({ kind: "message", message, answer: action, beside });
    this.pinned = true;
  }

  /**
   * Moves the card to its attribution after the page has changed, or closes it if the text is no longer on the page.
   */
  onPageChanged(): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") {
      const index = this.indexOfSame(shown.attribution);
      if (index === undefined) this.close();
      else this.show(index, this.anchorRect(index) ?? shown.beside, shown.message, shown.answer);
    } else if (shown?.kind === "notes") this.showNotes(this.shownNoteIds, this.shownAnchorRect() ?? shown.beside);
    this.repaint();
  }

  async goTo(target: NavigationTarget): Promise<void> {
    await this.state.ready;
    if ("attribution" in target) {
      this.goToAttribution(target.attribution);
      return;
    }
    const { analysis, notes } = this.state;
    const anchored = notes.find(({ note }) => note.id === target.note);
    if (anchored?.folded) {
      await this.unfoldAndGoTo(target, anchored.folded);
      return;
    }
    if (anchored?.attribution !== undefined && this.state.highlighted[anchored.attribution]) {
      this.goToAttribution(anchored.attribution);
      return;
    }
    if (!analysis || !anchored?.span) throw new RpcError("missing", t("note_orphaned"));
    scrollToSpan(analysis.page, anchored.span);
    this.showNotes([target.note], passageRect(analysis.page, anchored.span) ?? viewportCorner());
    this.pinned = true;
    this.state.paintPassage(anchored.span);
  }

  /** Unfolds the part of the page that contains a passage, and scrolls to it. */
  private async unfoldAndGoTo(target: { readonly note: string }, passage: Range): Promise<void> {
    unfold(passage.startContainer);
    for (let tries = 0; tries < UNFOLD_CHECKS; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, UNFOLD_CHECK_INTERVAL));
      await this.state.onChange("style");
      const anchored = this.state.notes.find(({ note }) => note.id === target.note);
      if (anchored && !anchored.folded) return this.goTo(target);
    }
    throw new RpcError("folded", t("note_folded"));
  }

  /** Opens the card of the attribution that a link's passage refers to, if there is one. */
  openLinked(passage: Span): void {
    const views = this.state.highlighted.length > 0 ? (this.state.analysis?.views ?? []) : [];
    const [best] = views
      .filter(({ span, correction }) => overlaps(span, passage) && !correction?.isHidden)
      .map(({ index, span }) => ({
        index,
        off: Math.abs(span.start - passage.start) + Math.abs(span.end - passage.end),
      }))
      .sort((a, b) => a.off - b.off);
    if (best) this.goToAttribution(best.index);
  }

  /** Goes to the next or previous attribution, wrapping around at the ends, and moves keyboard focus to its card. */
  async step(by: 1 | -1): Promise<void> {
    await this.state.ready;
    const shown = this.visibleAttributions(() => true);
    if (shown.length === 0) throw new RpcError("missing", t("no_highlights"));
    this.goToNeighbour(shown, by);
  }

  /** Goes to the next or previous claim of the current speaker. */
  stepSpeaker(by: 1 | -1): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") this.goToNeighbour(this.claimsBySpeaker(shown.attribution), by);
  }

  /** Copies the claim on the card with its speaker and link, and shows the result on the card. */
  async copyCitation(): Promise<void> {
    const { analysis } = this.state;
    const view = this.shownCard();
    if (!analysis) return;
    const { event } = analysis.reading;
    const page = { title: analysis.page.title, url: pageUrl(), issuer: event?.issuer, date: event && eventDate(event) };
    const citation = formatCitation(view, page, new Date());
    if (await copyCitation(citation)) {
      this.showOnCard(t("copied"), {
        label: t("as_markdown"),
        onPress: () =>
          void copyText(citation.markdown).then((done) =>
            this.showOnCard(t(done ? "copied_markdown" : "copy_refused")),
          ),
      });
    } else this.showOnCard(t("copy_refused"));
  }

  /** Dismisses the attribution on the card. */
  dismiss(): Promise<void> {
    const { index } = this.shownCard();
    return this.change(() => this.correcting.dismiss(index), t("dismissed"));
  }

  /** Hides or shows the highlights of the attribution on the card. */
  hide(hidden: boolean): Promise<void> {
    const { index } = this.shownCard();
    return this.change(
      () => this.correcting.hide(index, hidden),
      t(hidden ? "highlights_now_hidden" : "highlights_now_shown"),
    );
  }

  /** Reverts the user's correction of the attribution on the card. */
  revert(): Promise<void> {
    const { correction } = this.shownCard();
    if (!correction) return Promise.resolve();
    return this.change(() => this.correcting.revert(correction.id), t("correction_reverted"));
  }

  /** Pauses Note Verbale on this site and removes the highlights from this page. */
  async pause(): Promise<void> {
    const { host } = location;
    const show = (shown: boolean) => {
      this.state.highlightsShown = shown;
      this.state.paint();
    };
    try {
      await background.pauseSite(host, true);
      show(false);
      this.showMessage(t("site_paused", { host }), {
        label: t("undo"),
        onPress: () => void this.undo(() => background.pauseSite(host, false)).then(() => show(true)),
      });
    } catch (error) {
      this.showOnCard(errorText(error));
    }
  }

  /** Shows what was done, with an undo button. The message closes by itself after a while. */
  showUndoMessage(message: string, undo: () => Promise<unknown>): void {
    this.showMessage(message, { label: t("undo"), onPress: () => void this.undo(undo) });
    const { shown } = this.overlay;
    setTimeout(() => {
      if (this.overlay.shown === shown && !this.overlay.isHovered() && !this.overlay.hasFocus()) this.close();
    }, UNDO_MESSAGE_DURATION);
  }

  /** Returns the attribution on the card, for keyboard commands. */
  shownCard(): AttributionView {
    const { shown } = this.overlay;
    if (shown?.kind !== "card") throw new RpcError("no card", t("go_first"));
    return shown.attribution;
  }

  private async change(work: () => Promise<() => Promise<unknown>>, done: string): Promise<void> {
    try {
      this.showUndoMessage(done, await work());
    } catch (error) {
      this.showOnCard(errorText(error));
    }
  }

  private async undo(work: () => Promise<unknown>): Promise<void> {
    await work().then(
      () => this.close(),
      (error: unknown) => this.showMessage(errorText(error)),
    );
  }

  /** Shows a message on the card. */
  private showOnCard(message: string, action?: MessageAction): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") this.show(shown.attribution.index, shown.beside, message, action);
    else this.showMessage(message);
  }

  private goToNeighbour(indexes: readonly number[], by: 1 | -1): void {
    const from = this.active ?? this.last;
    const next = by === 1 ? indexes.find((one) => one > from) : indexes.findLast((one) => one < from);
    this.goToAttribution(next ?? indexes.at(by === 1 ? 0 : -1) ?? 0);
    this.overlay.focus();
  }

  private goToAttribution(index: number): void {
    const attribution = this.state.highlighted[index];
    const { analysis } = this.state;
    if (!analysis || !attribution) throw new RpcError("missing", t("attribution_gone"));
    const span = attribution.cue ?? attribution.contents[0];
    if (span) scrollToSpan(analysis.page, span);
    const beside = this.anchorRect(index);
    if (!beside) throw new RpcError("missing", t("not_visible"));
    this.show(index, beside);
    this.pinned = true;
  }

  private repaint(): void {
    this.state.paintActive(this.active);
  }

  /**
   * Returns the index of the attribution with the same text on the current page. If there are several, returns the one
   * at the same index.
   */
  private indexOfSame(view: AttributionView): number | undefined {
    const { analysis, highlighted } = this.state;
    const key = textKey(view);
    const same = (analysis?.views ?? []).filter((one) => highlighted[one.index] && textKey(one) === key);
    return (same.find(({ index }) => index === view.index) ?? same[0])?.index;
  }

  private setActive(index: number | undefined): void {
    this.active = index;
    this.last = index ?? this.last;
    this.repaint();
  }

  private show(index: number, beside: DOMRect, message = "", action?: MessageAction): void {
    const attribution = this.state.analysis?.views[index];
    if (!attribution || this.overlay.shown?.kind === "editor") return;
    if (!isConnected()) {
      this.overlay.show({ kind: "message", message: reloadHint(), beside });
      return;
    }
    this.shownNoteIds = [];
    this.setActive(index);
    const content = userContentOf(attribution, this.notesOfAttribution(index));
    const frame = content && this.frames.frameFor(content);
    const position = { number: index + 1, count: this.state.highlighted.length };
    const positionForSpeaker = positionIn(this.claimsBySpeaker(attribution), index);
    this.overlay.show({
      kind: "card",
      attribution,
      among: position,
      bySpeaker: positionForSpeaker,
      frame,
      message,
      answer: action,
      beside,
    });
  }

  /** Shows notes that are not on an attribution. Notes that are no longer on the page are left out. */
  private showNotes(ids: readonly string[], beside: DOMRect): void {
    if (this.overlay.shown?.kind === "editor") return;
    const content = userContentOf(
      undefined,
      this.state.notes.filter(({ note, span }) => span && ids.includes(note.id)).map(({ note }) => note),
    );
    if (!content) {
      this.close();
      return;
    }
    this.setActive(undefined);
    this.shownNoteIds = content.notes.map(({ id }) => id);
    this.overlay.show({ kind: "notes", frame: this.frames.frameFor(content), beside });
  }

  /** Returns the notes that belong to an attribution or overlap it. */
  private notesOfAttribution(index: number): readonly Note[] {
    const attribution = this.state.highlighted[index];
    if (!attribution) return [];
    const { sources, cue, contents, addressees } = attribution;
    const spans = [...sources, ...(cue ? [cue] : []), ...contents, ...addressees];
    return this.state.notes
      .filter((anchored) => {
        const { span } = anchored;
        return anchored.attribution === index || (span && spans.some((one) => overlaps(one, span)));
      })
      .map(({ note }) => note);
  }

  /** Returns the attributions with the same speakers. */
  private claimsBySpeaker({ speakers }: AttributionView): number[] {
    const names = speakers.join("\n");
    return names === "" ? [] : this.visibleAttributions((one) => one.speakers.join("\n") === names);
  }

  /** Returns the attributions that the user can navigate to: those with highlights. */
  private visibleAttributions(isWanted: (view: AttributionView) => boolean): number[] {
    return (this.state.highlighted.length > 0 ? (this.state.analysis?.views ?? []) : [])
      .filter((view) => !view.correction?.isHidden && isWanted(view))
      .map(({ index }) => index);
  }

  /** Returns the current box of the text that the card is placed beside. */
  private shownAnchorRect(): DOMRect | undefined {
    const { shown } = this.overlay;
    if (shown?.kind === "card") return this.anchorRect(shown.attribution.index);
    const { analysis, notes } = this.state;
    const span = notes.find(({ note }) => this.shownNoteIds.includes(note.id))?.span;
    return shown?.kind === "notes" && analysis && span ? passageRect(analysis.page, span) : undefined;
  }

  private anchorRect(index: number): DOMRect | undefined {
    const { analysis } = this.state;
    const view = analysis?.views[index];
    const span = analysis?.reading.attributions[index]?.cue ?? view?.span;
    return analysis && view && span && passageRect(analysis.page, view.span, span);
  }
}

/**
 * How long a message with an undo button stays open, in milliseconds. Afterwards, the action can still be undone in the
 * popup.
 */
const UNDO_MESSAGE_DURATION = 12_000;

function positionIn(indexes: readonly number[], index: number): ListPosition {
  return { number: indexes.indexOf(index) + 1, count: indexes.length };
}

function textKey({ source, cue, contents }: AttributionView): string {
  return [source, cue, ...contents].join("\n");
}

function pointRect(x: number, y: number): DOMRect {
  return new DOMRect(x - LINE_HEIGHT, y - LINE_HEIGHT / 2, 1, LINE_HEIGHT);
}

/** Returns the top inline-end corner of the viewport: the anchor for a popover without a passage. */
export function viewportCorner(): DOMRect {
  return new DOMRect(innerWidth, 0, 0, 0);
}

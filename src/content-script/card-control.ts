import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { userContentOf } from "../annotation/user-content.ts";
import type { Span } from "../engine/span.ts";
import { overlaps } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { isConnected } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, type NavigationTarget, type FrameLocation } from "../rpc/rpc-contract.ts";
import { reloadHint, errorText } from "../rpc/reload-hint.ts";
import { scrollToSpan } from "../page/scroll-to-span.ts";
import { unfold } from "../page/unfold.ts";
import type { ListPosition } from "../ui/attribution-card.tsx";
import type { MessageAction } from "../ui/message-card.tsx";
import { addressOfPage } from "./address-of-page.ts";
import { citationOf } from "./citation.ts";
import { copyCitation, copyText } from "./copy.ts";
import type { Correcting } from "./correcting.ts";
import type { Overlay } from "./overlay.tsx";
import type { MarkHere, PageState } from "./page-state.ts";
import { passageBox } from "./passage-box.ts";
import { UserFrames } from "./user-frames.ts";

/** How often, and after how many milliseconds each, a part that is being unfolded is looked at: pages do so in their own time. */
const UNFOLDING = 6;
const UNFOLDING_PAUSE = 60;

/** The height of a text line, for a pointer's place that has no line of its own, in pixels. */
const LINE = 20;

/** Opens and closes the card of the current attribution, by pointer, keyboard and popup. */
export class CardControl {
  private active: number | undefined;
  /** The attribution that was current last, from which the reader goes on. */
  private last = -1;
  /** A pinned card stays until it is closed; another goes with the pointer. */
  private pinned = false;
  /** The ids of the notes on a card without an attribution. */
  private notesInHand: readonly string[] = [];
  /** The frames in which the cards show what the page must not read. */
  readonly frames: UserFrames;

  constructor(
    private readonly state: PageState,
    private readonly overlay: Overlay,
    private readonly correcting: Correcting,
    where: FrameLocation,
  ) {
    this.frames = new UserFrames(where, () => this.pageChanged());
  }

  pointAt(x: number, y: number): void {
    if (this.pinned || this.overlay.shown?.kind === "bar") return;
    const mark = this.state.markAt(x, y);
    if (!mark) this.close();
    else if (!this.isInHand(mark)) this.showMark(mark, lineUnder(x, y));
  }

  press(x: number, y: number): void {
    const mark = this.state.markAt(x, y);
    if (!mark) {
      this.close();
      return;
    }
    this.showMark(mark, lineUnder(x, y));
    this.pinned = true;
  }

  private isInHand(mark: MarkHere): boolean {
    if ("attribution" in mark) return mark.attribution === this.active;
    return mark.notes.join() === this.notesInHand.join();
  }

  private showMark(mark: MarkHere, beside: DOMRect): void {
    if ("attribution" in mark) this.show(mark.attribution, beside);
    else this.showNotes(mark.notes, beside);
  }

  /** A card follows its line; what is not pinned goes. */
  scrolled(): void {
    const { shown } = this.overlay;
    if (!shown || shown.kind === "editor") return;
    const beside = this.pinned ? this.lineOfShown() : undefined;
    if (beside) this.overlay.show({ ...shown, beside });
    else if (!this.pinned || shown.kind !== "words") this.close();
  }

  /** Closes card and bar; an editor stays until its own frame closes it. */
  close(): void {
    if (this.overlay.shown?.kind === "editor") return;
    this.letGo();
    this.overlay.hide();
  }

  /** After an update or removal of the extension every frame is dead; the reader is told, and the draft of an editor is kept. */
  cutOff(): void {
    const { shown } = this.overlay;
    const hasFrame = shown?.kind === "editor" || shown?.kind === "notes" || (shown?.kind === "card" && shown.frame);
    if (shown && hasFrame) this.overlay.show({ kind: "words", message: reloadHint(), beside: shown.beside });
  }

  /** Forgets the current attribution, as when something else takes the card's place. */
  letGo(): void {
    this.pinned = false;
    this.notesInHand = [];
    this.setActive(undefined);
  }

  /** Says something in place of the card, until it is closed. */
  say(message: string, answer?: MessageAction): void {
    const beside = this.overlay.shown?.beside ?? corner();
    this.letGo();
    this.overlay.show({ kind: "words", message, answer, beside });
    this.pinned = true;
  }

  /** Follows the current attribution after the page has changed; a card whose words are gone from the page goes too. */
  pageChanged(): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") {
      const index = this.indexOfSame(shown.attribution);
      if (index === undefined) this.close();
      else this.show(index, this.lineOf(index) ?? shown.beside, shown.message, shown.answer);
    } else if (shown?.kind === "notes") this.showNotes(this.notesInHand, this.lineOfShown() ?? shown.beside);
    this.repaint();
  }

  async goTo(place: NavigationTarget): Promise<void> {
    await this.state.ready;
    if ("attribution" in place) {
      this.goToAttribution(place.attribution);
      return;
    }
    const { read, notes } = this.state;
    const placed = notes.find(({ note }) => note.id === place.note);
    if (placed?.folded) {
      await this.goToFolded(place, placed.folded);
      return;
    }
    if (placed?.attribution !== undefined && this.state.marked[placed.attribution]) {
      this.goToAttribution(placed.attribution);
      return;
    }
    if (!read || !placed?.span) throw new RpcError("missing", t("note_lost"));
    scrollToSpan(read.page, placed.span);
    this.showNotes([place.note], passageBox(read.page, placed.span) ?? corner());
    this.pinned = true;
    this.state.paintPassage(placed.span);
  }

  /** Opens the part of the page in which a passage is folded away, and goes there. */
  private async goToFolded(place: { readonly note: string }, passage: Range): Promise<void> {
    unfold(passage.startContainer);
    for (let tries = 0; tries < UNFOLDING; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, UNFOLDING_PAUSE));
      await this.state.pageChanged("style");
      const placed = this.state.notes.find(({ note }) => note.id === place.note);
      if (placed && !placed.folded) return this.goTo(place);
    }
    throw new RpcError("folded", t("note_folded"));
  }

  /** Opens the card of the attribution that a link's passage names; where that is none, nothing. */
  openLinked(passage: Span): void {
    const views = this.state.marked.length > 0 ? (this.state.read?.views ?? []) : [];
    const [best] = views
      .filter(({ span, correction }) => overlaps(span, passage) && !correction?.isHidden)
      .map(({ index, span }) => ({
        index,
        off: Math.abs(span.start - passage.start) + Math.abs(span.end - passage.end),
      }))
      .sort((a, b) => a.off - b.off);
    if (best) this.goToAttribution(best.index);
  }

  /** Goes to the next or previous attribution, round at the ends, and gives its card the keyboard. */
  async step(by: 1 | -1): Promise<void> {
    await this.state.ready;
    const shown = this.walkable(() => true);
    if (shown.length === 0) throw new RpcError("missing", t("no_marks"));
    this.goToNeighbour(shown, by);
  }

  /** Goes to the next or previous claim of the current speaker. */
  stepSpeaker(by: 1 | -1): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") this.goToNeighbour(this.claimsBy(shown.attribution), by);
  }

  /** Copies the claim on the card with its speaker and link, and says on the card what became of it. */
  async copyCitation(): Promise<void> {
    const { read } = this.state;
    const view = this.cardInHand();
    if (!read) return;
    const { event } = read.reading;
    const page = { title: read.page.title, url: addressOfPage(), issuer: event?.issuer, date: event?.date };
    const citation = citationOf(view, page, new Date());
    if (await copyCitation(citation)) {
      this.tell(t("copied"), {
        label: t("as_markdown"),
        onPress: () =>
          void copyText(citation.markdown).then((done) => this.tell(t(done ? "copied_markdown" : "copy_refused"))),
      });
    } else this.tell(t("copy_refused"));
  }

  /** Takes the attribution on the card away as none. */
  dismiss(): Promise<void> {
    const { index } = this.cardInHand();
    return this.change(() => this.correcting.dismiss(index), t("dismissed"));
  }

  /** Hides the marks of the attribution on the card, or shows them again. */
  hide(hidden: boolean): Promise<void> {
    const { index } = this.cardInHand();
    return this.change(() => this.correcting.hide(index, hidden), t(hidden ? "marks_now_hidden" : "marks_now_shown"));
  }

  /** Takes the reader's correction of the attribution on the card back. */
  takeBack(): Promise<void> {
    const { correction } = this.cardInHand();
    if (!correction) return Promise.resolve();
    return this.change(() => this.correcting.takeBack(correction.id), t("correction_undone"));
  }

  /** Stays silent on this site from now on, and takes the marks off this page. */
  async pause(): Promise<void> {
    const { host } = location;
    const show = (shown: boolean) => {
      this.state.highlightsShown = shown;
      this.state.paint();
    };
    try {
      await background.pauseSite(host, true);
      show(false);
      this.say(t("site_paused", { host }), {
        label: t("undo"),
        onPress: () => void this.undo(() => background.pauseSite(host, false)).then(() => show(true)),
      });
    } catch (error) {
      this.tell(errorText(error));
    }
  }

  /** Says what was done, with a way to undo it; goes by itself when the reader has gone on. */
  sayDone(message: string, undo: () => Promise<unknown>): void {
    this.say(message, { label: t("undo"), onPress: () => void this.undo(undo) });
    const { shown } = this.overlay;
    setTimeout(() => {
      if (this.overlay.shown === shown && !this.overlay.isPointedAt() && !this.overlay.hasFocus()) this.close();
    }, UNDO_TIME);
  }

  /** The attribution on the card, for what is asked of it by key. */
  cardInHand(): AttributionView {
    const { shown } = this.overlay;
    if (shown?.kind !== "card") throw new RpcError("no card", t("go_first"));
    return shown.attribution;
  }

  private async change(work: () => Promise<() => Promise<unknown>>, done: string): Promise<void> {
    try {
      this.sayDone(done, await work());
    } catch (error) {
      this.tell(errorText(error));
    }
  }

  private async undo(work: () => Promise<unknown>): Promise<void> {
    await work().then(
      () => this.close(),
      (error: unknown) => this.say(errorText(error)),
    );
  }

  /** Says something on the card. */
  private tell(message: string, answer?: MessageAction): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") this.show(shown.attribution.index, shown.beside, message, answer);
    else this.say(message);
  }

  private goToNeighbour(indexes: readonly number[], by: 1 | -1): void {
    const from = this.active ?? this.last;
    const next = by === 1 ? indexes.find((one) => one > from) : indexes.findLast((one) => one < from);
    this.goToAttribution(next ?? indexes.at(by === 1 ? 0 : -1) ?? 0);
    this.overlay.focus();
  }

  private goToAttribution(index: number): void {
    const attribution = this.state.marked[index];
    const { read } = this.state;
    if (!read || !attribution) throw new RpcError("missing", t("attribution_gone"));
    const span = attribution.cue ?? attribution.contents[0];
    if (span) scrollToSpan(read.page, span);
    const beside = this.lineOf(index);
    if (!beside) throw new RpcError("missing", t("not_visible"));
    this.show(index, beside);
    this.pinned = true;
  }

  private repaint(): void {
    this.state.paintActive(this.active);
  }

  /** The attribution that reads the same in the page as it is now; of several, the one in the same place of the list. */
  private indexOfSame(view: AttributionView): number | undefined {
    const { read, marked } = this.state;
    const words = wordsIn(view);
    const same = (read?.views ?? []).filter((one) => marked[one.index] && wordsIn(one) === words);
    return (same.find(({ index }) => index === view.index) ?? same[0])?.index;
  }

  private setActive(index: number | undefined): void {
    this.active = index;
    this.last = index ?? this.last;
    this.repaint();
  }

  private show(index: number, beside: DOMRect, message = "", answer?: MessageAction): void {
    const attribution = this.state.read?.views[index];
    if (!attribution || this.overlay.shown?.kind === "editor") return;
    if (!isConnected()) {
      this.overlay.show({ kind: "words", message: reloadHint(), beside });
      return;
    }
    this.notesInHand = [];
    this.setActive(index);
    const words = userContentOf(attribution, this.notesOn(index));
    const frame = words && this.frames.frameFor(words);
    const among = { number: index + 1, count: this.state.marked.length };
    const bySpeaker = placeIn(this.claimsBy(attribution), index);
    this.overlay.show({ kind: "card", attribution, among, bySpeaker, frame, message, answer, beside });
  }

  /** Shows notes that stand on no attribution; those that are gone from the page are left out. */
  private showNotes(ids: readonly string[], beside: DOMRect): void {
    if (this.overlay.shown?.kind === "editor") return;
    const words = userContentOf(
      undefined,
      this.state.notes.filter(({ note, span }) => span && ids.includes(note.id)).map(({ note }) => note),
    );
    if (!words) {
      this.close();
      return;
    }
    this.setActive(undefined);
    this.notesInHand = words.notes.map(({ id }) => id);
    this.overlay.show({ kind: "notes", frame: this.frames.frameFor(words), beside });
  }

  /** The notes that belong to an attribution, or stand on words of it. */
  private notesOn(index: number): readonly Note[] {
    const attribution = this.state.marked[index];
    if (!attribution) return [];
    const { sources, cue, contents, addressees } = attribution;
    const spans = [...sources, ...(cue ? [cue] : []), ...contents, ...addressees];
    return this.state.notes
      .filter((placed) => {
        const { span } = placed;
        return placed.attribution === index || (span && spans.some((one) => overlaps(one, span)));
      })
      .map(({ note }) => note);
  }

  /** The attributions with the same speakers. */
  private claimsBy({ speakers }: AttributionView): number[] {
    const names = speakers.join("\n");
    return names === "" ? [] : this.walkable((one) => one.speakers.join("\n") === names);
  }

  /** The attributions that the reader is led to: those with marks. */
  private walkable(isWanted: (view: AttributionView) => boolean): number[] {
    return (this.state.marked.length > 0 ? (this.state.read?.views ?? []) : [])
      .filter((view) => !view.correction?.isHidden && isWanted(view))
      .map(({ index }) => index);
  }

  /** The box of what the card stands beside, where it is now. */
  private lineOfShown(): DOMRect | undefined {
    const { shown } = this.overlay;
    if (shown?.kind === "card") return this.lineOf(shown.attribution.index);
    const { read, notes } = this.state;
    const span = notes.find(({ note }) => this.notesInHand.includes(note.id))?.span;
    return shown?.kind === "notes" && read && span ? passageBox(read.page, span) : undefined;
  }

  private lineOf(index: number): DOMRect | undefined {
    const { read } = this.state;
    const view = read?.views[index];
    const span = read?.reading.attributions[index]?.cue ?? view?.span;
    return read && view && span && passageBox(read.page, view.span, span);
  }
}

/** How long a message with an undo stays, in milliseconds. What it tells of can be undone in the popup later. */
const UNDO_TIME = 12_000;

function placeIn(indexes: readonly number[], index: number): ListPosition {
  return { number: indexes.indexOf(index) + 1, count: indexes.length };
}

function wordsIn({ source, cue, contents }: AttributionView): string {
  return [source, cue, ...contents].join("\n");
}

function lineUnder(x: number, y: number): DOMRect {
  return new DOMRect(x - LINE, y - LINE / 2, 1, LINE);
}

/** The upper end corner of the viewport, for what belongs to no passage. */
export function corner(): DOMRect {
  return new DOMRect(innerWidth, 0, 0, 0);
}

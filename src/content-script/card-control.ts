import type { AttributionView } from "../annotation/attribution-view.ts";
import { isConnected } from "../messages/browser.ts";
import { CallError } from "../messages/channel.ts";
import type { Place } from "../messages/contract.ts";
import { RELOAD_WORDS } from "../messages/words-of.ts";
import { firstLineOf, positionAt } from "../page/point.ts";
import { scrollToSpan } from "../page/scroll-to-span.ts";
import { citationOf } from "./citation.ts";
import type { Overlay } from "./overlay.tsx";
import { attributionAt } from "./page-reading.ts";
import type { PageState } from "./page-state.ts";

/** The height of a text line, for a pointer's place that has no line of its own, in pixels. */
const LINE = 20;

/** Opens and closes the card of the attribution in hand, by pointer, keyboard and popup. */
export class CardControl {
  private active: number | undefined;
  /** A pinned card stays until it is closed; another goes with the pointer. */
  private pinned = false;

  constructor(
    private readonly state: PageState,
    private readonly overlay: Overlay,
  ) {}

  pointAt(x: number, y: number): void {
    if (this.pinned || this.overlay.shown?.kind === "bar") return;
    const index = this.indexAt(x, y);
    if (index === undefined) this.close();
    else if (index !== this.active) this.show(index, lineUnder(x, y));
  }

  press(x: number, y: number): void {
    const index = this.indexAt(x, y);
    if (index === undefined) {
      this.close();
      return;
    }
    this.show(index, lineUnder(x, y));
    this.pinned = true;
  }

  /** A card follows its line; what is not pinned goes. */
  scrolled(): void {
    const { shown } = this.overlay;
    if (!shown || shown.kind === "editor") return;
    const beside = this.pinned && shown.kind === "card" ? this.lineOf(shown.attribution.index) : undefined;
    if (beside && shown.kind === "card") this.overlay.show({ ...shown, beside });
    else this.close();
  }

  /** Closes card and bar; an editor stays until its own frame closes it. */
  close(): void {
    if (this.overlay.shown?.kind === "editor") return;
    this.letGo();
    this.overlay.hide();
  }

  /** After an update or removal of the extension an editor's frame is dead; the reader is told, and its draft is kept. */
  cutOff(): void {
    const { shown } = this.overlay;
    if (shown?.kind === "editor") this.overlay.show({ kind: "words", message: RELOAD_WORDS, beside: shown.beside });
  }

  /** Forgets the attribution in hand, as when something else takes the card's place. */
  letGo(): void {
    this.pinned = false;
    this.setActive(undefined);
  }

  /** Follows the attribution in hand after the page has changed; a card whose words are gone from the page goes too. */
  pageChanged(): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") {
      const index = this.indexOfSame(shown.attribution);
      if (index === undefined) this.close();
      else this.show(index, this.lineOf(index) ?? shown.beside, shown.message);
    }
    this.repaint();
  }

  async goTo(place: Place): Promise<void> {
    await this.state.ready;
    if ("attribution" in place) {
      this.goToAttribution(place.attribution);
      return;
    }
    const { read, notes } = this.state;
    const placed = notes.find(({ note }) => note.id === place.note);
    if (placed?.attribution !== undefined && this.state.marked[placed.attribution]) {
      this.goToAttribution(placed.attribution);
      return;
    }
    if (!read || !placed?.span) throw new CallError("missing", "The passage of this note is no longer in the page.");
    scrollToSpan(read.page, placed.span);
    this.state.paintPassage(placed.span);
  }

  /** Goes to the next or previous attribution, round at the ends, and gives its card the keyboard. */
  async step(by: 1 | -1): Promise<void> {
    await this.state.ready;
    const count = this.state.marked.length;
    if (count === 0) throw new CallError("missing", "No attributions are marked in this page.");
    const from = this.active ?? (by === 1 ? -1 : 0);
    this.goToAttribution((from + by + count) % count);
    this.overlay.focus();
  }

  /** Copies the claim on the card with its speaker and link, and says on the card what became of it. */
  async copyCitation(): Promise<void> {
    const { shown } = this.overlay;
    const { read } = this.state;
    if (shown?.kind !== "card" || !read) return;
    const text = citationOf(shown.attribution, read.page.title, location.href, new Date());
    const message = await navigator.clipboard.writeText(text).then(
      () => "Copied with its link.",
      () => "The browser did not allow copying here. Use the popup’s export instead.",
    );
    this.show(shown.attribution.index, shown.beside, message);
  }

  private goToAttribution(index: number): void {
    const attribution = this.state.marked[index];
    const { read } = this.state;
    if (!read || !attribution) throw new CallError("missing", "This attribution is no longer in the page.");
    const span = attribution.cue ?? attribution.contents[0];
    if (span) scrollToSpan(read.page, span);
    const beside = this.lineOf(index);
    if (!beside) throw new CallError("missing", "This passage is not visible in the page.");
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

  private indexAt(x: number, y: number): number | undefined {
    const { read, highlightsShown, marked } = this.state;
    if (!read || !highlightsShown || marked.length === 0) return undefined;
    const position = positionAt(read.page, x, y);
    return position === undefined ? undefined : attributionAt(read.reading, position);
  }

  private setActive(index: number | undefined): void {
    this.active = index;
    this.repaint();
  }

  private show(index: number, beside: DOMRect, message = ""): void {
    const attribution = this.state.read?.views[index];
    if (!attribution || this.overlay.shown?.kind === "editor") return;
    if (!isConnected()) {
      this.overlay.show({ kind: "words", message: RELOAD_WORDS, beside });
      return;
    }
    this.setActive(index);
    const notes = this.state.notes.filter((placed) => placed.attribution === index).map(({ note }) => note);
    this.overlay.show({ kind: "card", attribution, count: this.state.marked.length, notes, message, beside });
  }

  private lineOf(index: number): DOMRect | undefined {
    const { read } = this.state;
    const attribution = read?.reading.attributions[index];
    const span = attribution?.cue ?? attribution?.contents[0];
    return read && span && firstLineOf(read.page, span);
  }
}

function wordsIn({ source, cue, contents }: AttributionView): string {
  return [source, cue, ...contents].join("\n");
}

function lineUnder(x: number, y: number): DOMRect {
  return new DOMRect(x - LINE, y - LINE / 2, 1, LINE);
}

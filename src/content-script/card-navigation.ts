import { overlaps, type Span } from "../engine/span.ts";
import { t } from "../locale/i18n.ts";
import { scrollToSpan } from "../page/scroll-to-span.ts";
import { unfold } from "../page/unfold.ts";
import { RpcError } from "../rpc/rpc.ts";
import type { NavigationTarget } from "../rpc/rpc-contract.ts";
import { attributionRect, passageRect, viewportCorner } from "./anchor-rects.ts";
import { claimsBySpeaker, visibleAttributions } from "./card-content.ts";
import type { OverlayController } from "./overlay-controller.ts";
import type { PageController } from "./page-controller.ts";

/**
 * Number of checks of a part that is being unfolded, and the milliseconds between them. Pages unfold parts
 * asynchronously.
 */
const UNFOLD_CHECKS = 6;
const UNFOLD_CHECK_INTERVAL = 60;

/** Scrolls to attributions and notes and opens their cards, for the popup, the keyboard and links. */
export class CardNavigation {
  constructor(
    private readonly page: PageController,
    private readonly overlay: OverlayController,
  ) {}

  /** Goes to an attribution or a note. Throws if its text is no longer on the page. */
  async goTo(target: NavigationTarget): Promise<void> {
    await this.page.ready;
    if ("attribution" in target) {
      this.goToAttribution(target.attribution);
      return;
    }
    const { analysis, notes, highlighted } = this.page.state;
    const anchored = notes.find(({ note }) => note.id === target.note);
    if (anchored?.folded) {
      await this.unfoldAndGoTo(target, anchored.folded);
      return;
    }
    if (anchored?.attribution !== undefined && highlighted[anchored.attribution]) {
      this.goToAttribution(anchored.attribution);
      return;
    }
    if (!analysis || !anchored?.span) throw new RpcError("missing", t("note_orphaned"));
    scrollToSpan(analysis.page, anchored.span);
    this.overlay.showPinnedNotes([target.note], passageRect(analysis.page, anchored.span) ?? viewportCorner());
    this.page.highlights.paintPassage(anchored.span);
  }

  /** Opens the card of the attribution that a link's passage refers to, if there is one. */
  openLinked(passage: Span): void {
    const [best] = visibleAttributions(this.page.state)
      .filter(({ span }) => overlaps(span, passage))
      .map(({ index, span }) => ({
        index,
        off: Math.abs(span.start - passage.start) + Math.abs(span.end - passage.end),
      }))
      .sort((a, b) => a.off - b.off);
    if (best) this.goToAttribution(best.index);
  }

  /** Goes to the next or previous attribution, wrapping around at the ends, and moves keyboard focus to its card. */
  async step(by: 1 | -1): Promise<void> {
    await this.page.ready;
    const shown = visibleAttributions(this.page.state).map(({ index }) => index);
    if (shown.length === 0) throw new RpcError("missing", t("no_highlights"));
    this.goToNeighbour(shown, by);
  }

  /** Goes to the next or previous claim of the speaker on the card. */
  stepSpeaker(by: 1 | -1): void {
    const { shown } = this.overlay;
    if (shown?.kind === "card") this.goToNeighbour(claimsBySpeaker(this.page.state, shown.attribution), by);
  }

  private goToNeighbour(indexes: readonly number[], by: 1 | -1): void {
    const { position } = this.overlay;
    const next = by === 1 ? indexes.find((one) => one > position) : indexes.findLast((one) => one < position);
    this.goToAttribution(next ?? indexes.at(by === 1 ? 0 : -1) ?? 0);
    this.overlay.focus();
  }

  private goToAttribution(index: number): void {
    const { analysis, highlighted } = this.page.state;
    const attribution = highlighted[index];
    if (!analysis || !attribution) throw new RpcError("missing", t("attribution_gone"));
    const span = attribution.cue ?? attribution.contents[0];
    if (span) scrollToSpan(analysis.page, span);
    const beside = attributionRect(this.page.state, index);
    if (!beside) throw new RpcError("missing", t("not_visible"));
    this.overlay.showPinnedCard(index, beside);
  }

  /** Unfolds the part of the page that contains a passage, and scrolls to it. */
  private async unfoldAndGoTo(target: { readonly note: string }, passage: Range): Promise<void> {
    unfold(passage.startContainer);
    for (let tries = 0; tries < UNFOLD_CHECKS; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, UNFOLD_CHECK_INTERVAL));
      await this.page.onChange("style");
      const anchored = this.page.state.notes.find(({ note }) => note.id === target.note);
      if (anchored && !anchored.folded) return this.goTo(target);
    }
    throw new RpcError("folded", t("note_folded"));
  }
}

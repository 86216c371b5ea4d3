import { describe } from "../annotation/selectors.ts";
import { textOf } from "../engine/span.ts";
import { type Citation, formatCitation, formatQuotation } from "../import-export/format-citation.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { background, type KeptReadout } from "../rpc/rpc-contract.ts";
import { copyCitation, copyText } from "../ui/clipboard.ts";
import type { CorrectionSession } from "../ui/correction-session.ts";
import { NoteLocator } from "./note-locator.ts";
import type { OverlayController } from "./overlay-controller.ts";
import type { PageHighlights } from "./page-highlights.ts";
import type { ReadonlyPageState } from "./page-state.ts";
import { pageUrl } from "./page-urls.ts";
import { selectedSpan } from "./selected-span.ts";

/**
 * How long a message with an undo button stays open, in milliseconds. Afterwards, the action can still be undone in the
 * popup.
 */
const UNDO_MESSAGE_DURATION = 12_000;

/** Runs the user's actions on the attribution whose card is open, and shows their results. */
export class CardActions {
  constructor(
    private readonly state: ReadonlyPageState,
    private readonly highlights: PageHighlights,
    private readonly overlay: OverlayController,
    private readonly corrections: CorrectionSession,
  ) {}

  /** Copies the claim on the card with its speaker and link, and shows the result on the card. */
  async copyCitation(): Promise<void> {
    const { analysis } = this.state;
    const view = this.overlay.shownCard();
    if (!analysis) return;
    const { event } = analysis.reading;
    const page = { title: analysis.page.title, url: pageUrl(), event };
    await this.copy(formatCitation(view, page, new Date()));
  }

  /** Copies the selected text with its source, and shows the result in place of the selection bar. */
  async copySelection(): Promise<void> {
    const { analysis, isTranslated } = this.state;
    const span = selectedSpan(analysis?.page);
    if (!analysis || !span || isTranslated) {
      this.overlay.showMessage(t(isTranslated ? "translated_refused" : "select_first"));
      return;
    }
    const { text, title } = analysis.page;
    const page = { title, url: pageUrl(), event: analysis.reading.event };
    await this.copy(formatQuotation(textOf(text, span), describe(text, span), page, new Date()));
  }

  private async copy(citation: Citation): Promise<void> {
    if (!(await copyCitation(citation))) {
      this.overlay.showOnCard({ text: t("copy_refused") });
      return;
    }
    const copyMarkdown = async () => {
      const isCopied = await copyText(citation.markdown);
      this.overlay.showOnCard({ text: t(isCopied ? "copied_markdown" : "copy_refused") });
    };
    this.overlay.showOnCard({
      text: t("copied"),
      action: { label: t("as_markdown"), onPress: () => void copyMarkdown() },
    });
  }

  /** Confirms the attribution on the card, or withdraws the confirmation, and stores the readout with it. */
  async toggleCheck(): Promise<void> {
    const { index, selectors } = this.overlay.shownCard();
    const { analysis } = this.state;
    try {
      const isChecked = await background.toggleCheck(this.corrections.urlAt(index), selectors);
      this.overlay.showOnCard({
        text: t(isChecked ? "now_checked" : "now_unchecked"),
        action: { label: t("undo"), onPress: () => void this.toggleCheck() },
      });
      if (isChecked && analysis) await new NoteLocator(this.state).saveReadout(analysis);
    } catch (error) {
      this.overlay.showOnCard({ text: errorText(error) });
    }
  }

  /** Dismisses the attribution on the card. */
  dismiss(): Promise<void> {
    const { index } = this.overlay.shownCard();
    return this.change(() => this.corrections.dismiss(index), t("dismissed"));
  }

  /** Hides or shows the highlights of the attribution on the card. */
  hide(hidden: boolean): Promise<void> {
    const { index } = this.overlay.shownCard();
    return this.change(
      () => this.corrections.hide(index, hidden),
      t(hidden ? "highlights_now_hidden" : "highlights_now_shown"),
    );
  }

  /** Reverts the user's correction of the attribution on the card. */
  revert(): Promise<void> {
    const { correction } = this.overlay.shownCard();
    if (!correction) return Promise.resolve();
    return this.change(() => this.corrections.revert(correction.id), t("correction_reverted"));
  }

  /** Pauses Note Verbale on this site and removes the highlights from this page. */
  async pause(): Promise<void> {
    const { host } = location;
    const resume = async () => {
      await this.undo(() => background.pauseSite(host, false));
      this.highlights.setShown(true);
    };
    try {
      await background.pauseSite(host, true);
      this.highlights.setShown(false);
      this.overlay.showMessage(t("site_paused", { host }), { label: t("undo"), onPress: () => void resume() });
    } catch (error) {
      this.overlay.showOnCard({ text: errorText(error) });
    }
  }

  /**
   * Shows that the page's readout is kept, or that the page has none. The page can read the message, so the message
   * does not say when the readout was first kept.
   */
  announceKept(kept: KeptReadout | null): void {
    if (!kept) this.overlay.showMessage(t("keep_nothing"));
    else if (kept.isNew) this.showUndoMessage(t("kept_now"), () => background.undoKeep(kept.url));
    else this.overlay.showMessage(t("kept_before"));
  }

  /** Shows what was done, with an undo button. The message closes by itself after a while. */
  showUndoMessage(message: string, undo: () => Promise<unknown>): void {
    this.overlay.showMessage(message, { label: t("undo"), onPress: () => void this.undo(undo) });
    const { shown } = this.overlay;
    setTimeout(() => {
      if (this.overlay.shown === shown && !this.overlay.isInUse()) this.overlay.close();
    }, UNDO_MESSAGE_DURATION);
  }

  private async change(work: () => Promise<() => Promise<unknown>>, done: string): Promise<void> {
    try {
      this.showUndoMessage(done, await work());
    } catch (error) {
      this.overlay.showOnCard({ text: errorText(error) });
    }
  }

  private async undo(work: () => Promise<unknown>): Promise<void> {
    await work().then(
      () => this.overlay.close(),
      (error: unknown) => this.overlay.showMessage(errorText(error)),
    );
  }
}

import type { Attribution } from "../engine/analysis.ts";
import type { Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { canPaint, createPainter, type Painter } from "../page/painter.ts";
import type { HighlightSettings } from "../store/settings.ts";
import { highlightActive, highlightAttributions, highlightSpan } from "./highlight-attributions.ts";
import { watchHighlightSettings } from "./highlight-settings.ts";
import type { PageState } from "./page-state.ts";
import type { SliceRunner } from "./slice-runner.ts";

/** Paints the highlights of the page: attributions, notes, the open correction, and the current passage. */
export class PageHighlights {
  private painter: Painter | undefined;
  /** The attribution being corrected. It is painted in place of the original. */
  private draft: { readonly index: number | undefined; readonly attribution: Attribution } | undefined;
  /** The user's highlight settings, or undefined until they are loaded. */
  private settings: HighlightSettings | undefined;
  /** Cancels the current painting when the highlights have changed again. */
  private painting = new AbortController();
  private isPainting = false;

  constructor(
    private readonly state: PageState,
    private readonly slices: SliceRunner,
    signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      this.painting.abort();
      this.clear();
    });
    watchHighlightSettings((settings) => {
      this.settings = settings;
      this.paint();
    }, signal);
  }

  /** Paints everything again after the state has changed. */
  paint(): void {
    const { state } = this;
    if (!state.analysis || !canPaint()) return;
    this.painter ??= createPainter();
    if (state.highlightsShown) {
      const { page } = state.analysis;
      this.run(highlightAttributions(this.painter, page, this.painted, state.notes, this.settings));
    } else {
      this.painting.abort();
      this.clear();
    }
  }

  /** Shows or hides all highlights. */
  setShown(shown: boolean): void {
    this.state.highlightsShown = shown;
    this.paint();
  }

  /** Removes all highlights until they are painted again. */
  clear(): void {
    this.painter?.clear();
  }

  /** Paints highlights again that the page removed. */
  reapply(): void {
    if (this.painter && this.state.highlightsShown && !this.isPainting) this.run(this.painter.reapply());
  }

  /** Paints an open correction in place of its attribution, or removes it if `attribution` is undefined. */
  showDraft(attribution: Attribution | undefined, index?: number): void {
    this.draft = attribution && { attribution, index };
    this.paint();
    this.paintAttribution(attribution);
  }

  /** Paints the current attribution or clears it. */
  paintActive(index: number | undefined): void {
    this.paintAttribution(this.draft?.attribution ?? (index === undefined ? undefined : this.state.highlighted[index]));
  }

  /** Paints a passage as the current one, or does nothing without one. */
  paintPassage(span: Span | undefined): void {
    if (span && this.state.analysis && this.painter) highlightSpan(this.painter, this.state.analysis.page, span);
  }

  /** The attributions to paint: without those that the user hid, and with the open correction applied. */
  private get painted(): readonly Attribution[] {
    const { draft } = this;
    const shown = this.state.highlighted.filter(
      ({ correction }, index) => !correction?.isHidden && index !== draft?.index,
    );
    return draft ? [...shown, draft.attribution] : shown;
  }

  /** Paints in slices and cancels the painting before it. */
  private run(work: Sliced<unknown>): void {
    this.painting.abort();
    this.painting = new AbortController();
    const { signal } = this.painting;
    this.isPainting = true;
    void this.slices.run(work, signal).finally(() => {
      if (signal === this.painting.signal) this.isPainting = false;
    });
  }

  private paintAttribution(attribution: Attribution | undefined): void {
    const { analysis, highlightsShown } = this.state;
    if (analysis && this.painter && highlightsShown) highlightActive(this.painter, analysis.page, attribution);
  }
}

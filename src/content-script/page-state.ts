import type { AttributionWithCorrection } from "../annotation/apply-corrections.ts";
import type { PageStatus } from "../rpc/rpc-contract.ts";
import { ArticleUrls } from "./article-urls.ts";
import type { AnchoredNote, PageAnalysis } from "./page-analysis.ts";

/** What is known about the page. Each field names the one class that sets it. */
export class PageState {
  /** The text and its corrected analysis; undefined until the page was read. Set by `PageController`. */
  analysis: PageAnalysis | undefined;
  /** Set by `PageController`. */
  status: PageStatus = "reading";
  /** The URL at which the page was last read. Set by `PageController`. */
  lastUrl = "";
  /** The message of the last error of any step, or an empty string. */
  error = "";
  /** The notes that belong to the displayed page, with their positions. Set by `PageNotes`. */
  located: readonly AnchoredNote[] = [];
  /** The notes of a page that is currently translated. Their passages are in the original. Set by `PageNotes`. */
  waiting: readonly AnchoredNote[] = [];
  /** False if the user has hidden all highlights. Set by `PageHighlights`. */
  highlightsShown = true;
  /** The URL of each article on the page. */
  readonly articles = new ArticleUrls();

  /** The notes of the page, with their positions. */
  get notes(): readonly AnchoredNote[] {
    return this.isTranslated ? this.waiting : this.located;
  }

  /** True if the page shows a machine translation, which is not the issuer's text. */
  get isTranslated(): boolean {
    return this.status === "translated";
  }

  /** The highlighted attributions, or an empty list if the page is not a readout. */
  get highlighted(): readonly AttributionWithCorrection[] {
    return this.status === "highlighted" && this.analysis ? this.analysis.reading.attributions : [];
  }

  /** The page's headline, or an empty string for a translated page whose original was never read. */
  get title(): string {
    if (this.isTranslated) return this.analysis?.page.title ?? "";
    return this.analysis?.page.title || document.title;
  }
}

/** The state for all code that only reads it. */
export type ReadonlyPageState = Readonly<PageState>;

import type { applyCorrections } from "../annotation/apply-corrections.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey, schemelessPageKey } from "../annotation/page-url.ts";
import { background, type KeptReadout } from "../rpc/rpc-contract.ts";
import { type AnchoredNotes, analysisToStore, anchorNotes, type findFoldedCorrections } from "./anchor-notes.ts";
import { documentLanguage } from "./document-language.ts";
import type { AnchoredNote, PageAnalysis } from "./page-analysis.ts";
import type { ReadonlyPageState } from "./page-state.ts";
import { addressNamedByPage, pageUrl } from "./page-urls.ts";

/** The part of the UI bundle for pages with notes or corrections. It is loaded only for these. */
export interface NoteAnchoring {
  readonly applyCorrections: typeof applyCorrections;
  readonly findFoldedCorrections: typeof findFoldedCorrections;
  readonly NoteLocator: typeof NoteLocator;
}

/** Locates the notes of the page, and stores the text of a readout that has notes or corrections. */
export class NoteLocator {
  /** The notes as last located, whose positions are found faster the next time. */
  private anchored: AnchoredNotes | undefined;
  /** Identifies the page and the corrections that were stored last. */
  private savedKey = "";

  constructor(private readonly state: ReadonlyPageState) {}

  /** Returns the notes that belong to this page, with their positions, or undefined if the signal was aborted. */
  async locate(
    notes: readonly Note[],
    analysis: PageAnalysis,
    signal: AbortSignal,
  ): Promise<readonly AnchoredNote[] | undefined> {
    const found = await anchorNotes(notes, analysis, signal, this.anchored);
    if (!found || signal.aborted) return undefined;
    this.anchored = found;
    return found.notes.filter((anchored) => this.isHere(anchored));
  }

  /**
   * Stores the text of a readout, because official pages change and disappear. Throws if it cannot be stored. Returns
   * null if there is nothing to store, or if this object has stored the same before.
   */
  async saveReadout(analysis: PageAnalysis): Promise<KeptReadout | null> {
    const { page, corrections } = analysis;
    const { articles, status, lastUrl } = this.state;
    const ranges = page.rangesOf(page.main);
    const { url } = articles.urlAt(ranges[0]?.startContainer);
    const key = `${pageKey(url)} ${JSON.stringify(corrections)}`;
    if (this.savedKey === key || status !== "highlighted") return null;
    // Do not store the text if the URL has changed and the text may change next, or if the text continues into the next
    // article.
    if (pageKey(pageUrl()) !== pageKey(lastUrl)) return null;
    if (pageKey(articles.urlAt(ranges.at(-1)?.endContainer).url) !== pageKey(url)) return null;
    this.savedKey = key;
    const language = documentLanguage();
    try {
      const named = pageKey(url) === pageKey(pageUrl()) ? addressNamedByPage() : "";
      return await background.saveReadout({ url, title: page.title, language, named, ...analysisToStore(analysis) });
    } catch (error) {
      this.savedKey = "";
      throw error;
    }
  }

  /**
   * Returns true if a note belongs to this page. A note from another URL of the page, or from its original, belongs
   * here only if its passage is found.
   */
  private isHere({ note: { target }, span }: AnchoredNote): boolean {
    if (span || !target.selector) return true;
    return this.state.articles.urls.some((url) => schemelessPageKey(url) === schemelessPageKey(target.source));
  }
}

import type { Attribution } from "../engine/analysis.ts";
import { t } from "../locale/i18n.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { CorrectableText, CorrectionSessionOptions } from "../ui/correction-session.ts";
import type { PageHighlights } from "./page-highlights.ts";
import type { ReadonlyPageState } from "./page-state.ts";

/** Returns what a correction session needs to correct the attributions of the page. */
export function correctionsOfPage(state: ReadonlyPageState, highlights: PageHighlights): CorrectionSessionOptions {
  return {
    read: () => readPage(state),
    save: (correction) => background.saveCorrection(correction),
    remove: (id) => background.removeCorrection(id),
    show: (attribution, index) => highlights.showDraft(attribution, index),
  };
}

function readPage(state: ReadonlyPageState): CorrectableText {
  const { analysis } = state;
  if (!analysis) throw new RpcError("unread", t("not_read"));
  const { page, engine, corrections, reading } = analysis;
  return {
    text: page.text,
    engine: engine.attributions,
    corrections,
    attributions: state.highlighted,
    participants: reading.event?.participants ?? [],
    urlOf: (attribution) => urlOf(state, attribution),
  };
}

/** Returns the URL of the article that contains an attribution. */
function urlOf({ analysis, articles }: ReadonlyPageState, attribution: Attribution | undefined): string {
  const span = attribution?.contents[0] ?? attribution?.cue;
  const [range] = (span && analysis?.page.rangesOf(span)) ?? [];
  return articles.urlAt(range?.startContainer).url;
}

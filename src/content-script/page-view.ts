import { t } from "../locale/i18n.ts";
import type { PageView } from "../rpc/rpc-contract.ts";
import { documentLanguage } from "./document-language.ts";
import { NOT_A_READOUT } from "./page-analysis.ts";
import type { ReadonlyPageState } from "./page-state.ts";
import { addressNamedByPage, pageUrl } from "./page-urls.ts";

/** Returns the page as the popup shows it. */
export function pageView(state: ReadonlyPageState, hasSelection: boolean): PageView {
  const { analysis, status, isTranslated } = state;
  return {
    url: pageUrl(),
    title: state.title,
    named: addressNamedByPage(),
    language: documentLanguage(),
    textLanguage: analysis?.reading.language ?? "",
    status,
    error: state.error || (analysis?.engine.isPartial ? t("page_partly_read") : ""),
    readout: (!isTranslated && analysis?.reading.readout) || NOT_A_READOUT,
    event: (!isTranslated && analysis?.reading.event) || null,
    attributions: status === "highlighted" ? (analysis?.views ?? []) : [],
    notes: state.notes.map(({ note, attribution, folded }) => ({
      note,
      attribution: attribution ?? null,
      isFolded: folded !== undefined,
    })),
    dismissals: analysis?.dismissals ?? [],
    foldedCorrections: analysis?.folded ?? [],
    orphaned: analysis?.orphaned ?? [],
    frames: countFrames(),
    highlightsShown: state.highlightsShown,
    hasSelection,
  };
}

/** A frame smaller than this, in pixels, is a button, a counter or an advertisement. */
const MIN_FRAME_SIZE = { width: 240, height: 160 };

function countFrames(): number {
  return [...document.querySelectorAll<HTMLElement>("iframe, frame")].filter((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return width >= MIN_FRAME_SIZE.width && height >= MIN_FRAME_SIZE.height;
  }).length;
}

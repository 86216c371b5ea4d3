import { analyzeTextIncrementally } from "../engine/analyze-text.ts";
import { detectReadout } from "../engine/detection/detect-readout.ts";
import { findReadoutSection } from "../engine/detection/find-readout-section.ts";
import { toReadableText } from "../engine/document/readable-text.ts";
import type { PageFacts } from "../engine/page-facts.ts";
import { openTagger, type Tagger } from "../engine/tagger/tagger.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";
import { type AnalysisResult, MAX_ANALYZED_LENGTH } from "../rpc/rpc-contract.ts";
import { AnalysisCancelled, AnalysisQueue, type Budget, type FrameKey, type Job } from "./analysis-queue.ts";
import { CLOCK } from "./clock.ts";
import { fetchPageFacts } from "./inject-scripts.ts";

/** Analyses of all tabs take turns, so that no page can delay the others. */
const queue = new AnalysisQueue(CLOCK, followTabs);

/** Maximum length of a title, in characters. */
const MAX_TITLE_LENGTH = 2_000;

/** The URLs, without fragments, of the tabs that have requested an analysis since the queue was last empty. */
const urls = new Map<number, string>();

/**
 * Cancels the analyses of tabs that are closed or navigate away. Listens only while there are analyses, because
 * otherwise the browser would wake the background for every page. A page that has only changed its URL requests the
 * analysis again.
 */
function followTabs(isBusy: boolean): void {
  const { onRemoved, onUpdated } = browser.tabs;
  if (isBusy) {
    onRemoved.addListener(cancelAnalyses);
    onUpdated.addListener(cancelWhenLoading);
  } else {
    onRemoved.removeListener(cancelAnalyses);
    onUpdated.removeListener(cancelWhenLoading);
    urls.clear();
  }
}

function cancelAnalyses(tabId: number): void {
  queue.cancel(tabId);
}

/**
 * Cancels the analyses of a tab that loads another page. Fragment changes are ignored, because otherwise a page that
 * changes its fragment on scrolling would never be analysed.
 */
function cancelWhenLoading(tabId: number, { status, url }: { readonly status?: string; readonly url?: string }): void {
  const isSamePage = url !== undefined && withoutFragment(url) === urls.get(tabId);
  if (status === "loading" && !isSamePage) queue.cancel(tabId);
}

function withoutFragment(address: string): string {
  return address.split("#", 1)[0] ?? "";
}

let taggerPromise: Promise<Tagger> | undefined;

/** A page's text as sent by its content script. */
interface AnalysisRequest {
  readonly text: string;
  readonly title: string;
  readonly isForced: boolean;
  /** True if the text is the page's own article, to which the page's date refers. */
  readonly isMain: boolean;
}

/**
 * Analyses a page's text with rules and tagger when its turn comes. Text that is not a readout is tagged only at the
 * user's request. If the tagger cannot be loaded, the analysis uses only the rules and returns a warning. If time runs
 * out, it returns a partial result. `address` is the URL of the tab, and `frameUrl` that of the frame.
 */
export async function analyzeWithEngine(
  request: AnalysisRequest,
  frame: FrameKey,
  { address, frameUrl }: { readonly address: string; readonly frameUrl: string },
): Promise<AnalysisResult> {
  const { text, title } = request;
  const page = { ...request, text: text.slice(0, MAX_ANALYZED_LENGTH), title: title.slice(0, MAX_TITLE_LENGTH) };
  urls.set(frame.tab, withoutFragment(address));
  try {
    return await queue.add(frame, (budget) => analyzeStepwise(page, fetchPageFacts(frame, frameUrl), budget));
  } catch (error) {
    const isTooLong = error instanceof AnalysisCancelled && error.kind === "too long";
    throw isTooLong ? new RpcError(error.kind, t("page_too_long")) : error;
  }
}

function* analyzeStepwise(
  { text, title, isForced, isMain }: AnalysisRequest,
  pageFacts: Promise<PageFacts>,
  budget: Budget,
): Job<AnalysisResult> {
  let tagger: Tagger | undefined;
  let warning = "";
  const { text: readable } = toReadableText(text);
  yield;
  const isReadout = isForced || detectReadout(readable, title).isReadout;
  yield;
  if (isReadout || findReadoutSection(readable, false) !== undefined) {
    yield loadTaggerOrWarn().then((tried) => ({ tagger, warning } = tried));
  }
  let facts: PageFacts = {};
  yield pageFacts.then((found) => {
    facts = isMain ? found : factsOfSite(found);
  });
  let isPartial = false;
  const isSpent = () => {
    isPartial ||= budget.isSpent();
    return isPartial;
  };
  const reading = yield* analyzeTextIncrementally(text, { title, facts, tagger, isSpent });
  return { reading, warning, isPartial };
}

/** Returns the facts that hold for every article on a page. */
function factsOfSite({ siteName, host, lang, url }: PageFacts): PageFacts {
  return { siteName, host: host ?? (url && new URL(url).host), lang };
}

async function loadTaggerOrWarn(): Promise<{ tagger: Tagger | undefined; warning: string }> {
  try {
    taggerPromise ??= loadTagger();
    return { tagger: await taggerPromise, warning: "" };
  } catch {
    taggerPromise = undefined;
    return { tagger: undefined, warning: t("engine_part") };
  }
}

/** The weights are part of the extension. Nothing is downloaded. */
async function loadTagger(): Promise<Tagger> {
  const response = await fetch(browser.runtime.getURL("weights.bin"));
  return openTagger(new Uint8Array(await response.arrayBuffer()));
}

import { analyzeTextIncrementally } from "../engine/analyze-text.ts";
import { detectReadout } from "../engine/detection/detect-readout.ts";
import { findReadoutSection } from "../engine/detection/find-readout-section.ts";
import { toReadableText } from "../engine/document/readable-text.ts";
import { openTagger, type Tagger } from "../engine/tagger/tagger.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";
import { MAX_ANALYZED_LENGTH, type AnalysisResult } from "../rpc/rpc-contract.ts";
import { CLOCK } from "./clock.ts";
import { type Budget, type Job, NotDone, type Place, ReadingQueue } from "./reading-queue.ts";

/** Readings of all tabs take turns, so that no page can keep the others waiting. */
const readings = new ReadingQueue(CLOCK, followTabs);

/** A longer title is none. */
const MOST_TITLE = 2_000;

/** The addresses, without fragments, of the tabs that have asked for a reading since the queue was last empty. */
const addresses = new Map<number, string>();

/**
 * Drops the readings of tabs that are closed or go elsewhere. Listens only while there are readings: the browser would wake
 * the background for every page else. A page that is there still, having changed its address alone, asks again.
 */
function followTabs(isBusy: boolean): void {
  const { onRemoved, onUpdated } = browser.tabs;
  if (isBusy) {
    onRemoved.addListener(dropReadings);
    onUpdated.addListener(dropWhenLoading);
  } else {
    onRemoved.removeListener(dropReadings);
    onUpdated.removeListener(dropWhenLoading);
    addresses.clear();
  }
}

function dropReadings(tabId: number): void {
  readings.drop(tabId);
}

/** A page that changes its fragment while the user scrolls would never be read if that counted. */
function dropWhenLoading(tabId: number, { status, url }: { readonly status?: string; readonly url?: string }): void {
  const isSamePage = url !== undefined && withoutFragment(url) === addresses.get(tabId);
  if (status === "loading" && !isSamePage) readings.drop(tabId);
}

function withoutFragment(address: string): string {
  return address.split("#", 1)[0] ?? "";
}

let opening: Promise<Tagger> | undefined;

/** A page as its content script hands it over. */
interface AskedPage {
  readonly text: string;
  readonly title: string;
  readonly isAsked: boolean;
}

/**
 * Reads a page's text with rules and tagger when it is its turn. A text that is no readout is tagged only when the user
 * asked for it. Where the tagger cannot be had the rules read alone, and the answer says why; where reading takes too long,
 * the answer has what was read by then.
 */
export async function readWithEngine(given: AskedPage, place: Place, address: string): Promise<AnalysisResult> {
  const { text, title, isAsked } = given;
  const page = { text: text.slice(0, MAX_ANALYZED_LENGTH), title: title.slice(0, MOST_TITLE), isAsked };
  addresses.set(place.tab, withoutFragment(address));
  try {
    return await readings.add(place, (budget) => readInTurn(page, budget));
  } catch (error) {
    const isTooLong = error instanceof NotDone && error.kind === "too long";
    throw isTooLong ? new RpcError(error.kind, t("page_too_long")) : error;
  }
}

function* readInTurn({ text, title, isAsked }: AskedPage, budget: Budget): Job<AnalysisResult> {
  let tagger: Tagger | undefined;
  let warning = "";
  const { text: readable } = toReadableText(text);
  yield;
  const isReadout = isAsked || detectReadout(readable, title).isReadout;
  yield;
  if (isReadout || findReadoutSection(readable, false) !== undefined) {
    yield tryTagger().then((tried) => ({ tagger, problem: warning } = tried));
  }
  let isPartial = false;
  const isSpent = () => {
    isPartial ||= budget.isSpent();
    return isPartial;
  };
  const reading = yield* analyzeTextIncrementally(text, { title, tagger, isSpent });
  return { reading, warning, isPartial };
}

async function tryTagger(): Promise<{ tagger: Tagger | undefined; problem: string }> {
  try {
    opening ??= loadTagger();
    return { tagger: await opening, problem: "" };
  } catch {
    opening = undefined;
    return { tagger: undefined, problem: t("engine_part") };
  }
}

/** The weights lie in the extension itself; nothing is fetched from elsewhere. */
async function loadTagger(): Promise<Tagger> {
  const response = await fetch(browser.runtime.getURL("weights.bin"));
  return openTagger(new Uint8Array(await response.arrayBuffer()));
}

import { say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import type { PageRead } from "../messages/contract.ts";
import { detectReadout } from "../text/detect-readout.ts";
import { findExtent } from "../text/find-extent.ts";
import { readTextInSlices } from "../text/read-text.ts";
import { toReadableText } from "../text/readable-text.ts";
import type { Reading } from "../text/reading.ts";
import { openTagger, type Tagger } from "../text/tagger/tagger.ts";

/** How long the engine works before others get their turn, in milliseconds. */
const SLICE = 15;

let opening: Promise<Tagger> | undefined;

/**
 * Reads a text with rules and tagger. A text that is no readout is tagged only when the reader asked for it. Where the
 * tagger cannot be had the rules read alone, and the answer says why.
 */
export async function readWithEngine(text: string, title: string, isAsked: boolean): Promise<PageRead> {
  const { text: readable } = toReadableText(text);
  const isWanted = isAsked || detectReadout(readable, title).isReadout || findExtent(readable, false) !== undefined;
  const { tagger, problem } = isWanted ? await tryTagger() : { tagger: undefined, problem: "" };
  return { reading: await inTurns(readTextInSlices(text, { title, tagger })), problem };
}

async function tryTagger(): Promise<{ tagger: Tagger | undefined; problem: string }> {
  try {
    opening ??= loadTagger();
    return { tagger: await opening, problem: "" };
  } catch {
    opening = undefined;
    return { tagger: undefined, problem: say("engine_part") };
  }
}

/** The weights lie in the extension itself; nothing is fetched from elsewhere. */
async function loadTagger(): Promise<Tagger> {
  const response = await fetch(browser.runtime.getURL("weights.bin"));
  return openTagger(new Uint8Array(await response.arrayBuffer()));
}

async function inTurns(work: Generator<undefined, Reading>): Promise<Reading> {
  let end = performance.now() + SLICE;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await new Promise((resolve) => setTimeout(resolve));
    end = performance.now() + SLICE;
  }
}

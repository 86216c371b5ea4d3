import { analyzeText } from "../engine/analyze-text.ts";
import { openTagger, type Tagger } from "../engine/tagger/tagger.ts";
import type { AnalysisAnswer, AnalysisTask } from "./analyzer.ts";

/** The part of a worker's global object that is used here. */
interface WorkerScope {
  onmessage: (event: MessageEvent<AnalysisTask>) => void;
  postMessage(answer: AnalysisAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;

let tagger: Promise<Tagger> | undefined;

/** Loads the tagger's weights, which are a file of the extension. Nothing is downloaded. */
async function loadTagger(): Promise<Tagger> {
  const response = await fetch("weights.bin");
  return openTagger(new Uint8Array(await response.arrayBuffer()));
}

async function answer({ id, text, title, facts }: AnalysisTask): Promise<AnalysisAnswer> {
  try {
    tagger ??= loadTagger();
    return { id, reading: analyzeText(text, { title, facts, tagger: await tagger }) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Analyses texts outside the library's main thread, so that the library stays responsive. */
scope.onmessage = ({ data }) => {
  void answer(data).then((done) => scope.postMessage(done));
};

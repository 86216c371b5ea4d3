import type { Analysis } from "../engine/analysis.ts";
import type { PageFacts } from "../engine/page-facts.ts";
import { browser } from "../rpc/browser.ts";

/** A text that the worker analyses. */
export interface AnalysisTask {
  readonly id: number;
  readonly text: string;
  /** The headline, if the text does not begin with it. */
  readonly title: string | undefined;
  readonly facts: PageFacts;
}

/** The worker's answer to a task. */
export type AnalysisAnswer =
  | { readonly id: number; readonly reading: Analysis }
  | { readonly id: number; readonly error: string };

interface Waiting {
  readonly resolve: (reading: Analysis | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Analyses texts with the engine in a worker. The engine is a large script that few visits of the library need. */
export class Analyzer {
  private readonly worker = new Worker(browser.runtime.getURL("analysis-worker.js"));
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  /** @param signal Ends the worker. Analyses that are not complete then have no result. */
  constructor(private readonly signal: AbortSignal) {
    this.worker.onmessage = ({ data }: MessageEvent<AnalysisAnswer>) => {
      const task = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ("reading" in data) task?.resolve(data.reading);
      else task?.reject(new Error(data.error));
    };
    this.worker.onerror = ({ message }) => {
      for (const { reject } of this.waiting.values()) reject(new Error(message));
      this.waiting.clear();
    };
    signal.addEventListener("abort", () => this.end());
  }

  /** Returns the analysis of a text, or undefined if the signal was aborted before it was complete. */
  analyze(text: string, title: string | undefined, facts: PageFacts): Promise<Analysis | undefined> {
    if (this.signal.aborted) return Promise.resolve(undefined);
    const id = this.count++;
    const task: AnalysisTask = { id, text, title, facts };
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage(task);
    });
  }

  /** Ends the worker. */
  end(): void {
    this.worker.terminate();
    for (const { resolve } of this.waiting.values()) resolve(undefined);
    this.waiting.clear();
  }
}

import { type Inputs, useEffect, useRef, useState } from "preact/hooks";
import { useThrow } from "../ui/use-throw.ts";
import { useLibrary } from "./library-context.ts";
import { type LoadedComparison, loadComparison } from "./load-comparison.ts";

/** The progress of a comparison: the number of claims that are compared, and of all claims. */
export interface ComparisonProgress {
  readonly done: number;
  readonly total: number;
}

/** A comparison while it is loaded, and afterwards. */
export interface ComparisonState {
  /** Undefined until the comparison is loaded, null if there is none. */
  readonly loaded: LoadedComparison | null | undefined;
  readonly progress: ComparisonProgress | undefined;
  /** Whether the user has stopped the loading. */
  readonly isStopped: boolean;
  stop(): void;
}

/** The minimum interval between two updates of the progress, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/** Loads a comparison again whenever an input changes. The earlier one is shown until then. */
export function useComparison(id: string, inputs: Inputs): ComparisonState {
  const { store } = useLibrary();
  const fail = useThrow();
  const [loaded, setLoaded] = useState<LoadedComparison | null>();
  const [progress, setProgress] = useState<ComparisonProgress>();
  const [isStopped, setStopped] = useState(false);
  const work = useRef<AbortController>(undefined);
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    work.current = control;
    setStopped(false);
    let shownAt = performance.now();
    const onProgress = (done: number, total: number) => {
      if (performance.now() - shownAt < PROGRESS_INTERVAL) return;
      shownAt = performance.now();
      setProgress({ done, total });
    };
    loadComparison(store, id, { signal, onProgress }).then(
      (found) => {
        if (signal.aborted) return;
        setLoaded(found ?? null);
        setProgress(undefined);
      },
      (error) => {
        if (!signal.aborted) fail(error);
      },
    );
    return () => control.abort();
  }, inputs);
  const stop = () => {
    work.current?.abort();
    setProgress(undefined);
    setStopped(true);
  };
  return { loaded, progress, isStopped, stop };
}

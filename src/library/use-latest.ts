import { type Inputs, useEffect, useState } from "preact/hooks";
import { browser } from "../rpc/browser.ts";

/**
 * Returns the latest result of a function. The function is called at first and whenever one of the inputs changes. A
 * result that arrives after a newer call was made is discarded. If a call fails, the earlier result stays.
 */
export function useLatest<T>(read: () => Promise<T>, initial: T, inputs: Inputs): T {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    let isCurrent = true;
    read().then(
      (found) => isCurrent && setValue(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, inputs);
  return value;
}

/** Works like `useLatest` with a function that takes long: its signal aborts when its result is no longer needed. */
export function useLatestUntil<T>(read: (signal: AbortSignal) => Promise<T>, initial: T, inputs: Inputs): T {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const control = new AbortController();
    read(control.signal).then(
      (found) => !control.signal.aborted && setValue(found),
      () => undefined,
    );
    return () => control.abort();
  }, inputs);
  return value;
}

/**
 * Returns the latest result of a function that reads `storage.local`. The function is called at first and whenever
 * the value of the key changes, in this tab or elsewhere.
 */
export function useStored<T>(key: string, read: () => Promise<T>, initial: T): T {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const { onChanged } = browser.storage.local;
    const changed = (all: Readonly<Record<string, unknown>>) => {
      if (Object.hasOwn(all, key)) setChanges((count) => count + 1);
    };
    onChanged.addListener(changed);
    return () => onChanged.removeListener(changed);
  }, [key]);
  return useLatest(read, initial, [key, changes]);
}

import { type Inputs, useEffect, useState } from "preact/hooks";
import { browser } from "../rpc/browser.ts";

/**
 * Returns what a function read last; it reads at first and whenever one of the inputs has changed. An answer that comes
 * after a newer question is dropped, and so is one that fails: what was read before stays.
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

/**
 * Returns what a function read last from `storage.local`; it reads at first and whenever the value of the key has changed, in
 * this tab or elsewhere.
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

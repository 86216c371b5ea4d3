import { useEffect, useState } from "preact/hooks";
import { background, type PageChanges } from "../rpc/rpc-contract.ts";
import type { ReadablePage } from "./run-action.ts";

/** The result of comparing a page with its stored readout. It has no details if there is nothing to report. */
export interface StoredText {
  readonly url: string;
  readonly changes?: PageChanges;
  /** The time at which the text was saved. Given only if the page cannot be compared because it is translated. */
  readonly savedAt?: string;
}

/**
 * Compares the page with its stored readout whenever it was read again. The popup is shown before the result is known.
 */
export function usePageChanges(open: ReadablePage | undefined): StoredText | undefined {
  const [stored, setStored] = useState<StoredText>();
  const view = open?.view;
  useEffect(() => {
    if (!open) return;
    let isCurrent = true;
    findStoredText(open)
      .catch(() => ({ url: open.view.url }))
      .then((found) => isCurrent && setStored(found));
    return () => {
      isCurrent = false;
    };
  }, [view]);
  return stored?.url === view?.url ? stored : undefined;
}

async function findStoredText({ view, page }: ReadablePage): Promise<StoredText> {
  const { url, status, notes } = view;
  if (status === "reading" || status === "failed") return { url };
  if (status === "translated") {
    const record = await background.readoutOfPage(url);
    return record ? { url, savedAt: record.capturedAt } : { url };
  }
  const passages = notes.flatMap(({ note: { id, target } }) =>
    target.selector ? [{ id, selector: target.selector }] : [],
  );
  const changes = await background.changesOfPage(url, await page.mainText(), passages);
  return changes ? { url, changes } : { url };
}

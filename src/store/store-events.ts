/**
 * An event for all views: the kind of record that has changed, "backup" if a backup was made, or "everything" if all
 * data was deleted.
 */
export type StoreEvent =
  | "notes"
  | "readouts"
  | "corrections"
  | "reviews"
  | "comparisons"
  | "people"
  | "codes"
  | "settings"
  | "backup"
  | "everything";

const CHANNEL = "note-verbale store";

let sender: BroadcastChannel | undefined;

/** Notifies the views of all extension pages that stored data has changed. The functions that write call it. */
export function publishStoreEvent(event: StoreEvent): void {
  sender ??= new BroadcastChannel(CHANNEL);
  sender.postMessage(event);
}

/** Waits for a write, and notifies the other views once it is on the disk. Returns what the write returned. */
export async function publishAfter<T>(event: StoreEvent, write: Promise<T>): Promise<T> {
  const result = await write;
  publishStoreEvent(event);
  return result;
}

/**
 * Runs a job of many writes, and then notifies the other views once for each kind of record that it has written, even
 * if it fails before its end.
 * @param job Calls `onWrite` after each write.
 */
export async function publishAfterJob<T>(job: (onWrite: (event: StoreEvent) => void) => Promise<T>): Promise<T> {
  const events = new Set<StoreEvent>();
  try {
    return await job((event) => events.add(event));
  } finally {
    for (const event of events) publishStoreEvent(event);
  }
}

/** Calls back at each change that this page, another one or the background has made, until the signal aborts. */
export function onStoreEvent(callback: (event: StoreEvent) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => callback(data as StoreEvent), { signal });
  signal.addEventListener("abort", () => channel.close());
}

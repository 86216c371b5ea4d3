import { canonicalUrlOf } from "../annotation/canonical-url.ts";
import { pageKey } from "../annotation/page-url.ts";
import {
  createReadout,
  type DeclaredFacts,
  firstCapturedAt,
  type ReadoutRecord,
  statusOf,
} from "../annotation/readout-record.ts";
import { wellFormed } from "../annotation/repair-record.ts";
import type { PageFacts } from "../engine/page-facts.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { type RpcCaller, RpcError, type RpcHandlers } from "../rpc/rpc.ts";
import { type BackgroundCalls, callsToPage, type KeptReadout, type PageCapture } from "../rpc/rpc-contract.ts";
import type { StorageArea } from "../store/local-storage.ts";
import type { Store } from "../store/open-store.ts";
import { setReadoutStatus } from "../store/readout-actions.ts";
import { deleteReadout, putReadout, readoutForPage } from "../store/readouts-store.ts";
import { readSettings } from "../store/settings.ts";
import { sha256 } from "../store/sha256.ts";
import type { FrameKey } from "./analysis-queue.ts";
import { recordVisit } from "./change-watch.ts";
import { fetchPageFacts, injectContentScript } from "./inject-scripts.ts";
import { assertOwnPage, assertOwnUrl } from "./sender-checks.ts";

type KeepCalls = Pick<
  RpcHandlers<BackgroundCalls>,
  "saveReadout" | "keepReadout" | "undoKeep" | "keptReadout" | "setReadoutStatus"
>;

/** Keeps readouts: the handlers of the calls about them, and what the background itself does. */
export interface KeepService {
  readonly calls: KeepCalls;
  /** Keeps the readout in a frame of a tab, and shows the result over the page. */
  announce(tabId: number, frameId: number): Promise<void>;
  /**
   * Keeps the readout that a page has reported, if the user keeps all readouts, or updates it if it is stored.
   */
  onReadoutOpened(sender: RpcCaller): Promise<void>;
}

interface Services {
  readonly store: () => Promise<Store>;
  readonly local: StorageArea;
  readonly session: StorageArea;
  /** Returns true if nothing of the caller's window may be stored. */
  readonly isPrivate: (caller: RpcCaller) => Promise<boolean>;
  /** Throws if nothing of the caller's window may be stored. */
  readonly refusePrivate: (caller: RpcCaller) => Promise<void>;
  /** Returns true if the user has notes or corrections on the page with a key. */
  readonly isNoted: (key: string) => Promise<boolean>;
}

/**
 * The key in session storage under which the page keys of the last newly kept readouts are stored. Keeping these can be
 * undone.
 */
const UNDOABLE_KEY = "undoableKeeps";
const MAX_UNDOABLE = 50;

/** Creates the service. A page stores its text itself, so that the browser vouches for its address. */
export function createKeepService({ store, local, session, isPrivate, refusePrivate, isNoted }: Services): KeepService {
  /** The frames whose readout the user has just asked to keep (see `requestKey`). */
  const requests = new Set<string>();

  const undoableKeys = async (): Promise<readonly string[]> => {
    const stored = (await session.get(UNDOABLE_KEY))[UNDOABLE_KEY];
    return Array.isArray(stored) ? (stored as string[]) : [];
  };

  const keepsAll = async ({ tab }: RpcCaller) => tab?.incognito === false && (await readSettings(local)).keepReadouts;

  const isWanted = async (capture: PageCapture, sender: RpcCaller): Promise<boolean> =>
    (capture.reading.readout.isReadout && (await keepsAll(sender))) || isNoted(pageKey(capture.url));

  const request = async (tabId: number, frameId: number, mode: "silent" | "announced"): Promise<KeptReadout | null> => {
    const tab = await browser.tabs.get(tabId);
    await refusePrivate({ tab });
    const key = requestKey({ tab: tabId, frame: frameId });
    requests.add(key);
    try {
      const page = callsToPage(tabId, frameId);
      return await page.keepReadout(mode).catch(async (error: unknown) => {
        if (!(error instanceof RpcError) || error.kind !== "unreachable") throw error;
        await injectContentScript(tabId, frameId);
        return page.keepReadout(mode);
      });
    } finally {
      requests.delete(key);
    }
  };

  return {
    calls: {
      saveReadout: async (capture, sender) => {
        assertOwnUrl(capture.url, sender);
        if (await isPrivate(sender)) return null;
        const frame = { tab: sender.tab?.id ?? -1, frame: sender.frameId ?? 0 };
        const key = pageKey(capture.url);
        const known = await readoutForPage(await store(), key);
        const isRequested = requests.has(requestKey(frame));
        if (!isRequested && !known && !(await isWanted(capture, sender))) return null;
        const facts = declaredFacts(await fetchPageFacts(frame, sender.url ?? ""));
        const record = await createRecord(wellFormed(capture), facts, known);
        if (!record) return known ? toKept(known, false) : null;
        const kept = await putReadout(await store(), record);
        if (isRequested && !known)
          await session.set({ [UNDOABLE_KEY]: [...(await undoableKeys()), key].slice(-MAX_UNDOABLE) });
        return toKept(kept, !known);
      },
      keepReadout: async (tabId, frameId) => {
        const kept = await request(tabId, frameId, "silent");
        if (!kept) throw new RpcError("no readout", t("keep_nothing"));
        return kept;
      },
      undoKeep: async (url, sender) => {
        assertOwnPage(url, sender);
        await refusePrivate(sender);
        const key = pageKey(url);
        const keys = await undoableKeys();
        if (!keys.includes(key)) throw new RpcError("missing", t("undo_gone"));
        await session.set({ [UNDOABLE_KEY]: keys.filter((one) => one !== key) });
        const record = await readoutForPage(await store(), key);
        if (record && !(await isNoted(key))) await deleteReadout(await store(), record.id);
      },
      keptReadout: async (url) => {
        const record = await readoutForPage(await store(), pageKey(url));
        return record ? toKept(record, false) : null;
      },
      setReadoutStatus: async (id, status, sender) => {
        await refusePrivate(sender);
        await setReadoutStatus(await store(), [id], status);
      },
    },
    announce: async (tabId, frameId) => {
      await request(tabId, frameId, "announced");
    },
    onReadoutOpened: async (sender) => {
      const { tab, url = "" } = sender;
      if (tab?.id === undefined || (await isPrivate(sender))) return;
      const key = pageKey(tab.url ?? url);
      // A page with notes or corrections stores its text itself.
      const isStoredAlone = async () => (await readoutForPage(await store(), key)) && !(await isNoted(key));
      if ((await keepsAll(sender)) || (await isStoredAlone())) await callsToPage(tab.id).keepReadout("quiet");
    },
  };
}

function requestKey({ tab, frame }: FrameKey): string {
  return `${tab} ${frame}`;
}

function toKept(record: ReadoutRecord, isNew: boolean): KeptReadout {
  return { id: record.id, url: record.url, since: firstCapturedAt(record), status: statusOf(record), isNew };
}

/** Returns the facts about a page's publication that are stored with its readout, or undefined if it declares none. */
function declaredFacts({ publishedDay, siteName, author }: PageFacts): DeclaredFacts | undefined {
  if (publishedDay === undefined && siteName === undefined && author === undefined) return undefined;
  return wellFormed({
    ...(publishedDay !== undefined && { publishedDay }),
    ...(siteName !== undefined && { siteName }),
    ...(author !== undefined && { author }),
  });
}

/**
 * Creates or updates the record of a page's readout. Changed text is stored as a new version. Returns undefined if
 * nothing has to be stored.
 */
async function createRecord(
  { url, language, named, ...page }: PageCapture,
  facts: DeclaredFacts | undefined,
  known: ReadoutRecord | undefined,
): Promise<ReadoutRecord | undefined> {
  const capture = { ...page, capturedAt: new Date().toISOString(), sha256: await sha256(page.text) };
  if (known) {
    const visited = recordVisit(known, capture);
    return visited && { ...visited, ...(facts && { facts }) };
  }
  const canonicalUrl = canonicalUrlOf(named, url);
  return createReadout({ ...capture, url, facts, canonicalUrl, ...(language && { language }) });
}

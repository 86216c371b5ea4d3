import { canonicalUrlOf } from "../annotation/canonical-url.ts";
import { type Note, updateNote } from "../annotation/note.ts";
import { originalOfPage } from "../annotation/original-url.ts";
import { pageKey } from "../annotation/page-url.ts";
import { wellFormed } from "../annotation/repair-record.ts";
import { eventCardOfPage } from "../comparison/find-pairs.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { type RpcCaller, RpcError, type RpcHandlers } from "../rpc/rpc.ts";
import { type BackgroundCalls, type Counterpart, callsToAllFrames, type Draft } from "../rpc/rpc-contract.ts";
import { listCodes } from "../store/codes-store.ts";
import { comparisonsOfReadout, suggestCounterparts } from "../store/comparisons-store.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import { deleteAll } from "../store/delete-all.ts";
import { createDrafts } from "../store/drafts.ts";
import { withDiskSpaceCheck } from "../store/local-storage.ts";
import { saveNoteCounts } from "../store/noted-page-counts.ts";
import {
  countNotesByPage,
  facetValues,
  getNote,
  moveToTrash,
  notesForAddresses,
  restoreFromTrash,
} from "../store/notes-store.ts";
import { openStoreRecordingLoss } from "../store/open-recording-loss.ts";
import type { Store } from "../store/open-store.ts";
import { readoutForPage } from "../store/readouts-store.ts";
import { reviewsOnPages } from "../store/reviews-store.ts";
import { readSettings } from "../store/settings.ts";
import { purgeExpired } from "../store/trash.ts";
import { findPageChanges } from "./change-watch.ts";
import { createCorrectionService } from "./correction-service.ts";
import { createKeepService, type KeepService } from "./keep-service.ts";
import { createPauses } from "./pauses.ts";
import { isPrivate as isPrivateCaller, sessionArea } from "./private-windows.ts";
import { saveEditedNote } from "./save-edited-note.ts";
import { assertOwnPage, assertOwnUrl, isExtensionPage, rememberDisplayed } from "./sender-checks.ts";

type NoteServiceCalls = Omit<
  RpcHandlers<BackgroundCalls>,
  | "analyzeText"
  | "showCount"
  | "injectContentScript"
  | "injectIntoFrames"
  | "injectUi"
  | "frameLocation"
  | "editorOpened"
  | "closeEditor"
  | "openEditorWindow"
  | "applyStep"
  | "userContent"
  | "editNote"
  | "reportKeyboardFocus"
>;

/** Maximum number of saves that can be undone. Older ones can only be edited or deleted. */
const MAX_UNDOABLE_SAVES = 50;

/** Creates the RPC handlers for notes, drafts and readouts, and the service that keeps readouts. */
export function createNoteService(): { readonly calls: NoteServiceCalls; readonly keep: KeepService } {
  const local = withDiskSpaceCheck(browser.storage.local);
  const savedDrafts = createDrafts<Draft>(local);
  const privateDrafts = createDrafts<Draft>(sessionArea());
  const pauses = createPauses(local, sessionArea());
  let opened: Promise<Store> | undefined;

  const open = async (): Promise<Store> => {
    return purgeInBackground(await openStoreRecordingLoss(local, { onClose: () => (opened = undefined) }));
  };
  /** Opens the database once. If opening fails, the next call retries. */
  const store = async (): Promise<Store> => {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };

  const changed = async (note: Note): Promise<void> => {
    await updateNoteCounts([note.target.source]);
    await notifyTabs(new Set([pageKey(note.target.source)]));
  };

  const updateNoteCounts = async (urls: readonly string[]): Promise<void> => {
    const counts = await countNotesByPage(await store(), urls.map(pageKey));
    await saveNoteCounts(local, new Map(urls.map((url, at) => [url, counts[at] ?? 0])));
  };

  const isPrivate = (caller: RpcCaller) => isPrivateCaller(caller, local);
  const refusePrivate = async (caller: RpcCaller) => {
    if (!(await isPrivate(caller))) return;
    // Open the store first: if the browser has no storage in any window, that is the error to show, because the
    // settings for private windows would not help.
    await store();
    throw new RpcError("private", t("private_refused"));
  };
  /** The version of each note before its last save, or null for a new note. */
  const versionsBeforeSave = new Map<string, Note | null>();
  const draftsFor = async (caller: RpcCaller) => ((await isPrivate(caller)) ? privateDrafts : savedDrafts);
  /** Returns the notes of a page at its URL and at the other URLs that it declares. */
  const notesForAddress = async (url: string, canonical: string | undefined, sender: RpcCaller) => {
    assertOwnPage(url, sender);
    const notes = await notesForAddresses(await store(), url, canonical);
    // A page can also change the notes that it shows, as it can its own.
    if (!isExtensionPage(sender)) for (const { target } of notes) rememberDisplayed(target.source, sender);
    return notes;
  };
  /**
   * Returns the notes on passages of the original of an archived page. An archived copy runs the original's scripts on
   * the archive's site, where they can put any URL into the address bar, so only the URL that was loaded counts.
   */
  const notesOfOriginal = async (url: string, named: string, sender: RpcCaller) => {
    const original = originalOfPage(url, named);
    if (original === "" || (!isExtensionPage(sender) && pageKey(sender.url ?? "") !== pageKey(url))) return [];
    const notes = (await notesForAddresses(await store(), original)).filter(({ target }) => target.selector);
    if (!isExtensionPage(sender)) for (const { target } of notes) rememberDisplayed(target.source, sender);
    return notes;
  };
  /** Throws if a draft has the id of another page's draft or note, which it would overwrite. */
  const assertOwnNote = async (id: string, caller: RpcCaller) => {
    if (isExtensionPage(caller)) return;
    const known = [
      (await (await draftsFor(caller)).get(id))?.note,
      // A draft is stored even if the database cannot be opened or is full.
      await store()
        .then((opened) => getNote(opened, id))
        .catch(() => undefined),
    ];
    for (const note of known) if (note) assertOwnPage(note.target.source, caller);
  };

  const keep = createKeepService({
    store,
    local,
    session: sessionArea(),
    isPrivate,
    refusePrivate,
    isNoted: async (key) => hasNotesOrCorrections(await store(), key),
  });

  const saveNote = async (note: Note, sender: RpcCaller): Promise<Note> => {
    await refusePrivate(sender);
    const known = await getNote(await store(), note.id);
    const kept = await saveEditedNote(await store(), wellFormed(note));
    versionsBeforeSave.set(note.id, known ?? null);
    if (versionsBeforeSave.size > MAX_UNDOABLE_SAVES)
      versionsBeforeSave.delete(versionsBeforeSave.keys().next().value ?? "");
    await savedDrafts.discard(note.id);
    await privateDrafts.discard(note.id);
    await changed(kept);
    return kept;
  };

  const calls: NoteServiceCalls = {
    ...keep.calls,
    ...createCorrectionService({
      store,
      coder: async () => (await readSettings(local)).coder,
      refusePrivate,
      changed: (url) => notifyTabs(new Set([pageKey(url)])),
    }),
    notesOfPage: (url, sender) => notesForAddress(url, undefined, sender),
    notesOfCanonical: async (url, named, sender) => {
      const notes = await notesForAddress(url, canonicalUrlOf(named, url), sender);
      return [...notes, ...(await notesOfOriginal(url, named, sender))];
    },
    saveDraft: async (draft, sender) => {
      assertOwnUrl(draft.note.target.source, sender);
      await assertOwnNote(draft.note.id, sender);
      await (await draftsFor(sender)).put(wellFormed(draft));
    },
    getDraft: async (id, sender) => (await (await draftsFor(sender)).get(id)) ?? null,
    draftsOfPage: async (url, sender) => {
      assertOwnPage(url, sender);
      return (await draftsFor(sender)).ofPage(url);
    },
    discardDraft: async (id, sender) => (await draftsFor(sender)).discard(id),
    saveHighlight: async (note, sender) => {
      assertOwnUrl(note.target.source, sender);
      const isEmpty = note.bodyValue === "" && note.tags.length === 0;
      if (!isEmpty || (await getNote(await store(), note.id))) throw new RpcError("refused", t("call_refused"));
      return saveNote(note, sender);
    },
    saveNote,
    undoSave: async (id, sender) => {
      const known = versionsBeforeSave.get(id);
      const note = await getNote(await store(), id);
      if (known === undefined || !note) throw new RpcError("missing", t("undo_gone"));
      assertOwnPage(note.target.source, sender);
      await refusePrivate(sender);
      versionsBeforeSave.delete(id);
      if (known) await changed(await saveEditedNote(await store(), updateNote(note, known)));
      else await changed(await existing(moveToTrash(await store(), id)));
    },
    knownTags: async () => facetValues(await store(), "tag"),
    codebook: async () => listCodes(await store()),
    deleteNote: async (id, sender) => {
      await refusePrivate(sender);
      await changed(await existing(moveToTrash(await store(), id)));
    },
    restoreNote: async (id, sender) => {
      await refusePrivate(sender);
      await changed(await existing(restoreFromTrash(await store(), id)));
    },
    readoutOfPage: async (url) => (await readoutForPage(await store(), pageKey(url))) ?? null,
    changesOfPage: async (url, text, passages) => {
      const record = await readoutForPage(await store(), pageKey(url));
      return record ? findPageChanges(record, { text, capturedAt: new Date().toISOString() }, passages) : null;
    },
    findCounterpart: async (url, event) => findCounterpart(await store(), url, event),
    onPagesChanged: async (urls) => {
      await updateNoteCounts(urls);
      await notifyTabs(new Set(urls.map(pageKey)));
    },
    deleteEverything: async () => {
      await deleteAll(await store(), [browser.storage.local, browser.storage.session]);
      await notifyTabs(undefined);
    },
    pausedSites: async (sender) => pauses.list(await isPrivate(sender)),
    pauseSite: async (host, paused, sender) => {
      if (!isExtensionPage(sender) && hostOf(sender.url) !== host) throw new RpcError("refused", t("call_refused"));
      await pauses.pause(host, paused, await isPrivate(sender));
    },
  };
  return { calls, keep };
}

/** Finds the other side's account of a page's event: in a comparison of the page's readout, or among stored readouts. */
async function findCounterpart(store: Store, url: string, event: DiplomaticEvent): Promise<Counterpart | null> {
  const own = await readoutForPage(store, pageKey(url));
  const [comparison] = own ? await comparisonsOfReadout(store, own.id) : [];
  if (comparison) return { kind: "comparison", id: comparison.id };
  const [best] = await suggestCounterparts(store, eventCardOfPage(url, event, own));
  if (!best) return null;
  return own ? { kind: "suggestion" } : { kind: "readout", id: best.id };
}

/** Purges expired trash when the store opens. */
function purgeInBackground(store: Store): Store {
  void purgeExpired(store).catch(() => undefined);
  return store;
}

/** Returns true if the user has notes, corrections or confirmations on a page. Only the text of such pages is stored. */
async function hasNotesOrCorrections(store: Store, key: string): Promise<boolean> {
  const [[notes = 0], corrections, [reviews = []]] = await Promise.all([
    countNotesByPage(store, [key]),
    correctionsForPage(store, key),
    reviewsOnPages(store, [key]),
  ]);
  return notes + corrections.length + reviews.length > 0;
}

async function existing(note: Promise<Note | undefined>): Promise<Note> {
  const one = await note;
  if (!one) throw new RpcError("missing", t("note_gone"));
  return one;
}

function hostOf(url = ""): string {
  return URL.canParse(url) ? new URL(url).host : "";
}

/** Maximum time that a call waits for pages to show a change, in milliseconds. An inactive tab must not delay it. */
const NOTIFY_TIMEOUT = 1000;

/**
 * Notifies every tab that shows a page of the same sites, or all tabs, that notes have changed, so that the next list
 * is up to date. Only a page itself knows its other URLs on its site.
 */
async function notifyTabs(keys: ReadonlySet<string> | undefined): Promise<void> {
  const tabs = await browser.tabs.query({});
  const sites = keys && new Set([...keys].map(hostOf));
  // The URL of a tab is unavailable if the user withdrew access. Such a tab may still show the page.
  const showing = tabs.filter(({ url }) => url === undefined || !sites || sites.has(hostOf(url)));
  const notified = showing.map(
    ({ id }) =>
      id !== undefined &&
      callsToAllFrames(id)
        .onNotesChanged()
        .catch(() => undefined),
  );
  await Promise.race([Promise.all(notified), new Promise((resolve) => setTimeout(resolve, NOTIFY_TIMEOUT))]);
}

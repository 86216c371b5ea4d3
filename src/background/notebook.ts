import type { Runtime } from "webextension-polyfill";
import { type Note, reviseNote } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import { createReadout, type ReadoutRecord, reviseReadout } from "../annotation/readout-record.ts";
import { say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import { CallError, type Handlers } from "../messages/channel.ts";
import { allFramesOf, type BackgroundCalls, type Draft, type PageCapture } from "../messages/contract.ts";
import { purge } from "../store/bulk.ts";
import { correctionsAfter } from "../store/corrections-store.ts";
import { deleteAll } from "../store/delete-all.ts";
import { openDrafts } from "../store/drafts.ts";
import { type LocalArea, whileRoom } from "../store/local-area.ts";
import { rememberNoted } from "../store/noted-pages.ts";
import {
  countsOfPages,
  facetValues,
  getNote,
  notedPagesAfter,
  notesForPage,
  putNote,
  restore,
  softDelete,
} from "../store/notes-store.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { pausedSites, pauseSite } from "../store/paused-sites.ts";
import { putReadout, readoutAfter, readoutForPage } from "../store/readouts-store.ts";
import { readSettings } from "../store/settings.ts";
import { announce } from "../store/watch-store.ts";
import { openCorrections } from "./corrections.ts";
import { isOwnPage, onlyOwnPage } from "./own-page.ts";

type NotebookCalls = Omit<
  Handlers<BackgroundCalls>,
  | "readText"
  | "showCount"
  | "startPage"
  | "startFrames"
  | "bringHand"
  | "whereAmI"
  | "editorOpened"
  | "closeEditor"
  | "openEditorWindow"
  | "correct"
>;

/** How many savings can be taken back; those before are edited or deleted like any note. */
const MOST_SAVINGS = 50;

/** The calls that keep and give back what the reader writes; all writes of the product go through here. */
export function openNotebook(): NotebookCalls {
  const local = whileRoom(browser.storage.local);
  const keptDrafts = openDrafts<Draft>(local);
  const privateDrafts = openDrafts<Draft>(inMemory());
  let opened: Promise<Store> | undefined;

  /** Opens the database once; a refused opening is tried again at the next call. */
  const store = async (): Promise<Store> => {
    opened ??= openStore({ onClose: () => (opened = undefined) }).then(tidied);
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };

  const changed = async (note: Note): Promise<void> => {
    announce("notes");
    await recount([note.target.source]);
    await tellTabs(new Set([pageKey(note.target.source)]));
  };

  const recount = async (urls: readonly string[]): Promise<void> => {
    const counts = await countsOfPages(await store(), urls.map(pageKey));
    await rememberNoted(local, new Map(urls.map((url, at) => [url, counts[at] ?? 0])));
  };

  /** What is read and noted in a private window is kept only where the reader has said so. */
  const isPrivate = async ({ tab }: Runtime.MessageSender): Promise<boolean> =>
    tab?.incognito === true && !(await readSettings(local)).keepPrivate;
  const refusePrivate = async (sender: Runtime.MessageSender) => {
    if (await isPrivate(sender)) throw new CallError("private", say("private_refused"));
  };
  /** What each note was before it was last saved; null for a new one. */
  const before = new Map<string, Note | null>();
  const draftsFor = async (sender: Runtime.MessageSender) => ((await isPrivate(sender)) ? privateDrafts : keptDrafts);

  return {
    ...openCorrections({
      store,
      refusePrivate,
      changed: async (url) => {
        announce("corrections");
        await tellTabs(new Set([pageKey(url)]));
      },
    }),
    notesOfPage: async (url, sender) => {
      onlyOwnPage(url, sender);
      return notesForPage(await store(), pageKey(url));
    },
    keepReadout: async (capture, sender) => {
      onlyOwnPage(capture.url, sender);
      if (await isPrivate(sender)) return;
      const known = await readoutForPage(await store(), pageKey(capture.url));
      await putReadout(await store(), await recordOf(capture, known));
      announce("readouts");
    },
    putDraft: async (draft, sender) => (await draftsFor(sender)).put(draft),
    draftOf: async (id, sender) => (await (await draftsFor(sender)).get(id)) ?? null,
    draftsOfPage: async (url, sender) => (await draftsFor(sender)).ofPage(url),
    dropDraft: async (id, sender) => (await draftsFor(sender)).drop(id),
    saveNote: async (note, sender) => {
      await refusePrivate(sender);
      const known = await getNote(await store(), note.id);
      const kept = await putNote(await store(), note);
      before.set(note.id, known ?? null);
      if (before.size > MOST_SAVINGS) before.delete(before.keys().next().value ?? "");
      await keptDrafts.drop(note.id);
      await privateDrafts.drop(note.id);
      await changed(kept);
      return kept;
    },
    undoSave: async (id, sender) => {
      const known = before.get(id);
      const note = await getNote(await store(), id);
      if (known === undefined || !note) throw new CallError("missing", say("undo_gone"));
      onlyOwnPage(note.target.source, sender);
      before.delete(id);
      if (known) await changed(await putNote(await store(), reviseNote(note, known)));
      else await changed(await found(softDelete(await store(), id)));
    },
    knownTags: async () => facetValues(await store(), "tag"),
    deleteNote: async (id) => changed(await found(softDelete(await store(), id))),
    restoreNote: async (id) => changed(await found(restore(await store(), id))),
    notedPagesAfter: async (key) => notedPagesAfter(await store(), key ?? undefined),
    readoutAfter: async (id) => (await readoutAfter(await store(), id ?? undefined)) ?? null,
    correctionsAfter: async (id) => correctionsAfter(await store(), id ?? undefined),
    readoutOfPage: async (url) => (await readoutForPage(await store(), pageKey(url))) ?? null,
    pagesChanged: async (urls) => {
      await recount(urls);
      await tellTabs(new Set(urls.map(pageKey)));
    },
    deleteEverything: async () => {
      await deleteAll(await store());
      await browser.storage.local.clear();
      announce("everything");
      await tellTabs(undefined);
    },
    pausedSites: () => pausedSites(local),
    pauseSite: async (host, paused, sender) => {
      if (!isOwnPage(sender) && hostOf(sender.url) !== host) {
        throw new CallError("refused", "A page can only pause its own site.");
      }
      await pauseSite(local, host, paused);
    },
  };
}

/** What has lain in the trash too long goes when the store is opened. */
function tidied(store: Store): Store {
  void purge(store).catch(() => undefined);
  return store;
}

/** An area that goes with the background: drafts of private windows never reach the disk. */
function inMemory(): LocalArea {
  const values = new Map<string, unknown>();
  return {
    get: async (keys) => Object.fromEntries([keys].flat().map((key) => [key, values.get(key)])),
    set: async (given) => {
      for (const [key, value] of Object.entries(given)) values.set(key, value);
    },
    remove: async (key) => void values.delete(key),
  };
}

async function found(note: Promise<Note | undefined>): Promise<Note> {
  const one = await note;
  if (!one) throw new CallError("missing", say("note_gone"));
  return one;
}

/** The record of a page's readout: a new one, or the known one with a changed text beside the old. */
async function recordOf(
  { url, language, ...page }: PageCapture,
  known: ReadoutRecord | undefined,
): Promise<ReadoutRecord> {
  const capture = { ...page, capturedAt: new Date().toISOString(), sha256: await sha256(page.text) };
  return known ? reviseReadout(known, capture) : createReadout({ ...capture, url, ...(language && { language }) });
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function hostOf(url = ""): string {
  return URL.canParse(url) ? new URL(url).host : "";
}

/** How long an answer waits for pages to show a change, in milliseconds: a sleeping tab must not hold it up. */
const TELL_TIME = 1000;

/** Tells every tab that shows one of the pages, or all, that its notes have changed, so that a list asked for next is up to date. */
async function tellTabs(keys: ReadonlySet<string> | undefined): Promise<void> {
  const tabs = await browser.tabs.query({});
  // An address is hidden where the reader withdrew access; such a tab may still show the page.
  const showing = tabs.filter((tab) => tab.url === undefined || !keys || keys.has(pageKey(tab.url)));
  const told = showing.map(
    ({ id }) =>
      id !== undefined &&
      allFramesOf(id)
        .notesChanged()
        .catch(() => undefined),
  );
  await Promise.race([Promise.all(told), new Promise((resolve) => setTimeout(resolve, TELL_TIME))]);
}

import { browser } from "../rpc/browser.ts";
import { createSerialQueue } from "../store/local-storage.ts";
import { isNoteCountKey, listNotedHosts } from "../store/noted-page-counts.ts";

const HOST_ACCESS = { origins: ["http://*/*", "https://*/*"] };

const EARLY_SCRIPT = { id: "early", file: "early.js", runAt: "document_start" } as const;

/**
 * Must run before the detector. At the start of the document, Chromium would ask to reload the page where access is
 * granted per click.
 */
const NOTED_SITE_SCRIPT = { id: "noted-site", file: "noted-site.js", runAt: "document_end" } as const;

/** Maximum number of sites in a registration, because the browser compares each page's address with all of them. */
const MAX_SITES = 1_000;

/**
 * Registers the scripts that run in pages besides the detector, and keeps the registrations in step with the stored
 * notes and the extension's access to sites. The browser keeps them when it restarts, and some browsers delete them
 * when the extension is updated.
 */
export function registerPageScripts(): void {
  const runInSequence = createSerialQueue();
  const update = (register: () => Promise<void>) => void runInSequence(register).catch(() => undefined);
  browser.permissions.onAdded.addListener(() => update(registerEarlyScript));
  browser.permissions.onRemoved.addListener(() => update(registerEarlyScript));
  browser.storage.local.onChanged.addListener((changes) => {
    if (Object.entries(changes).some(([key, change]) => isNoteCountKey(key) && isAddedOrRemoved(change)))
      update(registerForNotedSites);
  });
  // Where the early script runs, the detector trusts that the other one runs on every site with notes.
  update(async () => {
    await registerForNotedSites();
    await registerEarlyScript();
  });
}

function isAddedOrRemoved({
  oldValue,
  newValue,
}: {
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
}): boolean {
  return (oldValue === undefined) !== (newValue === undefined);
}

/**
 * Registers the early script to run in every page before the page's own scripts, as long as the extension has access to
 * all sites. It is not in the manifest, because if access is granted per click, Chromium would ask on every click to
 * reload the page for it.
 */
async function registerEarlyScript(): Promise<void> {
  const isAllowed = await browser.permissions.contains(HOST_ACCESS);
  await register(EARLY_SCRIPT, isAllowed ? HOST_ACCESS.origins : []);
}

/**
 * Registers the script that tells the detector to look for notes, on each site with notes. If there are too many, or if
 * the browser refuses the pattern of one, the script runs on all sites, so that no note is missed.
 */
async function registerForNotedSites(): Promise<void> {
  const hosts = await listNotedHosts(browser.storage.local);
  const matches = hosts.length > MAX_SITES ? HOST_ACCESS.origins : hosts.map((host) => `*://${host}/*`);
  await register(NOTED_SITE_SCRIPT, matches).catch(() => register(NOTED_SITE_SCRIPT, HOST_ACCESS.origins));
}

interface PageScript {
  readonly id: string;
  readonly file: string;
  readonly runAt: "document_start" | "document_end";
}

/** Makes a script run in the pages that match, and in no other. Does nothing if it already does. */
async function register({ id, file, runAt }: PageScript, matches: readonly string[]): Promise<void> {
  const { scripting } = browser;
  const [registered] = await scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches.length === 0) {
    if (registered) await scripting.unregisterContentScripts({ ids: [id] });
  } else if (!registered) {
    await scripting.registerContentScripts([{ id, js: [file], runAt, matches: [...matches] }]);
  } else if (!haveSameElements(registered.matches ?? [], matches)) {
    await scripting.updateContentScripts([{ id, matches: [...matches] }]);
  }
}

function haveSameElements(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(some);
  return known.size === new Set(others).size && others.every((one) => known.has(one));
}

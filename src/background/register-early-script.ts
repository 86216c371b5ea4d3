import { browser } from "../rpc/browser.ts";
import { createSerialQueue } from "../store/local-storage.ts";

const HOST_ACCESS = { origins: ["http://*/*", "https://*/*"] };

const SCRIPT = {
  id: "early",
  matches: HOST_ACCESS.origins,
  js: ["early.js"],
  runAt: "document_start",
} as const;

/**
 * Registers the early script to run in every page before the page's own scripts, as long as the extension has access to
 * all sites. It is not in the manifest, because if access is granted per click, Chromium would ask on every click to
 * reload the page for it.
 */
export function registerEarlyScript(): void {
  const runInSequence = createSerialQueue();
  const update = () => void runInSequence(register).catch(() => undefined);
  browser.permissions.onAdded.addListener(update);
  browser.permissions.onRemoved.addListener(update);
  update();
}

async function register(): Promise<void> {
  const { scripting } = browser;
  const [isAllowed, registered] = await Promise.all([
    browser.permissions.contains(HOST_ACCESS),
    scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] }),
  ]);
  if (isAllowed && registered.length === 0) {
    await scripting.registerContentScripts([{ ...SCRIPT, matches: [...SCRIPT.matches], js: [...SCRIPT.js] }]);
  }
  if (!isAllowed && registered.length > 0) await scripting.unregisterContentScripts({ ids: [SCRIPT.id] });
}

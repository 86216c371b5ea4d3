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
 * Has the browser run the first script in every page before the page's own scripts, as long as the user lets the extension into
 * all sites. It stands in no manifest: where access is given by a click only, Chromium would then ask at each click to load the
 * page again for its sake.
 */
export function registerEarlyScript(): void {
  const inTurn = createSerialQueue();
  const update = () => void inTurn(register).catch(() => undefined);
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

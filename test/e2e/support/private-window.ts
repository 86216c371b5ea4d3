import type { Page } from "puppeteer-core";
import { runInFirefoxChrome } from "./firefox-chrome-script.ts";
import { GECKO_ID } from "./open-browser.mjs";
import type { Popup } from "./popup.ts";
import { testBrowser } from "./shared-browser.ts";
import { waitFor } from "./wait.ts";

/**
 * Gives the extension access to private windows until the test ends, as the user can in the browser's own settings.
 * Firefox does not open the popup over later private windows after access was withdrawn, so the browser is replaced.
 */
export async function allowPrivateWindows(): Promise<void> {
  if (testBrowser.name === "firefox") testBrowser.replaceAfterTest();
  else testBrowser.afterTest(() => setAccess(false));
  await setAccess(true);
}

/** Both browsers reload the extension when its access to private windows changes. */
async function setAccess(isAllowed: boolean): Promise<void> {
  if (testBrowser.name === "firefox") {
    await runInFirefoxChrome(
      testBrowser.opened,
      `(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
        const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
        const access = { permissions: ["internal:privateBrowsingAllowed"], origins: [] };
        await ExtensionPermissions.${isAllowed ? "add" : "remove"}("${GECKO_ID}", access);
        await (await AddonManager.getAddonByID("${GECKO_ID}")).reload();
      })()`,
    );
  } else
    await testBrowser.inExtensionsPage(
      `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: ${isAllowed} })`,
    );
  await testBrowser.openHelper();
}

/** Opens an address in a private window and returns its page. */
export function visitPrivately(url: string): Promise<Page> {
  return visitInWindow(url, true);
}

/** Opens an address in a separate ordinary window: a new tab of Firefox would open in the active private window. */
export function visitOrdinarily(url: string): Promise<Page> {
  return visitInWindow(url, false);
}

async function visitInWindow(url: string, incognito: boolean): Promise<Page> {
  await testBrowser.evaluate(`chrome.windows.create(${JSON.stringify({ incognito, url })}).then(() => true)`);
  return waitFor(`the page ${url} in a new window`, async () => {
    for (const page of await testBrowser.openPages()) {
      const href = await page.evaluate(() => location.href).catch(() => "");
      if (href === url) return page;
    }
    return undefined;
  });
}

/** The methods of the popup that tests use over a private window. */
export type PrivatePopup = Pick<Popup, "text" | "press" | "type" | "close">;

/** Opens the popup over a page in a private window. Firefox hides it from other pages of the extension. */
export async function openPrivatePopup(page: Page): Promise<PrivatePopup> {
  if (testBrowser.name === "chromium") return testBrowser.openPopup(page);
  await page.bringToFront();
  await testBrowser.evaluate("browser.action.openPopup()");
  await waitFor("the popup", async () =>
    (await inPrivatePopup<string>("document.body.innerText")).includes("Keyboard shortcuts"),
  );
  const press = (name: string) =>
    waitFor(`the control “${name}” of the popup`, () =>
      inPrivatePopup<boolean>(`(() => {
        const controls = [...document.querySelectorAll("button")].filter((one) => !one.disabled);
        const nameOf = (one) => (one.getAttribute("aria-label") ?? (one.innerText.trim() || one.title)).trim();
        const found = controls.find((one) => nameOf(one).startsWith(${JSON.stringify(name)}));
        found?.click();
        return found !== undefined;
      })()`),
    );
  return {
    text: () => inPrivatePopup("document.body.innerText"),
    press: async (name) => void (await press(name)),
    type: async (name, text) => {
      const field = JSON.stringify(`[aria-label="${name}"]`);
      await inPrivatePopup(`(() => {
        const field = document.querySelector(${field});
        field.value = ${JSON.stringify(text)};
        field.dispatchEvent(new content.Event("input", { bubbles: true }));
        return true;
      })()`);
    },
    close: async () => {
      await runInFirefoxChrome(testBrowser.opened, `${POPUP}?.hidePopup()`).catch(() => undefined);
    },
  };
}

/** The panel that shows the popup, in any of Firefox's windows. */
const POPUP = `[...Services.wm.getEnumerator("navigator:browser")]
  .map((window) => window.document.querySelector(".webextension-popup-browser")?.closest("panel")).find(Boolean)`;

/**
 * Evaluates an expression of plain data in the popup of a private window of Firefox. `content` is the popup's window.
 */
function inPrivatePopup<T>(expression: string): Promise<T> {
  const script = `sendAsyncMessage("nv-answer", ((document) => ${expression})(content.document))`;
  return runInFirefoxChrome(
    testBrowser.opened,
    `new Promise((resolve, reject) => {
      const popup = ${POPUP}?.querySelector("browser");
      if (!popup) return reject(new Error("The popup is closed."));
      const { messageManager } = popup;
      const hear = ({ data }) => (messageManager.removeMessageListener("nv-answer", hear), resolve(data));
      messageManager.addMessageListener("nv-answer", hear);
      // A popup that is still loading may change its process and then never answers, so the evaluation is retried.
      window.setTimeout(() => reject(new Error("The popup does not answer yet.")), 3_000);
      const script = encodeURIComponent(${JSON.stringify(script)});
      messageManager.loadFrameScript("data:application/javascript;charset=utf-8," + script, false);
    })`,
  );
}

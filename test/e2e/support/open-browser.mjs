import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../../runner/find-browsers.mjs";
import { testCeiling, waitCeiling } from "../../runner/machine.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

export const GECKO_ID = "note-verbale@note-verbale.example";

/**
 * The origin of the extension in Firefox, which is random by default. It is fixed here so that a test can navigate to
 * it.
 */
export const FIREFOX_UUID = "6f1d7a52-0c4e-4a1b-9d7c-3b1f0e2d4c5a";

/**
 * Makes web pages share one process, which the browser would otherwise start and end for every tab. With these
 * arguments a tab with a page costs 0.4 s of processor time instead of 0.7 to 0.9 s. The extension keeps its own
 * process. Graphics and network run in the browser's process, which saves another tenth of the time of a test.
 */
const SHARED_PROCESS = [
  "--in-process-gpu",
  "--disable-gpu",
  "--enable-features=NetworkServiceInProcess2",
  "--renderer-process-limit=1",
  "--disable-site-isolation-trials",
  "--disable-features=SpareRendererForSitePerProcess",
];

/**
 * Disables the pages that render the list below Chromium's address bar, which cost 2 s of processor time at each start.
 */
const NO_ADDRESS_LIST = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup";

/**
 * Turns off the animations of tabs and buttons, which Chromium's own process draws. That saves a fifth of the processor
 * time of a test. Pages then see a user who prefers reduced motion; Firefox's tests see one who does not.
 */
const NO_ANIMATIONS = "--force-prefers-reduced-motion";

/** The same as `SHARED_PROCESS` for Firefox: processes are kept for the next tab, and none is started before it is needed. */
const KEPT_PROCESSES = {
  "dom.ipc.processPrelaunch.enabled": false,
  "dom.ipc.keepProcessesAlive.web": 2,
  "dom.ipc.keepProcessesAlive.webIsolated.max": 2,
  "dom.ipc.keepProcessesAlive.webIsolated.perOrigin": 2,
  "browser.newtab.preload": false,
};

/** The time limits for starting the browser and for one command. */
const timeLimits = () => ({ timeout: waitCeiling(), protocolTimeout: testCeiling() });

/**
 * Opens a browser with the built extension. `profile` and `downloads` are folders. With a profile, stored data outlasts
 * the browser. With `sharesProcess`, web pages share processes. With `keepsPages`, Chromium keeps pages in the
 * back/forward cache, as it does for its users. The browser uses English on every machine. Chromium gives an extension
 * its messages in any other `language`, Firefox only in those with which it was installed.
 */
export async function openBrowser(name, options = {}) {
  const {
    headless = true,
    profile,
    downloads,
    language = "en",
    sharesProcess = false,
    keepsPages = false,
    args = [],
  } = options;
  const open = name === "firefox" ? openFirefox : openChromium;
  return open({ headless, profile, downloads, language, sharesProcess, keepsPages, args });
}

async function openChromium({ headless, profile, downloads, language, sharesProcess, keepsPages, args }) {
  if (profile && downloads) await preferDownloads(profile, downloads);
  const browser = await puppeteer.launch({
    ...timeLimits(),
    executablePath: findBrowser("chromium"),
    headless,
    pipe: true,
    enableExtensions: true,
    ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
    ...(profile && { userDataDir: profile }),
    defaultViewport: null,
    env: { ...process.env, LANGUAGE: language },
    args: [
      `--lang=${language}`,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--window-size=1280,900",
      NO_ADDRESS_LIST,
      ...(sharesProcess ? [...SHARED_PROCESS, NO_ANIMATIONS] : []),
      ...args,
    ],
  });
  browser.extensionId = await browser.installExtension(join(ROOT, "dist", "chrome"));
  return browser;
}

/** Sets the downloads folder as a preference of the profile, because otherwise downloads do not keep their names. */
async function preferDownloads(profile, downloads) {
  await mkdir(join(profile, "Default"), { recursive: true });
  const preferences = { download: { default_directory: downloads, prompt_for_download: false } };
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(preferences), { flag: "wx" }).catch(
    () => undefined,
  );
}

async function openFirefox({ headless, profile, downloads, sharesProcess, args }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    ...timeLimits(),
    executablePath: findBrowser("firefox"),
    headless,
    ...(profile && { userDataDir: profile }),
    defaultViewport: null,
    args: ["--remote-allow-system-access", "--width=1280", "--height=900", ...args],
    extraPrefsFirefox: {
      ...(sharesProcess && KEPT_PROCESSES),
      "extensions.webextensions.uuids": JSON.stringify({ [GECKO_ID]: FIREFOX_UUID }),
      "extensions.webextensions.keepStorageOnUninstall": true,
      "extensions.webextensions.keepUuidOnUninstall": true,
      "extensions.openPopupWithoutUserGesture.enabled": true,
      "intl.locale.requested": "en-US",
      // On a busy machine, a script that waits for the processor must not count as running for too long.
      "dom.max_ext_content_script_run_time": 0,
      ...(downloads && {
        "browser.download.dir": downloads,
        "browser.download.folderList": 2,
        "browser.download.alwaysOpenPanel": false,
        "browser.download.always_ask_before_handling_new_types": false,
      }),
    },
  });
  browser.extensionId = await browser.installExtension(join(ROOT, "dist", "firefox"));
  return browser;
}

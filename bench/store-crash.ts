// Counts lost notes: `node build.mjs && node --import tsx bench/store-crash.ts [browser] [kills of the background]
// [kills of the browser]`. Saves notes from a page of the extension, kills the background at random moments while it
// saves, then kills the whole browser right after an acknowledgement. Opens the profile again each time and counts the
// acknowledged notes that are missing.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { runInFirefoxChrome } from "../test/e2e/support/firefox-chrome-script.ts";
import { GECKO_ID, openBrowser } from "../test/e2e/support/open-browser.mjs";
import { openSaveClient } from "./save-client.ts";

const [given = "chromium", background = "100", whole = "20"] = process.argv.slice(2);
const name = given === "firefox" ? "firefox" : "chromium";

/** Number of concurrent saves, as from ten tabs. */
const AT_ONCE = 10;
/** The longest time before a kill, in milliseconds. */
const LONGEST = 3000;

const home = await mkdtemp(join(tmpdir(), "note-verbale-kill-"));
const profile = join(home, "profile");
try {
  await killBackground(Number(background));
  await killBrowser(Number(whole));
} finally {
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
}

async function killBackground(times: number): Promise<void> {
  const browser = await openBrowser(name, { profile });
  const saver = await openSaveClient(browser, name);
  let [acknowledged, failed] = [0, 0];
  for (let n = 0; n < times; n++) {
    await saver.evaluate(`kill.start(${AT_ONCE})`);
    await new Promise((done) => setTimeout(done, Math.random() * LONGEST));
    await stopBackground(browser);
    const told = (await saver.evaluate("kill.stop()")) as { acknowledged: number; failed: number };
    acknowledged = told.acknowledged;
    failed = told.failed;
  }
  const lost = (await saver.evaluate("kill.lost()")) as number;
  console.log(
    `${name}: background killed ${times} times while ${AT_ONCE} saves were under way: ${acknowledged} acknowledged, ${failed} told as failed, ${lost} acknowledged ones lost`,
  );
  if (acknowledged === 0) console.log("Nothing was acknowledged before a kill, so this run shows nothing.");
  await browser.close();
}

async function killBrowser(times: number): Promise<void> {
  const acknowledged: string[] = [];
  for (let n = 0; n < times; n++) {
    const browser = await openBrowser(name, { profile });
    const saver = await openSaveClient(browser, name);
    acknowledged.push((await saver.evaluate("kill.saveOne()")) as string);
    browser.process()?.kill("SIGKILL");
    await new Promise((done) => setTimeout(done, 1500));
  }
  const browser = await openBrowser(name, { profile });
  const saver = await openSaveClient(browser, name);
  const lost = (await saver.evaluate(`kill.missing(${JSON.stringify(acknowledged)})`)) as number;
  console.log(`${name}: browser killed ${times} times right after an acknowledgement: ${lost} acknowledged ones lost`);
  await browser.close();
}

async function stopBackground(browser: Browser): Promise<void> {
  if (name === "firefox") {
    await runInFirefoxChrome(
      browser,
      `WebExtensionPolicy.getByID("${GECKO_ID}").extension.terminateBackground({ ignoreDevToolsAttached: true })`,
    );
    return;
  }
  const worker = await browser
    .targets()
    .findLast((one) => one.type() === "service_worker")
    ?.worker();
  await worker?.close().catch(() => undefined);
}

// Provides a page of the extension that saves notes by the same message as the note editor, for the benches that count
// lost notes.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "puppeteer-core";
import { FIREFOX_UUID } from "../test/e2e/support/open-browser.mjs";
import type { BrowserName } from "../test/e2e/support/test-browser.ts";

const HERE = dirname(fileURLToPath(import.meta.url));

/** Opens the page. The global `kill` in it is the API of `store-crash-page.ts`. */
export async function openSaveClient(browser: Browser, name: BrowserName): Promise<Page> {
  const { extensionId } = browser as Browser & { extensionId: string };
  const base = name === "firefox" ? `moz-extension://${FIREFOX_UUID}/` : `chrome-extension://${extensionId}/`;
  const saver = await browser.newPage();
  await saver.goto(`${base}editor-frame.html`, { waitUntil: [] as never });
  await saver.waitForSelector("#root");
  await saver.evaluate(await bundled("store-crash-page.ts"));
  return saver;
}

/** Returns a file of this folder bundled as a script that can run in a page. */
export async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, file)],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

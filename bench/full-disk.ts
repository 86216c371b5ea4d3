// Looks for lost notes on a full disk: `node build.mjs && node --import tsx bench/full-disk.ts BROWSER FOLDER`.
// FOLDER lies on a small file system of its own, which is filled to the last byte while notes are saved:
// as root, `mount -t tmpfs -o size=200m tmpfs FOLDER`.

import { rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser } from "../test/e2e/support/open-browser.mjs";
import { openSaveClient } from "./save-client.ts";

const [given, folder] = process.argv.slice(2);
if (given === undefined || folder === undefined) throw new Error("Give a browser and a folder.");
const name = given === "firefox" ? "firefox" : "chromium";
/** More than this is not filled: it would be no file system of its own. */
const MOST = 1e9;
const ROUNDS = 5;
const SAVES = 20;

const profile = join(folder, "profile");
const filler = join(folder, "filler");
const counts = { acknowledged: 0, "told as failed": 0, "acknowledged while full": 0 };
const acknowledged: string[] = [];
const words = new Set<string>();

async function saveSome(): Promise<void> {
  for (let n = 0; n < SAVES; n++) {
    // Long ones, so that the database must ask for room.
    const told = (await saver.evaluate("kill.trySave(200000)")) as { id: string } | { words: string };
    if ("id" in told) {
      acknowledged.push(told.id);
      counts.acknowledged += 1;
      if (isFull) counts["acknowledged while full"] += 1;
    } else {
      counts["told as failed"] += 1;
      words.add(told.words);
    }
  }
}

async function fill(): Promise<void> {
  const { bavail, bsize } = await statfs(folder as string);
  if (bavail * bsize > MOST)
    throw new Error("The folder has more than a gigabyte free: give one on a small file system.");
  // To the last byte: what does not fit is refused.
  for (let size = bavail * bsize; size >= 1; size = Math.floor(size / 2)) {
    await writeFile(filler, Buffer.alloc(size, 1), { flag: "a" }).catch(() => undefined);
  }
  isFull = true;
}

let isFull = false;
// The extension is known to the profile before the disk is full: one that Chromium could not write down is installed
// again at the next start, without what it had stored.
const first = await openBrowser(name, { profile });
await openSaveClient(first, name);
await first.close();
let browser = await openBrowser(name, { profile });
let saver = await openSaveClient(browser, name);
for (let round = 0; round < ROUNDS; round++) {
  await saveSome();
  await fill();
  await saveSome();
  await rm(filler);
  isFull = false;
  await saveSome();
}
await browser.close();
browser = await openBrowser(name, { profile });
saver = await openSaveClient(browser, name);
const lost = (await saver.evaluate(`kill.missing(${JSON.stringify(acknowledged)})`)) as number;
await browser.close();
const told = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
console.log(`${name}: disk full ${ROUNDS} times: ${told.join(", ")}; ${lost} acknowledged ones lost`);
for (const one of words) console.log(`told: ${one}`);

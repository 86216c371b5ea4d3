// Counts lost notes on a full disk: `node build.mjs && node --import tsx bench/full-disk.ts BROWSER FOLDER`. FOLDER is
// on a separate small file system, which is filled to the last byte while notes are saved: as root, `mount -t tmpfs -o
// size=200m tmpfs FOLDER`.

import { rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser } from "../test/e2e/support/open-browser.mjs";
import { openSaveClient } from "./save-client.ts";

const [given, folder] = process.argv.slice(2);
if (given === undefined || folder === undefined) throw new Error("Give a browser and a folder.");
const name = given === "firefox" ? "firefox" : "chromium";
/** Maximum free space in bytes. With more, FOLDER is probably not a separate file system, and nothing is filled. */
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
    // The notes are long, so that the database must request space.
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
  // Fills the disk to the last byte: a write that does not fit is refused.
  for (let size = bavail * bsize; size >= 1; size = Math.floor(size / 2)) {
    await writeFile(filler, Buffer.alloc(size, 1), { flag: "a" }).catch(() => undefined);
  }
  isFull = true;
}

let isFull = false;
// Installs the extension before the disk is full. Otherwise Chromium could not record the installation and would
// install it again at the next start, without its stored data.
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

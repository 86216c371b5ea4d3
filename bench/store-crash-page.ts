// Runs in a page of the extension: saves notes without end and records which were acknowledged. Bundled by
// store-crash.ts.

import { createNote } from "../src/annotation/note.ts";
import { errorText } from "../src/rpc/reload-hint.ts";
import { background } from "../src/rpc/rpc-contract.ts";
import { getNote } from "../src/store/notes-store.ts";
import { openStore } from "../src/store/open-store.ts";

const acknowledged = new Set<string>();
let failed = 0;
let isRunning = false;
let savers: Promise<void>[] = [];

async function saveOne(length = 0): Promise<string> {
  const number = Math.floor(Math.random() * 1000);
  const source = `https://norland.example/calls/${number}`;
  const bodyValue = `Note ${number} `.padEnd(length, "and more ");
  const note = createNote({ target: { source }, title: "Call", bodyValue });
  const kept = await background.saveNote(note);
  acknowledged.add(kept.id);
  return kept.id;
}

/**
 * Rejects when a save takes too long. A killed background answers with an error or not at all. The user's text is kept
 * then, and the save does not count as acknowledged.
 */
function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("No answer in time")), 15_000));
  return Promise.race([work, late]);
}

async function saveOn(): Promise<void> {
  while (isRunning) {
    await inTime(saveOne()).catch(() => {
      failed += 1;
    });
  }
}

/** Saves a note of the given length. Returns its id, or the reason why it was not saved. */
function trySave(length: number): Promise<{ id: string } | { words: string }> {
  return inTime(saveOne(length)).then(
    (id) => ({ id }),
    (error: unknown) => ({ words: errorText(error) }),
  );
}

function start(count: number): void {
  isRunning = true;
  savers = Array.from({ length: count }, saveOn);
}

async function stop(): Promise<{ acknowledged: number; failed: number }> {
  isRunning = false;
  await Promise.all(savers);
  return { acknowledged: acknowledged.size, failed };
}

async function missing(ids: readonly string[]): Promise<number> {
  const store = await openStore();
  let count = 0;
  for (const id of ids) if (!(await getNote(store, id))) count += 1;
  store.close();
  return count;
}

Object.assign(globalThis, { kill: { start, stop, saveOne, trySave, missing, lost: () => missing([...acknowledged]) } });

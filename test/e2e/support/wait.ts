import { waitCeiling } from "../../runner/machine.mjs";

/** How long two looks are apart, in milliseconds. */
const PAUSE = 50;

/**
 * A look that has not answered after this share of the ceiling is given up, and the condition is looked at again: a click
 * waits for ever where its frame is replaced meanwhile.
 */
const SHARE_OF_ONE_LOOK = 1 / 6;

/** What a wait knows of the browser under test. */
interface BrowserState {
  /** Describes all that could explain why a wait failed. */
  describe(): Promise<string>;
  /** Returns whether the browser runs; one that has ended by itself ends every wait. */
  isRunning(): boolean;
}

let browserState: BrowserState = { describe: async () => "", isRunning: () => true };

/** Sets the browser that a failing wait describes. */
export function setBrowserState(state: BrowserState): void {
  browserState = state;
}

/**
 * Waits until a condition holds, and returns what it found.
 * @param what What is waited for, in words that complete "Waited for".
 * @param look Returns what was found, or a falsy value. An error it throws counts as "not yet".
 * @throws After the ceiling (see test/runner/machine.mjs), with what was seen last and the state of the browser.
 */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined | null | false | "" | 0>): Promise<T> {
  const ceiling = waitCeiling();
  const end = Date.now() + ceiling;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await within(Math.min(end - Date.now(), ceiling * SHARE_OF_ONE_LOOK), look());
      if (found) return found;
      last = found;
    } catch (error) {
      if (!browserState.isRunning())
        throw new Error(`The browser has ended while the test waited for ${what}. ${error}`);
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  const seen = last instanceof Error ? String(last) : JSON.stringify(last);
  throw new Error(`Waited ${Math.round(ceiling / 1000)} s for ${what}. Last seen: ${seen}\n${await state()}`);
}

/**
 * Waits until a value is as expected; both are compared as JSON.
 * @throws After the ceiling, with the value that was read last and the state of the browser.
 */
export async function waitForValue<T>(what: string, read: () => Promise<T>, expected: T): Promise<void> {
  let last: T | undefined;
  await waitFor(what, async () => {
    last = await read();
    return JSON.stringify(last) === JSON.stringify(expected);
  }).catch((error: unknown) => {
    const values = `Expected ${JSON.stringify(expected)}\n but read ${JSON.stringify(last)}`;
    throw new Error(`${values}\n${error instanceof Error ? error.message : String(error)}`);
  });
}

/** Ends the wait for a look that never answers, as in a page that has crashed. */
async function within<T>(time: number, look: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The browser did not answer.")), time);
  });
  look.catch(() => undefined);
  return Promise.race([look, late]).finally(() => clearTimeout(timer));
}

async function state(): Promise<string> {
  return within(waitCeiling(), browserState.describe()).catch((error: unknown) => `The state cannot be told: ${error}`);
}

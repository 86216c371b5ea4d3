import { waitCeiling } from "../../runner/machine.mjs";

/** Interval between two checks, in milliseconds. */
const PAUSE = 50;

/**
 * The share of the time limit after which an unanswered check is abandoned and repeated: a click waits for ever when
 * its frame is replaced meanwhile.
 */
const SHARE_OF_ONE_CHECK = 1 / 6;

/** What a wait knows about the browser under test. */
interface BrowserState {
  /** Describes everything that could explain why a wait failed. */
  describe(): Promise<string>;
  /** Returns whether the browser is running. A browser that has exited by itself ends every wait. */
  isRunning(): boolean;
}

let browserState: BrowserState = { describe: async () => "", isRunning: () => true };

/** Sets the browser that a failing wait describes. */
export function setBrowserState(state: BrowserState): void {
  browserState = state;
}

/**
 * Waits until a condition holds and returns its value.
 * @param what The condition, as text that completes "Waited for".
 * @param check Returns the value, or a falsy value to continue waiting. An error also continues the wait.
 * @throws When the time limit has passed (see test/runner/machine.mjs), with the last value and the state of the browser.
 */
export async function waitFor<T>(
  what: string,
  check: () => Promise<T | undefined | null | false | "" | 0>,
): Promise<T> {
  const ceiling = waitCeiling();
  const end = Date.now() + ceiling;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await within(Math.min(end - Date.now(), ceiling * SHARE_OF_ONE_CHECK), check());
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
 * Waits until a value equals the expected one. Both are compared as JSON.
 * @throws When the time limit has passed, with the last value and the state of the browser.
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

/** Rejects when a check does not answer in time, as in a page that has crashed. */
async function within<T>(time: number, check: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The browser did not answer.")), time);
  });
  check.catch(() => undefined);
  return Promise.race([check, late]).finally(() => clearTimeout(timer));
}

async function state(): Promise<string> {
  return within(waitCeiling(), browserState.describe()).catch((error: unknown) => `The state cannot be told: ${error}`);
}

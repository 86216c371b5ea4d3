// Waits for the tests that run in a page (`test/page`, `test/store`, `test/ui`).

declare global {
  /**
   * The longest wait for one condition, in milliseconds. The runner sets it in the page (see
   * test/runner/page-tests.mjs).
   */
  var waitCeiling: number;
}

/** Interval between two checks, in milliseconds. */
const PAUSE = 10;

/** Maximum length of the page text that is printed when a wait fails, in characters. */
const LONGEST_TEXT = 2000;

/**
 * Waits until a condition holds and returns its value.
 * @param what The condition, as text that completes "Waited for".
 * @param check Returns the value, or a falsy value to continue waiting. An error also continues the wait.
 * @throws When the time limit has passed, with the last value or error and the text of the body.
 */
export async function waitFor<T>(what: string, check: () => T | undefined | null | false | "" | 0): Promise<T> {
  const end = performance.now() + waitCeiling;
  let last: unknown;
  do {
    try {
      const found = check();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  } while (performance.now() < end);
  const seen = last instanceof Error ? String(last) : JSON.stringify(last);
  const text = document.body.innerText.slice(0, LONGEST_TEXT);
  throw new Error(
    `Waited ${waitCeiling / 1000} s for ${what}. Last seen: ${seen}\nThe text of the body:\n${text || "(none)"}`,
  );
}

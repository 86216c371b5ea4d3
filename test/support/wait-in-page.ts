// Waits of the tests that run in a page (`test/page`, `test/store`, `test/ui`).

declare global {
  /** The longest wait for one condition, in milliseconds; the runner sets it in the page (see test/runner/page-tests.mjs). */
  var waitCeiling: number;
}

/** How long two looks are apart, in milliseconds. */
const PAUSE = 10;

/** How much of the page's text is printed when a wait fails, in characters. */
const LONGEST_TEXT = 2000;

/**
 * Waits until a condition holds, and returns what it found.
 * @param what What is waited for, in words that complete "Waited for".
 * @param look Returns what was found, or a falsy value. An error it throws counts as "not yet".
 * @throws After the ceiling, with the value or error that was seen last and the text of the body.
 */
export async function waitFor<T>(what: string, look: () => T | undefined | null | false | "" | 0): Promise<T> {
  const end = performance.now() + waitCeiling;
  let last: unknown;
  do {
    try {
      const found = look();
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

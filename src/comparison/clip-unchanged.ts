import type { WordChange } from "./diff-words.ts";

/** The length of an unchanged part beside a change, in UTF-16 units, that is shown. */
const BESIDE = 60;

/** Returns a word diff with only those parts of long unchanged passages that are beside a change. */
export function clipUnchanged(words: readonly WordChange[]): WordChange[] {
  return words.map((one, at) => {
    if (one.kind !== "same" || one.text.length <= 3 * BESIDE) return one;
    const end = at === 0 ? "" : one.text.slice(0, one.text.lastIndexOf(" ", BESIDE) + 1);
    const start = at === words.length - 1 ? "" : one.text.slice(startOf(one.text));
    return { ...one, text: `${end}…${start}` };
  });
}

/** Returns the start of the part at the end that is shown: before a word, if there are spaces. */
function startOf(text: string): number {
  const from = text.length - BESIDE;
  return Math.max(from, text.indexOf(" ", from));
}

import { shareOfCounts, wordCountsOf } from "./diff-words.ts";
import { groupBy } from "./group-by.ts";

/**
 * A passage of an old text and one of a new text. `share` is the share of their common words, 0 to 1, or 2 if they are
 * equal.
 */
interface AlikePair<T> {
  readonly old: T;
  readonly now: T;
  readonly share: number;
}

/** The maximum number of pairs that are compared by their words. If there are more, only equal passages are paired. */
const MOST_PAIRS = 40_000;

/** Returns the pairs of removed and added passages that are equal or have words in common. */
export function alikePairs<T>(
  removed: readonly T[],
  added: readonly T[],
  textOf: (passage: T) => string,
): AlikePair<T>[] {
  if (removed.length * added.length > MOST_PAIRS) return equalPairs(removed, added, textOf);
  const counted = added.map((now) => ({ now, text: textOf(now), words: wordCountsOf(textOf(now)) }));
  return removed.flatMap((old) => {
    const [text, words] = [textOf(old), wordCountsOf(textOf(old))];
    return counted.flatMap((one) => {
      const share = one.text === text ? 2 : shareOfCounts(words, one.words);
      return share > 0 ? [{ old, now: one.now, share }] : [];
    });
  });
}

function equalPairs<T>(removed: readonly T[], added: readonly T[], textOf: (passage: T) => string): AlikePair<T>[] {
  const byText = groupBy(added, textOf);
  return removed.flatMap((old) => {
    const now = byText.get(textOf(old))?.shift();
    return now === undefined ? [] : [{ old, now, share: 2 }];
  });
}

import { findWords } from "./phrase-index.ts";

/** The most words of a claim that are searched. A longer wording is hardly ever used twice. */
const MAX_WORDS = 8;
/** The least words before a comma that are searched without those after it. */
const MIN_WORDS = 3;

/** Words with which a content begins and that are no part of the wording. */
const OPENERS: ReadonlySet<string> = new Set([
  "that",
  "to",
  "for",
  "of",
  "on",
  "about",
  "the",
  "a",
  "an",
  "his",
  "her",
  "their",
]);

/**
 * Returns the first wording of a claim, in its own words: up to eight words without those that only join it to its
 * sentence, up to the first comma or the like.
 */
export function phraseOfClaim(content: string): string {
  const text = content.replace(/\s+/gu, " ");
  const words = findWords(text);
  const from = words.findIndex(({ start, end }) => !OPENERS.has(text.slice(start, end).toLowerCase()));
  const chosen = words.slice(Math.max(0, from), Math.max(0, from) + MAX_WORDS);
  const stop = chosen.findIndex(
    ({ end }, at) => at >= MIN_WORDS - 1 && /^["”’»)]?[,;:.–—(]/u.test(text.slice(end, end + 2).trimStart()),
  );
  const kept = stop < 0 ? chosen : chosen.slice(0, stop + 1);
  return text.slice(kept[0]?.start ?? 0, kept.at(-1)?.end ?? 0);
}

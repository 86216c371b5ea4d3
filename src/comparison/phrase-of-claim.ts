import { findWords } from "./phrase-index.ts";

/** The maximum number of words of a phrase that is searched for. Longer phrases are hardly ever used twice. */
const MAX_WORDS = 8;
/** A phrase ends at a comma only if it has at least this many words before it. */
const MIN_WORDS = 3;

/** Words at the beginning of a content that are not part of its wording, such as "that". */
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
 * Returns the phrase with which a claim begins, verbatim: at most `MAX_WORDS` words, up to the first comma or similar
 * punctuation, without the words that only connect it to its sentence.
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

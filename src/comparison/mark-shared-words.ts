import { contentWords } from "./content-words.ts";
import { readNumbers } from "./read-numbers.ts";

/** A part of a claim: words that its counterparts have too, a figure or name that none of them has, or other text. */
export interface MarkedText {
  readonly text: string;
  readonly mark: "shared" | "own" | undefined;
}

const WORD = /[\p{L}\p{N}$€£][\p{L}\p{N}\p{M}$€£'’.,-]*/gu;

/**
 * Splits a claim's content into marked parts, which together are the whole content. A name is a capitalized word that
 * is not the first word.
 */
export function markSharedWords(content: string, counterparts: readonly string[]): MarkedText[] {
  const others = new Set(counterparts.flatMap((other) => contentWords(other).map(({ key }) => key)));
  const numbers = new Set(counterparts.flatMap((other) => [...readNumbers(other)]));
  const hasOwnNumber = [...readNumbers(content)].some((number) => !numbers.has(number));
  const markOf = (word: string, at: number): MarkedText["mark"] => {
    const keys = contentWords(word).map(({ key }) => key);
    if (keys.some((key) => others.has(key))) return "shared";
    if (/\p{N}/u.test(word)) return hasOwnNumber && readNumbers(word).size > 0 ? "own" : undefined;
    return keys.length > 0 && at > 0 && /^\p{Lu}/u.test(word) ? "own" : undefined;
  };
  if (counterparts.length === 0) return [{ text: content, mark: undefined }];
  const parts: MarkedText[] = [];
  let end = 0;
  for (const match of content.matchAll(WORD)) {
    const word = match[0].replace(/[.,'’-]{1,4}$/u, "");
    const mark = markOf(word, match.index);
    if (mark === undefined) continue;
    if (match.index > end) parts.push({ text: content.slice(end, match.index), mark: undefined });
    parts.push({ text: word, mark });
    end = match.index + word.length;
  }
  return end < content.length ? [...parts, { text: content.slice(end), mark: undefined }] : parts;
}

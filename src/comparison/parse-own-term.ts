import { writtenWords } from "./content-words.ts";

/** Why a term cannot be used. */
export type TermProblem = "empty" | "too short" | "too long";

/** The minimum number of letters of a term, not counting "*". Shorter terms would occur in nearly every claim. */
const MIN_LETTERS = 3;
const MAX_WORDS = 8;
const MAX_LETTERS = 100;

/**
 * Returns what the user has typed as a term of the topic lexicon, or why it cannot be one. The term is split into words
 * like a text, so that hyphens and capitals do not matter. A word may end with "*".
 */
export function parseOwnTerm(typed: string): { readonly term: string } | { readonly problem: TermProblem } {
  const words = typed
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const isOpen = word.endsWith("*");
      const parts = writtenWords(word.replace(/\*/g, ""));
      return parts.map((part, at) => (isOpen && at === parts.length - 1 ? `${part}*` : part));
    });
  if (words.length === 0) return { problem: "empty" };
  const term = words.join(" ");
  if (words.length > MAX_WORDS || term.length > MAX_LETTERS) return { problem: "too long" };
  const letters = Array.from(term.replace(/[* ]/g, "")).length;
  // A single Chinese or Japanese character may be a word.
  return letters < MIN_LETTERS && /^[\p{ASCII}]*$/u.test(term) ? { problem: "too short" } : { term };
}

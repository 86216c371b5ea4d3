import { diffArrays } from "diff";

/** A run of words that both texts have, or that only one of them has. */
export interface WordChange {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Words, single letters of scripts without spaces, white space, and every other character by itself. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}_])+(?:['’-](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}_])+)*|\s+|./gsu;

/**
 * The maximum number of edits in a word diff. A longer diff is unreadable and slow, so the whole text counts as
 * replaced.
 */
const MOST_EDITS = 2_000;

/** Returns a text with one form of quotation marks, hyphens and spaces, which sites change without notice. */
export function foldTypography(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‘’‚‛ʼ′`]/gu, "'")
    .replace(/[‐‑‒–—―−]/gu, "-")
    .replace(/…/gu, "...")
    .replace(/\s+/gu, " ");
}

interface Token {
  readonly text: string;
  readonly folded: string;
}

/** Returns the word diff of two texts. Words that differ in typography only are equal. */
export function diffWords(before: string, after: string): WordChange[] {
  const isSame = (a: Token, b: Token): boolean => a.folded === b.folded;
  const parts = diffArrays(tokensOf(before), tokensOf(after), { comparator: isSame, maxEditLength: MOST_EDITS });
  if (parts === undefined) return withoutEmpty([change("removed", before), change("added", after)]);
  return legible(
    parts.map(({ added, removed, value }) =>
      change(added ? "added" : removed ? "removed" : "same", value.map(({ text }) => text).join("")),
    ),
  );
}

function tokensOf(text: string): Token[] {
  return [...(text.match(TOKEN) ?? [])].map((one) => ({ text: one, folded: foldTypography(one) }));
}

function change(kind: WordChange["kind"], text: string): WordChange {
  return { kind, text };
}

function withoutEmpty(changes: readonly WordChange[]): WordChange[] {
  return changes.filter(({ text }) => text !== "");
}

/** Joins changes that only spaces and punctuation separate, because "old words" / "new words" is easier to read. */
function legible(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  let [removed, added] = ["", ""];
  const end = (): void => {
    result.push(change("removed", removed), change("added", added));
    [removed, added] = ["", ""];
  };
  for (const [at, { kind, text }] of changes.entries()) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (removed + added !== "" && /^[\s,;:'"-]{0,3}$/u.test(text) && at < changes.length - 1) {
      removed += text;
      added += text;
    } else {
      end();
      result.push(change("same", text));
    }
  }
  end();
  return withoutEmpty(result);
}

/** Returns the share of words that two texts have in common, 0 to 1 (Dice's coefficient over words with their counts). */
export function shareOfCounts(x: WordCounts, y: WordCounts): number {
  let common = 0;
  for (const [word, count] of x.counts) common += Math.min(count, y.counts.get(word) ?? 0);
  return x.all + y.all === 0 ? 1 : (2 * common) / (x.all + y.all);
}

/** The number of each word of a text, in lower case, and of all its words. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly all: number;
}

/** Returns the number of each word of a text, and of all together. */
export function wordCountsOf(text: string): WordCounts {
  const counts = new Map<string, number>();
  let all = 0;
  for (const token of foldTypography(text).toLowerCase().match(TOKEN) ?? []) {
    if (!/[\p{L}\p{N}]/u.test(token)) continue;
    all++;
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return { counts, all };
}

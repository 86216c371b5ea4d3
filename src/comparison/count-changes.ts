import { diffArrays } from "diff";
import { findSentences } from "../engine/document/find-sentences.ts";
import type { Span } from "../engine/span.ts";
import { alikePairs } from "./alike-pairs.ts";
import type { ParagraphChange } from "./diff-text.ts";
import { foldTypography } from "./diff-words.ts";

/** The number of sentences that differ between two versions of a text, and of passages that have moved. */
export interface ChangeCounts {
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** Paragraphs and single sentences. */
  readonly moved: number;
}

/** Minimum share of common words of two versions of one sentence: at the same position, and elsewhere in the text. */
const ALIKE = 0.5;
const ALIKE_ELSEWHERE = 0.75;

/** Returns whether any sentence differs or has moved. */
export function hasChanges({ changed, added, removed, moved }: ChangeCounts): boolean {
  return changed + added + removed + moved > 0;
}

/** Counts the sentences of a readout's own text that differ. Changes of date lines and boilerplate are not counted. */
export function countChanges(before: string, after: string, paragraphs: readonly ParagraphChange[]): ChangeCounts {
  const removed: string[] = [];
  const added: string[] = [];
  let [changed, moved] = [0, 0];
  for (const { kind, part, before: old, after: now } of paragraphs) {
    if (part !== "text" || kind === "same") continue;
    if (kind === "moved" || kind === "moved and changed") moved++;
    if (kind === "moved") continue;
    const step = compareSentences(sentencesIn(before, old), sentencesIn(after, now));
    changed += step.changed;
    removed.push(...step.removed);
    added.push(...step.added);
  }
  const elsewhere = takePairs(removed, added, ALIKE_ELSEWHERE);
  return {
    changed: changed + elsewhere.filter(([old, now]) => old !== now).length,
    added: added.length,
    removed: removed.length,
    moved: moved + elsewhere.filter(([old, now]) => old === now).length,
  };
}

function sentencesIn(text: string, span: Span | undefined): string[] {
  if (!span) return [];
  const paragraph = text.slice(span.start, span.end);
  return findSentences(paragraph).map(({ start, end }) => foldTypography(paragraph.slice(start, end)));
}

interface SentenceChanges {
  readonly changed: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares the sentences of two versions of a paragraph. Sentences at one position with many common words are one. */
function compareSentences(before: readonly string[], after: readonly string[]): SentenceChanges {
  const result = { changed: 0, added: [] as string[], removed: [] as string[] };
  let gap = { removed: [] as string[], added: [] as string[] };
  const end = (): void => {
    result.changed += takePairs(gap.removed, gap.added, ALIKE).length;
    result.removed.push(...gap.removed);
    result.added.push(...gap.added);
    gap = { removed: [], added: [] };
  };
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    if (added) gap.added.push(...value);
    else if (removed) gap.removed.push(...value);
    else end();
  }
  end();
  return result;
}

/** Takes the most similar pairs out of two lists, as long as they have enough words in common, and returns them. */
function takePairs(removed: string[], added: string[], least: number): [string, string][] {
  const pairs = alikePairs(removed, added, (sentence) => sentence)
    .filter(({ share }) => share >= least)
    .sort((a, b) => b.share - a.share);
  const taken: [string, string][] = [];
  for (const { old, now } of pairs) {
    const [from, to] = [removed.indexOf(old), added.indexOf(now)];
    if (from < 0 || to < 0) continue;
    removed.splice(from, 1);
    added.splice(to, 1);
    taken.push([old, now]);
  }
  return taken;
}

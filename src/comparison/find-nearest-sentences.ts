import type { Span } from "../engine/span.ts";
import { contentWords } from "./content-words.ts";
import type { WordTable } from "./word-table.ts";

/** A sentence with its similarity to a claim, 0 to 1. */
interface NearSentence extends Span {
  readonly score: number;
}

/** The minimum similarity of a sentence that is shown. */
const MIN_SIMILARITY = 0.12;

/**
 * Returns the sentences of a text that have most words in common with a claim, in the order of the text. The other side
 * may say the same outside any claim. Rare words count more.
 */
export function findNearestSentences(text: string, claim: string, table: WordTable, most = 3): Span[] {
  const wanted = new Map(contentWords(claim).map(({ key }) => [key, table.rarityOf(key)]));
  const whole = sum(wanted.values());
  if (whole === 0) return [];
  const found = sentencesOf(text).map((span): NearSentence => {
    const keys = new Set(contentWords(text.slice(span.start, span.end)).map(({ key }) => key));
    const shared = sum([...keys].map((key) => wanted.get(key) ?? 0));
    return { ...span, score: shared / whole };
  });
  return found
    .filter(({ score }) => score >= MIN_SIMILARITY)
    .sort((a, b) => b.score - a.score || a.start - b.start)
    .slice(0, most)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end }));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Splits a text at line breaks and after full stops that a capital follows. Good enough to mark a place. */
function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\n+|(?<=[\p{L}\d)”"][.!?])[”"’]?\s{1,4}(?=["“]?\p{Lu})/gu)) {
    if (text.slice(start, index).trim() !== "") spans.push({ start, end: index });
    start = index + end.length;
  }
  if (text.slice(start).trim() !== "") spans.push({ start, end: text.length });
  return spans;
}

import type { CheckableFact, CheckableKind } from "../analysis.ts";
import { AGREEMENTS, DATES, NUMBERS, PAST_EVENTS, SUPERLATIVES } from "../languages/en/checkable-fact-patterns.ts";
import { overlaps, type Span } from "../span.ts";

/**
 * The number of characters at the start of a content that are searched. A hint far into a long content would rarely be
 * read.
 */
const SEARCHED_LENGTH = 3_000;

const PATTERNS: readonly (readonly [CheckableKind, RegExp])[] = [
  ["date", DATES],
  ["agreement", AGREEMENTS],
  ["number", NUMBERS],
  ["superlative", SUPERLATIVES],
  ["past event", PAST_EVENTS],
];

/**
 * Returns the details of the contents that can be checked against other sources, in text order and without overlaps.
 */
export function findCheckableFacts(text: string, contents: readonly Span[]): CheckableFact[] {
  const found: CheckableFact[] = [];
  for (const content of contents) {
    const part = text.slice(content.start, Math.min(content.end, content.start + SEARCHED_LENGTH));
    for (const [reason, pattern] of PATTERNS) {
      for (const match of part.matchAll(pattern)) {
        const start = content.start + match.index;
        const span = { start, end: start + match[0].length };
        if (!found.some((other) => overlaps(other.span, span))) found.push({ span, reason });
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

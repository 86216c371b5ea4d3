import type { CheckableFact, CheckableKind } from "../analysis.ts";
import { AGREEMENTS, DATES, NUMBERS, PAST_EVENTS, SUPERLATIVES } from "../languages/en/checkable-fact-patterns.ts";
import { overlaps, type Span } from "../span.ts";

/** A content longer than this is looked through only so far; hints are for the eye, and the eye does not go on either. */
const READ = 3_000;

const PATTERNS: readonly (readonly [CheckableKind, RegExp])[] = [
  ["date", DATES],
  ["agreement", AGREEMENTS],
  ["number", NUMBERS],
  ["superlative", SUPERLATIVES],
  ["past event", PAST_EVENTS],
];

/** The details of a content that can be checked against the world, in text order; none overlaps another. */
export function findCheckableFacts(text: string, contents: readonly Span[]): CheckableFact[] {
  const found: CheckableFact[] = [];
  for (const content of contents) {
    const part = text.slice(content.start, Math.min(content.end, content.start + READ));
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

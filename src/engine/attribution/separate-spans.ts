import { overlaps, type Span } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

type Spans = Pick<AttributionCandidate, "sources" | "cue" | "contents" | "addressees">;

/**
 * Returns an attribution whose spans do not overlap. Source and cue are the most reliable spans, so the others are
 * shortened: a content that contains its own source and cue ("It rains", he said, "and snows") is split around them.
 */
export function separateSpans<T extends Spans>(text: string, finding: T): T {
  const { sources, cue, contents, addressees } = finding;
  const all = [...sources, cue, ...contents, ...addressees];
  if (!all.some((one, index) => all.slice(0, index).some((other) => overlaps(one, other)))) return finding;
  const usedSpans: Span[] = [cue];
  const withoutUsed = (spans: readonly Span[], choose: (rest: readonly Span[]) => readonly Span[]) =>
    spans.flatMap((span) => {
      const rest = choose(without(text, span, usedSpans));
      usedSpans.push(...rest);
      return rest;
    });
  return {
    ...finding,
    sources: withoutUsed(sources, longest),
    addressees: withoutUsed(addressees, longest),
    contents: withoutUsed(contents, (rest) => rest),
  };
}

/**
 * Returns only the longest span, for sources and addressees. A name is one span, and what else is rest of it is an
 * article or a preposition.
 */
function longest(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, 1);
}

/** Returns the parts of a span outside of other spans, without white space, commas and semicolons at their ends. */
function without(text: string, span: Span, others: readonly Span[]): Span[] {
  const inside = others.filter((other) => overlaps(span, other)).sort((a, b) => a.start - b.start);
  const rest: Span[] = [];
  let start = span.start;
  for (const other of inside) {
    rest.push({ start, end: other.start });
    start = Math.max(start, other.end);
  }
  rest.push({ start, end: span.end });
  return inside.length === 0 ? [span] : rest.flatMap((one) => trimmed(text, one) ?? []);
}

function trimmed(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (start < end && isBetween(text.charAt(start))) start++;
  while (end > start && isBetween(text.charAt(end - 1))) end--;
  return end > start ? { start, end } : undefined;
}

function isBetween(letter: string): boolean {
  return /[\s,;]/.test(letter);
}

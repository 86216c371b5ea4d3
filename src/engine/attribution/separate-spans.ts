import { overlaps, type Span } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

type Spans = Pick<AttributionCandidate, "sources" | "cue" | "contents" | "addressees">;

/**
 * Returns an attribution in which no two spans share a letter. Who speaks and by which word is told most surely, so the
 * other spans yield: a content that runs over its own source and cue ("It rains", he said, "and snows") stands on either
 * side of them.
 */
export function separateSpans<T extends Spans>(text: string, finding: T): T {
  const { sources, cue, contents, addressees } = finding;
  const all = [...sources, cue, ...contents, ...addressees];
  if (!all.some((one, index) => all.slice(0, index).some((other) => overlaps(one, other)))) return finding;
  const taken: Span[] = [cue];
  const apart = (spans: readonly Span[], choose: (left: readonly Span[]) => readonly Span[]) =>
    spans.flatMap((span) => {
      const left = choose(without(text, span, taken));
      taken.push(...left);
      return left;
    });
  return {
    ...finding,
    sources: apart(sources, longest),
    addressees: apart(addressees, longest),
    contents: apart(contents, (left) => left),
  };
}

/** A name is one stretch; what else is left of it is an article or a preposition. */
function longest(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, 1);
}

/** What is left of a span outside of others, each stretch without the white space and commas at its ends. */
function without(text: string, span: Span, others: readonly Span[]): Span[] {
  const inside = others.filter((other) => overlaps(span, other)).sort((a, b) => a.start - b.start);
  const left: Span[] = [];
  let start = span.start;
  for (const other of inside) {
    left.push({ start, end: other.start });
    start = Math.max(start, other.end);
  }
  left.push({ start, end: span.end });
  return inside.length === 0 ? [span] : left.flatMap((one) => trimmed(text, one) ?? []);
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

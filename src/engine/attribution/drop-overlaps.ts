import { overlaps, type Span } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/**
 * Removes each attribution that overlaps one of higher confidence. A content has only one source, and a cue is not part
 * of the content of another cue. Two attributions may share a source, but a source may not be part of its own content.
 */
export function dropOverlaps(text: string, findings: readonly AttributionCandidate[]): readonly AttributionCandidate[] {
  const taken = new Uint8Array(text.length);
  const kept = new Set<AttributionCandidate>();
  for (const one of findings.toSorted((a, b) => b.confidence - a.confidence)) {
    const own = spansOf(one);
    if (hasOverlaps(one) || own.some(({ start, end }) => taken.subarray(start, end).includes(1))) continue;
    for (const { start, end } of own) taken.fill(1, start, end);
    kept.add(one);
  }
  return findings.filter((one) => kept.has(one));
}

/** Returns whether spans of one attribution overlap. */
function hasOverlaps({ sources, cue, contents, addressees }: AttributionCandidate): boolean {
  const parts = [...sources, cue, ...contents, ...addressees];
  return parts.some((part, i) => parts.slice(i + 1).some((other) => overlaps(part, other)));
}

function spansOf({ cue, contents, addressees }: AttributionCandidate): Span[] {
  return [cue, ...contents, ...addressees];
}

import { overlaps, type Span } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/**
 * Leaves out attributions that claim words which another, surer one has already: what is said is said by one source, and a
 * cue is no part of what another cue reports. A source may be shared, but never be part of what it says.
 */
export function dropOverlaps(text: string, findings: readonly AttributionCandidate[]): readonly AttributionCandidate[] {
  const taken = new Uint8Array(text.length);
  const kept = new Set<AttributionCandidate>();
  for (const one of findings.toSorted((a, b) => b.confidence - a.confidence)) {
    const own = spansOf(one);
    if (isTangled(one) || own.some(({ start, end }) => taken.subarray(start, end).includes(1))) continue;
    for (const { start, end } of own) taken.fill(1, start, end);
    kept.add(one);
  }
  return findings.filter((one) => kept.has(one));
}

/** Whether parts of one attribution lie over each other. */
function isTangled({ sources, cue, contents, addressees }: AttributionCandidate): boolean {
  const parts = [...sources, cue, ...contents, ...addressees];
  return parts.some((part, i) => parts.slice(i + 1).some((other) => overlaps(part, other)));
}

function spansOf({ cue, contents, addressees }: AttributionCandidate): Span[] {
  return [cue, ...contents, ...addressees];
}

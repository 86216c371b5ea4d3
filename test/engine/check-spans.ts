import type { Analysis } from "../../src/engine/analysis.ts";
import { overlaps } from "../../src/engine/span.ts";

/**
 * Describes the invalid spans of an analysis: outside of the text, empty, or overlapping another span of the same
 * attribution. Returns an empty list if all are valid.
 */
export function wrongSpans({ attributions, extent }: Analysis, length: number): string[] {
  const isLegal = ({ start, end }: { start: number; end: number }) =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
  const wrong = extent && !isLegal(extent) ? [`extent ${extent.start}-${extent.end}`] : [];
  for (const [index, { sources, cue, contents, addressees, checkables }] of attributions.entries()) {
    const all = [...sources, ...(cue ? [cue] : []), ...contents, ...addressees];
    for (const span of [...all, ...checkables.map((one) => one.span)]) {
      if (!isLegal(span)) wrong.push(`attribution ${index}: ${span.start}-${span.end} of ${length}`);
    }
    for (const [at, one] of all.entries()) {
      for (const other of all.slice(0, at)) {
        if (overlaps(one, other))
          wrong.push(`attribution ${index}: ${one.start}-${one.end} on ${other.start}-${other.end}`);
      }
    }
  }
  return wrong;
}

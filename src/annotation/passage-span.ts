import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";

/**
 * How far a source may stand from its cue and still belong to the passage, in characters. A subject shared by several
 * verbs stands further off; with it, the passage of the second verb would swallow that of the first.
 */
const MAX_SOURCE_DISTANCE = 60;

/** The passage of an attribution: cue, contents and addressees, and the source where it stands near. */
export function passageSpan({ sources, cue, contents, addressees }: Attribution): Span {
  const core = [...(cue ? [cue] : []), ...contents, ...addressees];
  const start = Math.min(...core.map((span) => span.start));
  const end = Math.max(...core.map((span) => span.end));
  const near = sources.filter(
    (span) => span.end > start - MAX_SOURCE_DISTANCE && span.start < end + MAX_SOURCE_DISTANCE,
  );
  return {
    start: Math.min(start, ...near.map((span) => span.start)),
    end: Math.max(end, ...near.map((span) => span.end)),
  };
}

import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";

/**
 * Maximum distance between a source and the rest of the passage, in characters, for the source to be included. A
 * subject shared by several verbs is further away; including it would make the second verb's passage contain the first
 * one's.
 */
const MAX_SOURCE_DISTANCE = 60;

/** Returns the passage of an attribution: cue, contents, addressees, and the source if it is close. */
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

import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { findLastChange } from "../comparison/compare-versions.ts";

/** Returns the time of the last reported change of a readout's text, or undefined if there is none. */
export function changeTime(record: ReadoutRecord): string | undefined {
  const versions = [...record.earlier, record];
  const last = findLastChange(versions);
  return last && versions[last.after]?.capturedAt;
}

import type { EventKind } from "../engine/analysis.ts";

const KEYS = {
  call: "kind_call",
  "video call": "kind_video_call",
  meeting: "kind_meeting",
  visit: "kind_visit",
  consultation: "kind_consultation",
  letter: "kind_letter",
  other: "kind_other",
} as const satisfies Record<EventKind, string>;

/** Returns the key of the message that names a kind of event. */
export function eventKindKey(kind: EventKind): (typeof KEYS)[EventKind] {
  return KEYS[kind];
}

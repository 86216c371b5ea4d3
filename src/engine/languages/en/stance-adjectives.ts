import type { Act } from "../../analysis.ts";

/**
 * An adjective after "is" that expresses a stance ("is ready to ..."), its act, and the prepositions that follow it
 * ("committed to"), separated by spaces.
 */
export type StanceRow = readonly [adjective: string, act: Act, via: string];

export const STANCE_ADJECTIVES: readonly StanceRow[] = [
  ["adamant", "state", "about on"],
  ["alarmed", "accuse", "by at about"],
  ["anxious", "pledge", "about"],
  ["appreciative", "courtesy", "of"],
  ["certain", "state", "of"],
  ["committed", "pledge", "to"],
  ["concerned", "accuse", "about by at over"],
  ["confident", "state", "of in about"],
  ["convinced", "state", "of"],
  ["critical", "accuse", "of"],
  ["delighted", "support", "with by"],
  ["determined", "pledge", ""],
  ["disappointed", "accuse", "by with at"],
  ["eager", "pledge", ""],
  ["encouraged", "support", "by"],
  ["frank", "state", ""],
  ["glad", "support", "about"],
  ["grateful", "courtesy", ""],
  ["hopeful", "state", "about of"],
  ["inclined", "pledge", ""],
  ["interested", "pledge", "in"],
  ["keen", "pledge", "on"],
  ["honoured", "courtesy", "by"],
  ["open", "pledge", "to"],
  ["opposed", "reject", "to"],
  ["optimistic", "state", "about"],
  ["pleased", "support", "with by"],
  ["poised", "pledge", ""],
  ["prepared", "pledge", "for"],
  ["proud", "support", "of"],
  ["ready", "pledge", "for"],
  ["resolved", "pledge", ""],
  ["satisfied", "support", "with"],
  ["saddened", "courtesy", "by"],
  ["supportive", "support", "of"],
  ["sure", "state", "of"],
  ["thankful", "courtesy", ""],
  ["unanimous", "agree", "in on"],
  ["unwavering", "pledge", "in"],
  ["willing", "pledge", ""],
  ["worried", "accuse", "about by"],
];

import type { MessageKey } from "../locale/i18n.ts";

/** What each version has brought that a reader would notice, the newest first. */
export const RELEASE_NOTES: readonly (readonly [version: string, words: MessageKey])[] = [
  ["0.1.0", "release_notes_0_1_0"],
];

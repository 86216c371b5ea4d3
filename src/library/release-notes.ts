import type { MessageKey } from "../locale/i18n.ts";

/** The changes of each version that a user would notice, newest version first. */
export const RELEASE_NOTES: readonly (readonly [version: string, words: MessageKey])[] = [
  ["0.1.0", "release_notes_0_1_0"],
];

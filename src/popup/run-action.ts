import type { TabState } from "./active-page.ts";

/** A page that is open and can be read. */
export type ReadablePage = Extract<TabState, { kind: "open" }>;

/** Does a thing; when it answers with words, they are shown, with a way to undo it if one is given. */
export type RunAction = (work: () => Promise<unknown>, undo?: () => void) => void;

import type { Note } from "../../../src/annotation/note.ts";
import type { ReadoutRecord } from "../../../src/annotation/readout-record.ts";
import { demoPage, noteOn, readoutOf } from "./records.ts";
import { site, testBrowser } from "./shared-browser.ts";

/** The notes on the two accounts. The newer note is first in the library. */
export const OSLO_NOTE = "Ask the press office about the quota";
export const BRASILIA_NOTE = "Nothing of verified results here";

/** The two accounts of one call, as they are stored. */
export interface TwoReadouts {
  readonly oslo: ReadoutRecord;
  readonly brasilia: ReadoutRecord;
  readonly notes: readonly Note[];
}

/**
 * The views of the library, by the fragment of their addresses, each with a selector of the element that it renders
 * last when two accounts and a deleted note are stored.
 */
export const LIBRARY_VIEWS = {
  notes: ".row:nth-child(2)",
  readouts: ".row:nth-child(2)",
  attributions: ".attribution-table [data-position='1']",
  coding: ".setting",
  "coding/progress": ".progress-table",
  "coding/agreement": ".coders",
  timeline: ".names",
  "timeline/Mateus%20Duarte": ".timeline-page:nth-child(2) .claim",
  network: ".table",
  comparison: ".comparisons",
  phrases: ".formulas",
  "phrases/fund": ".phrases blockquote",
  trash: ".row",
  "import-export": ".setting",
  settings: ".setting",
} as const;

/**
 * Stores the readouts of one call by two governments, each with a note: on a claim of Astrid Halvorsen in the one, and
 * on a claim of Mateus Duarte in the other.
 */
export async function storeTwoReadouts(): Promise<TwoReadouts> {
  const oslo = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
  const brasilia = readoutOf(site.url("/demo/brasilia.html"), demoPage("brasilia.html"));
  const notes = [noteOn(oslo, { cue: "thanked" }, OSLO_NOTE), noteOn(brasilia, { cue: "considered" }, BRASILIA_NOTE)];
  await testBrowser.store({ readouts: [oslo, brasilia], notes });
  return { oslo, brasilia, notes };
}

/** Stores a note that has just been moved to the trash. */
export async function storeDeletedNote(readout: ReadoutRecord): Promise<void> {
  const note = noteOn(readout, { cue: "welcomed" }, "A note that is no longer needed");
  await testBrowser.store({ notes: [{ ...note, deleted: new Date().toISOString() }] });
}

import type { Page } from "puppeteer-core";
import { waitFor } from "./wait.ts";

/** The names in `CSS.highlights` of the extension's highlights (see src/page/page.css). */
export const HIGHLIGHTS = {
  source: "nv-1",
  cue: "nv-2",
  neutral: "nv-3",
  cooperative: "nv-4",
  pledge: "nv-5",
  request: "nv-6",
  conflict: "nv-7",
  note: "nv-8",
  active: "nv-9",
} as const;

export type HighlightName = keyof typeof HIGHLIGHTS;

/** Returns the number of ranges in the page that are painted as a kind of highlight. */
export function paintedCount(page: Page, name: HighlightName): Promise<number> {
  return page.evaluate((label) => CSS.highlights.get(label)?.size ?? 0, HIGHLIGHTS[name]);
}

/** Returns the texts of a kind of highlight, for ranges that are still in the page, in the order of painting. */
export function highlightedTexts(page: Page, name: HighlightName): Promise<string[]> {
  return page.evaluate(
    (label) =>
      [...((CSS.highlights.get(label) ?? []) as Iterable<Range>)]
        .filter(({ startContainer, endContainer }) => startContainer.isConnected && endContainer.isConnected)
        .map((range) => String(range)),
    HIGHLIGHTS[name],
  );
}

/** Returns the texts of all highlights, each after the name of its kind, sorted within the kind. */
export async function allHighlights(page: Page): Promise<string[]> {
  const marks: string[] = [];
  for (const name of Object.keys(HIGHLIGHTS) as HighlightName[]) {
    const words = await highlightedTexts(page, name);
    marks.push(...words.sort().map((one) => `${name} ${one}`));
  }
  return marks;
}

/** Waits until a readout with more than eight cues is highlighted in the page. */
export async function waitForHighlights(page: Page): Promise<void> {
  await waitFor("the marks of a readout", async () => (await paintedCount(page, "cue")) > 8);
}

/** Waits until the page shows `count` highlights of notes. */
export async function waitForNoteHighlights(page: Page, count: number): Promise<void> {
  await waitFor(`${count} marks of notes`, async () => (await paintedCount(page, "note")) === count);
}

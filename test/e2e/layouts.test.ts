import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { openNextCard, overlayElements } from "./support/extension.ts";
import { PAINTED_HIGHLIGHTS_PROBE, type PaintedHighlight } from "./support/painted-highlights-probe.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitForValue } from "./support/wait.ts";

/** The layouts, each with cues from the beginning to the end of its readout. */
const LAYOUTS = [
  ["ministry.html", ["discussed", "underlined", "called on", "condemned", "invited", "agreed"]],
  ["agency.html", ["noted", "stressed", "warned", "thanked", "promised", "reaffirmed"]],
  ["press-office.html", ["offered", "emphasized", "proposed", "accused", "declared", "confirmed"]],
  ["dark.html", ["commended", "announced", "briefed", "strongly condemned", "pledged", "welcomed"]],
  ["arabic.html", ["welcomed", "praised", "reiterated", "also affirmed", "urged", "agreed"]],
] as const;

/** The minimum contrast that WCAG requires for text, and for meaningful lines. */
const TEXT_CONTRAST = 4.5;
const LINE_CONTRAST = 3;

const SHEET = readFileSync(`${import.meta.dirname}/../../src/page/page.css`, "utf8");

/** A selector of what must not be highlighted: everything around the readout, and a text in another language. */
const APART = "[data-apart], [data-arabic]";

/** A document: its markup and its displayed text. */
interface DocumentState {
  readonly markup: string;
  readonly text: string;
}

/** Opens a layout and records its document before any script of an extension runs. */
async function visit(file: string): Promise<Page> {
  const page = await testBrowser.newPage();
  await page.evaluateOnNewDocument(() =>
    document.addEventListener("DOMContentLoaded", () => {
      const atFirst = { markup: document.documentElement.outerHTML, text: document.body.innerText };
      Object.assign(window, { atFirst });
    }),
  );
  await page.goto(site.url(`/layouts/${file}`), { waitUntil: "load" });
  await page.bringToFront();
  return page;
}

function stateAtFirst(page: Page): Promise<DocumentState> {
  return page.evaluate(() => (window as unknown as { atFirst: DocumentState }).atFirst);
}

function stateNow(page: Page): Promise<DocumentState> {
  return page.evaluate(() => ({ markup: document.documentElement.outerHTML, text: document.body.innerText }));
}

function marksIn(page: Page): Promise<PaintedHighlight[]> {
  return page.evaluate(`(${PAINTED_HIGHLIGHTS_PROBE})(${JSON.stringify(SHEET)}, ${JSON.stringify(APART)})`) as Promise<
    PaintedHighlight[]
  >;
}

/** Returns the highlights of a page as soon as all these cues are highlighted. */
async function waitForMarks(page: Page, cues: readonly string[]): Promise<PaintedHighlight[]> {
  const unmarked = async () => {
    const marked = (await marksIn(page))
      .filter(({ number }) => number === 2)
      .map(({ highlightedText }) => highlightedText);
    return cues.filter((cue) => !marked.includes(cue));
  };
  await waitForValue("every cue to be marked", unmarked, []);
  return marksIn(page);
}

/** Returns the contrast of two opaque colours, 1 to 21, by WCAG's formula. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const hex = /^#(..)(..)(..)$/
    .exec(color)
    ?.slice(1)
    .map((one) => Number.parseInt(one, 16));
  const channels = hex ?? /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1).map(Number);
  if (!channels) throw new Error(`“${color}” is no opaque colour.`);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function checkContrasts(marks: readonly PaintedHighlight[]): void {
  const tinted = marks.filter(({ tint, number }) => tint && number >= 3 && number <= 7);
  expect(tinted).to.have.length.greaterThan(10);
  for (const { highlightedText, text, tint } of tinted)
    expect(contrast(text, tint), `${text} on ${tint}: ${highlightedText}`).to.be.at.least(TEXT_CONTRAST);
  const lines = marks.filter(({ number }) => number <= 2);
  for (const { highlightedText, line, background } of lines)
    expect(contrast(line, background), `${line} on ${background}: ${highlightedText}`).to.be.at.least(LINE_CONTRAST);
}

describe("The highlights of a readout", () => {
  for (const [file, cues] of LAYOUTS) {
    it(`are legible, cover the readout alone, and do not change the document of ${file}`, async () => {
      const page = await visit(file);
      const marks = await waitForMarks(page, cues);
      expect(marks.filter(({ apart }) => apart)).to.deep.equal([]);
      checkContrasts(marks);

      const atFirst = await stateAtFirst(page);
      expect(atFirst.text).to.include(cues[0]);
      expect(await stateNow(page)).to.deep.equal(atFirst);

      await openNextCard(page);
      await waitForValue("one card", async () => (await overlayElements(page, ".card")).length, 1);
      const children = () => page.evaluate(() => [...document.documentElement.children].map(({ tagName }) => tagName));
      // The overlay's host is next to the body.
      await waitForValue("the overlay's host", children, ["HEAD", "BODY", "DIV"]);
      await page.keyboard.press("Escape");
      await waitForValue("no host", children, ["HEAD", "BODY"]);
      expect(await stateNow(page)).to.deep.equal(atFirst);
    });
  }
});

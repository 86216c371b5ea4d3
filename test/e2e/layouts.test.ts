import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { type DrawnMark, MARKS_DRAWN } from "./marks-drawn.ts";
import { type BrowserName, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

/** The layouts, each with cues that its readout has from its beginning to its end. */
const LAYOUTS = [
  ["ministry.html", ["discussed", "underlined", "called on", "condemned", "invited", "agreed"]],
  ["agency.html", ["noted", "stressed", "warned", "thanked", "promised", "reaffirmed"]],
  ["press-office.html", ["offered", "emphasized", "proposed", "accused", "declared", "confirmed"]],
  ["dark.html", ["commended", "announced", "briefed", "strongly condemned", "pledged", "welcomed"]],
  ["arabic.html", ["welcomed", "praised", "reiterated", "also affirmed", "urged", "agreed"]],
] as const;

/** What WCAG asks of text, and of lines that carry meaning. */
const TEXT_CONTRAST = 4.5;
const LINE_CONTRAST = 3;

const SHEET = readFileSync(`${import.meta.dirname}/../../src/page/page.css`, "utf8");

/** What must not be marked: the page's furniture, and a text in another language. */
const APART = "[data-apart], [data-arabic]";

function marksIn(page: Page): Promise<DrawnMark[]> {
  return page.evaluate(`(${MARKS_DRAWN})(${JSON.stringify(SHEET)}, ${JSON.stringify(APART)})`) as Promise<DrawnMark[]>;
}

/** How well two opaque colours are told apart, 1 to 21, by WCAG's formula. */
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

describe(`Readouts in five layouts, in ${name}`, function () {
  this.timeout(120_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../layouts`);
    await reader.open();
    await backstage.open();
  });
  after(async () => {
    await reader.end();
    await site.close();
  });
  afterEach(() => page.close());

  /** The document as it is now: its markup, and its text as shown. */
  const state = () =>
    page.evaluate(() => ({ markup: document.documentElement.outerHTML, text: document.body.innerText }));

  /** The same as it was before any script of an extension came. */
  const stateAtFirst = () =>
    page.evaluate(() => (window as unknown as { atFirst: { markup: string; text: string } }).atFirst);

  async function visit(file: string): Promise<void> {
    page = await reader.opened.newPage();
    await page.setViewport({ width: 1200, height: 850 });
    await page.evaluateOnNewDocument(() =>
      document.addEventListener("DOMContentLoaded", () => {
        const atFirst = { markup: document.documentElement.outerHTML, text: document.body.innerText };
        Object.assign(window, { atFirst });
      }),
    );
    await page.goto(`${site.url}/${file}`, { waitUntil: "load" });
    await page.bringToFront();
  }

  for (const [file, cues] of LAYOUTS) {
    it(`marks the readout alone in ${file}, legibly, and changes nothing`, async () => {
      await visit(file);
      const marks = await until("the marks", async () => {
        const found = await marksIn(page);
        return found.some(({ number }) => number === 2) && found;
      });
      const marked = marks.filter(({ number }) => number === 2).map(({ words }) => words);
      expect(marked).to.include.members([...cues]);
      expect(marks.filter(({ apart }) => apart)).to.deep.equal([]);

      const tinted = marks.filter(({ tint, number }) => tint && number >= 3 && number <= 7);
      expect(tinted).to.have.length.greaterThan(10);
      for (const { words, text, tint } of tinted)
        expect(contrast(text, tint), `${text} on ${tint}: ${words}`).to.be.at.least(TEXT_CONTRAST);
      const lines = marks.filter(({ number }) => number <= 2);
      for (const { words, line, ground } of lines)
        expect(contrast(line, ground), `${line} on ${ground}: ${words}`).to.be.at.least(LINE_CONTRAST);

      const atFirst = await stateAtFirst();
      expect(atFirst.text).to.include(cues[0]);
      expect(await state()).to.deep.equal(atFirst);
      await backstage.command(page, "next-attribution");
      await until("the card", async () => (await backstage.overlay(page, ".card")).length === 1);
      // The card's host stands beside the body.
      const children = () => page.evaluate(() => [...document.documentElement.children].map(({ tagName }) => tagName));
      expect(await children()).to.deep.equal(["HEAD", "BODY", "DIV"]);
      await page.keyboard.press("Escape");
      await until("no host", async () => (await children()).length === 2);
      expect(await state()).to.deep.equal(atFirst);
    });
  }
});

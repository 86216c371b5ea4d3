import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { inOverlay, openNextCard } from "./support/extension.ts";
import { waitForHighlights } from "./support/highlights.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** The boxes of the lines of a passage in the viewport. */
type Lines = readonly {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}[];

/** Returns the lines of the nth content on the page that takes up several lines. */
function linesOf(page: Page, nth: number): Promise<Lines> {
  return page.evaluate((wanted) => {
    const ranges = ["nv-3", "nv-4", "nv-5", "nv-6", "nv-7"].flatMap((name) => [
      ...((CSS.highlights.get(name) ?? []) as Iterable<Range>),
    ]);
    const long = ranges.filter((range) => range.getBoundingClientRect().height > 40)[wanted];
    long?.startContainer.parentElement?.scrollIntoView({ block: "center" });
    return [...(long?.getClientRects() ?? [])].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  }, nth);
}

/** Waits until a card is open, and returns whether it covers a line of a passage. */
async function isCovered(page: Page, lines: Lines): Promise<boolean> {
  const [card] = await waitFor("the card", async () => {
    const boxes = await inOverlay<Lines[number][]>(
      page,
      `(root) => [...root.querySelectorAll(".card")].map((card) => {
        const { left, top, right, bottom } = card.getBoundingClientRect();
        return { left, top, right, bottom };
      })`,
    );
    return boxes.length > 0 && boxes;
  });
  if (!card) throw new Error("There is no card.");
  const overlaps = ({ left, top, right, bottom }: Lines[number]) =>
    left < card.right && right > card.left && top < card.bottom && bottom > card.top;
  return lines.some(overlaps);
}

describe("The card of an attribution", () => {
  for (const way of ["hover", "click"] as const) {
    it(`never covers a passage of several lines that the user opens by ${way}`, async () => {
      for (const nth of [0, 1, 2]) {
        const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
        await page.setViewport({ width: 440, height: 620 });
        await waitForHighlights(page);
        const lines = await linesOf(page, nth);
        const middle = lines[1];
        if (!middle) throw new Error("The passage has one line.");
        const [x, y] = [(middle.left + middle.right) / 2, (middle.top + middle.bottom) / 2];
        if (way === "hover") await page.mouse.move(x, y, { steps: 3 });
        else await page.mouse.click(x, y);
        expect(await isCovered(page, lines), `passage ${nth}`).to.equal(false);
        await page.close();
      }
    });
  }

  it("describes itself by the claim, which a screen reader says when the card gets the focus", async () => {
    const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
    await waitForHighlights(page);
    await openNextCard(page);
    const [claim] = await inOverlay<string[]>(
      page,
      `(root) => [root.getElementById(root.querySelector(".card").getAttribute("aria-describedby")).textContent]`,
    );
    expect(await page.evaluate(() => document.body.innerText.replace(/\s+/g, " "))).to.contain(claim);
    expect(claim).to.match(/\w+ \w+/);
  });
});

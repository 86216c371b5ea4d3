import { expect } from "chai";
import { readPageText } from "../../src/page/page-text.ts";
import { scrollToSpan } from "../../src/page/scroll-to-span.ts";

const WORDS = "Ferry number nineteen sails";

/** Adds elements, scrolls to the words in them, and returns where the words are in the viewport. */
function scrollToWords(html: string): DOMRect {
  const own = document.createElement("div");
  own.className = "own";
  own.innerHTML = html;
  document.body.append(own);
  const page = readPageText(document);
  const start = page.text.indexOf(WORDS);
  const span = { start, end: start + WORDS.length };
  scrollToSpan(page, span);
  return page.rangeOf(span)?.getBoundingClientRect() as DOMRect;
}

const boxSides = () => (document.querySelector(".box") as Element).getBoundingClientRect();

afterEach(() => {
  for (const own of document.querySelectorAll(".own")) own.remove();
  scrollTo(0, 0);
});

describe("scrollToSpan", () => {
  for (const [what, style, inner] of [
    ["to the side", "width: 300px; overflow: auto; white-space: nowrap", "padding-left: 3000px"],
    ["up and down", "height: 100px; overflow-y: scroll", "padding-top: 3000px"],
    ["both ways", "width: 300px; height: 100px; overflow: auto; white-space: nowrap", "padding: 900px"],
  ] as const) {
    it(`makes words visible in a box that scrolls ${what}, above and below the fold`, () => {
      for (const above of [0, 5000]) {
        const words = scrollToWords(
          `<div style="height: ${above}px"></div><div class="box" style="${style}"><p style="${inner}">${WORDS}</p></div>`,
        );
        const box = boxSides();
        expect(words.left).to.be.within(box.left, box.right);
        expect(words.top).to.be.within(Math.max(0, box.top), Math.min(innerHeight, box.bottom));
        document.querySelector(".own")?.remove();
      }
    });
  }

  it("makes words visible that begin far below in a long paragraph, and in a page that is wider than the window", () => {
    const words = scrollToWords(`<p>${"Ship. ".repeat(20_000)}${WORDS} ${"Ship. ".repeat(20_000)}</p>`);
    expect(words.top).to.be.within(0, innerHeight);
    document.querySelector(".own")?.remove();
    const aside = scrollToWords(`<p style="white-space: nowrap; padding-left: 6000px">${WORDS}</p>`);
    expect(aside.left).to.be.within(0, innerWidth);
  });

  it("does not scroll to words that are visible", () => {
    scrollToWords(
      `<div class="box" style="height: 100px; overflow: auto"><p>${WORDS}</p><p style="height: 900px"></p></div>`,
    );
    expect(document.querySelector(".box")?.scrollTop).to.equal(0);
    const { scrollTop } = document.documentElement;
    const page = readPageText(document);
    const start = page.text.indexOf(WORDS);
    scrollToSpan(page, { start, end: start + WORDS.length });
    expect(document.documentElement.scrollTop).to.equal(scrollTop);
  });
});

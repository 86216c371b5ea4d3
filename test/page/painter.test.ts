import { expect } from "chai";
import { createPainter, toneBehind } from "../../src/page/painter.ts";

/** A paragraph with a hundred words, and a range on each. */
function wordsInPage(): Range[] {
  const paragraph = document.createElement("p");
  paragraph.textContent = "word ".repeat(100);
  document.body.append(paragraph);
  return Array.from({ length: 100 }, (_, index) => {
    const range = document.createRange();
    range.setStart(paragraph.firstChild as Text, index * 5);
    range.setEnd(paragraph.firstChild as Text, index * 5 + 4);
    return range;
  });
}

describe("createPainter", () => {
  it("paints all ranges of a role in one highlight, without a change in the page", async () => {
    const ranges = wordsInPage();
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((some) => records.push(...some));
    observer.observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
    const painter = createPainter("light");
    painter.paint("source", ranges);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(CSS.highlights.get("nv-1")?.size).to.equal(100);
    expect(records).to.have.length(0);
    painter.clear();
    expect(CSS.highlights.has("nv-1")).to.equal(false);
    observer.disconnect();
  });

  it("paints again what the page has cleared, and leaves the page's own highlights alone", () => {
    const ranges = wordsInPage();
    CSS.highlights.set("pages-own", new Highlight(...ranges.slice(0, 1)));
    const painter = createPainter("dark");
    painter.paint("cue", ranges);
    expect(painter.mend()).to.equal(false);
    CSS.highlights.delete("nv-2d");
    expect(painter.mend()).to.equal(true);
    expect(CSS.highlights.get("nv-2d")?.size).to.equal(100);
    painter.clear();
    expect(CSS.highlights.has("pages-own")).to.equal(true);
  });

  it("takes a role off when it has no ranges any more", () => {
    const painter = createPainter("light");
    painter.paint("note", wordsInPage());
    painter.paint("note", []);
    expect(CSS.highlights.has("nv-8")).to.equal(false);
    expect(painter.mend()).to.equal(false);
  });
});

describe("toneBehind", () => {
  for (const [background, tone] of [
    ["#ffffff", "light"],
    ["#101418", "dark"],
    ["rgb(250, 240, 200)", "light"],
    ["rgb(0, 0, 60)", "dark"],
  ] as const) {
    it(`calls ${background} ${tone}, also through transparent elements`, () => {
      const ground = document.createElement("div");
      ground.style.background = background;
      const inner = ground.appendChild(document.createElement("p"));
      document.body.append(ground);
      expect(toneBehind(inner)).to.equal(tone);
      ground.remove();
    });
  }
});

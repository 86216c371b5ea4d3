import { expect } from "chai";
import { finish } from "../../src/engine/slices.ts";
import {
  chooseTheme,
  MAX_DARK_FILL_LUMINANCE,
  MAX_DARK_LINE_LUMINANCE,
  MIN_LIGHT_FILL_LUMINANCE,
  MIN_LIGHT_LINE_LUMINANCE,
} from "../../src/page/highlight-theme.ts";
import pageCss from "../../src/page/page.css";
import { createPainter, HIGHLIGHT_ROLES } from "../../src/page/painter.ts";
import { createColorSampler, relativeLuminance } from "../../src/page/text-colors.ts";
import { waitFor } from "../support/wait-in-page.ts";

/** Inserts a paragraph of a hundred words in the given colours, and returns a range for each word. */
function wordsInPage(style = "color: #111; background: #fff", page = document): Range[] {
  const paragraph = page.createElement("p");
  paragraph.className = "words";
  paragraph.style.cssText = style;
  paragraph.textContent = "word ".repeat(100);
  page.body.append(paragraph);
  return Array.from({ length: 100 }, (_, index) => {
    const range = page.createRange();
    range.setStart(paragraph.firstChild as Text, index * 5);
    range.setEnd(paragraph.firstChild as Text, index * 5 + 4);
    return range;
  });
}

/** Every highlight name that a painter may have registered. */
const NAMES = Array.from({ length: HIGHLIGHT_ROLES.length + 1 }, (_, index) => index + 1).flatMap((number) =>
  ["", "d", "t"].map((ending) => `nv-${number}${ending}`),
);
const registered = () => NAMES.filter((name) => CSS.highlights.has(name));

afterEach(() => {
  for (const words of document.querySelectorAll(".words")) words.remove();
  CSS.highlights.clear();
});

/** Waits until the browser has rendered the page twice, so that everything scheduled for the next frame has run. */
async function untilDrawn(): Promise<void> {
  for (let drawn = 0; drawn < 2; drawn += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

describe("createPainter", () => {
  it("paints all ranges of a role in one highlight, without changing the page", async () => {
    const ranges = wordsInPage();
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((some) => records.push(...some));
    observer.observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
    const painter = createPainter();
    for (const role of HIGHLIGHT_ROLES) painter.paint(role, ranges);
    await untilDrawn();
    expect(registered()).to.have.length(HIGHLIGHT_ROLES.length);
    for (const name of registered()) expect(CSS.highlights.get(name)?.size).to.equal(100);
    painter.clear();
    expect(registered()).to.deep.equal([]);
    // The observer reports the test's own change and no earlier one.
    document.querySelector("p.words")?.setAttribute("data-last", "yes");
    await waitFor("the test's own change", () => records.length > 0);
    observer.disconnect();
    expect(records.map(({ attributeName }) => attributeName)).to.deep.equal(["data-last"]);
  });

  it("accepts more ranges than an argument list can hold", () => {
    // The ranges belong to a frame that is removed with them: so many ranges would slow down every later change of
    // their document.
    const frame = document.createElement("iframe");
    frame.className = "words";
    document.body.append(frame);
    const [range] = wordsInPage(undefined, frame.contentDocument ?? undefined);
    const painter = createPainter();
    painter.paint(
      "cue",
      Array.from({ length: 150_000 }, () => range?.cloneRange() as Range),
    );
    expect(CSS.highlights.get("nv-2")?.size).to.equal(150_000);
    painter.clear();
  });

  it("repaints highlights after the page clears CSS.highlights, and leaves the page's own highlights alone", () => {
    const ranges = wordsInPage();
    CSS.highlights.set("pages-own", new Highlight(...ranges.slice(0, 1)));
    const painter = createPainter();
    painter.paint("cue", ranges);
    painter.paint("source", ranges.slice(0, 7));
    expect(finish(painter.reapply())).to.equal(false);
    CSS.highlights.clear();
    CSS.highlights.set("pages-own", new Highlight(...ranges.slice(0, 1)));
    expect(finish(painter.reapply())).to.equal(true);
    expect(CSS.highlights.get("nv-2")?.size).to.equal(100);
    expect(CSS.highlights.get("nv-1")?.size).to.equal(7);
    painter.clear();
    expect(finish(painter.reapply())).to.equal(false);
    expect(registered()).to.deep.equal([]);
    expect(CSS.highlights.get("pages-own")?.size).to.equal(1);
  });

  for (const [what, change] of [
    ["emptied", (name: string) => CSS.highlights.get(name)?.clear()],
    ["added a range to", (name: string) => CSS.highlights.get(name)?.add(document.createRange())],
    [
      "exchanged a range of",
      (name: string, ranges: readonly Range[]) => {
        CSS.highlights.get(name)?.delete(ranges[3] as Range);
        CSS.highlights.get(name)?.add(document.createRange());
      },
    ],
    ["replaced", (name: string) => CSS.highlights.set(name, new Highlight())],
    ["lowered", (name: string) => Object.assign(CSS.highlights.get(name) ?? {}, { priority: -5 })],
  ] as const) {
    it(`repaints a highlight that the page has ${what}`, () => {
      const ranges = wordsInPage();
      const painter = createPainter();
      painter.paint("cue", ranges);
      const priority = CSS.highlights.get("nv-2")?.priority;
      change("nv-2", ranges);
      expect(finish(painter.reapply())).to.equal(true);
      const repainted = CSS.highlights.get("nv-2");
      expect([...((repainted ?? []) as Iterable<Range>)]).to.have.members(ranges);
      expect(repainted?.priority).to.equal(priority);
      expect(finish(painter.reapply())).to.equal(false);
    });
  }

  it("removes the highlight of a role that has no ranges any more", () => {
    const painter = createPainter();
    painter.paint("note", wordsInPage());
    painter.paint("note", []);
    expect(CSS.highlights.has("nv-8")).to.equal(false);
    expect(finish(painter.reapply())).to.equal(false);
  });

  it("sorts the ranges of one role by the background colour behind each", () => {
    const painter = createPainter();
    const light = wordsInPage();
    const dark = wordsInPage("color: #eee; background: #15171a");
    const middle = wordsInPage("color: #000; background: #888");
    painter.paint("source", [...light, ...dark.slice(0, 9), ...middle.slice(0, 3)]);
    expect(["nv-1", "nv-1d", "nv-1t"].map((name) => CSS.highlights.get(name)?.size)).to.deep.equal([100, 9, 3]);
    painter.paint("source", dark);
    expect(registered()).to.deep.equal(["nv-1d"]);
    painter.clear();
  });

  it("gives text that a tint would make unreadable a colour of its own, as long as there is any", () => {
    const painter = createPainter();
    painter.paint("pledge", wordsInPage("color: #808080; background: #fff"));
    expect(registered()).to.deep.equal(["nv-5", "nv-26"]);
    painter.paint("conflict", wordsInPage());
    painter.paint("pledge", []);
    expect(registered()).to.deep.equal(["nv-7"]);
    painter.clear();
  });

  it("repaints for the new background when the page has changed its colours", () => {
    const painter = createPainter();
    const ranges = wordsInPage();
    painter.paint("source", ranges);
    painter.paint("request", ranges);
    expect(registered()).to.deep.equal(["nv-1", "nv-6"]);
    for (const words of document.querySelectorAll<HTMLElement>("p.words")) {
      words.style.cssText = "color: #eee; background: #101010";
    }
    expect(finish(painter.reapply())).to.equal(true);
    expect(registered()).to.deep.equal(["nv-1d", "nv-6d"]);
    expect(finish(painter.reapply())).to.equal(false);
    painter.clear();
  });
});

/** Returns the colours that the screen rules of page.css set, by highlight name. */
function colorsOf(property: "background-color" | "text-decoration-color" | "color"): Map<string, string> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageCss);
  const colors = new Map<string, string>();
  const readRules = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule && rule.conditionText === "screen") readRules(rule.cssRules);
      if (!(rule instanceof CSSStyleRule)) continue;
      const color = rule.style.getPropertyValue(property);
      for (const [, name = ""] of color ? rule.selectorText.matchAll(/::highlight\(([^)]+)\)/g) : []) {
        colors.set(name, color);
      }
    }
  };
  readRules(sheet.cssRules);
  return colors;
}

/** Returns the luminance of a colour as the browser renders it. */
function luminance(color: string): number {
  const probe = document.createElement("p");
  probe.style.color = color;
  document.body.append(probe);
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
  probe.remove();
  return relativeLuminance([red, green, blue]);
}

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

const TINTS = [3, 4, 5, 6, 7, ...Array.from({ length: 12 }, (_, index) => 14 + index)];
const LINES = [1, 2, 8, 9, 11, 12, 13];

describe("page.css", () => {
  const backgrounds = colorsOf("background-color");
  const lines = colorsOf("text-decoration-color");
  const textColors = colorsOf("color");

  it("has no tint and no line beyond the thresholds by which a style is chosen", () => {
    for (const number of TINTS) {
      expect(luminance(backgrounds.get(`nv-${number}`) ?? ""), `nv-${number}`).to.be.at.least(MIN_LIGHT_FILL_LUMINANCE);
      expect(luminance(backgrounds.get(`nv-${number}d`) ?? ""), `nv-${number}d`).to.be.at.most(MAX_DARK_FILL_LUMINANCE);
    }
    for (const number of LINES) {
      expect(luminance(lines.get(`nv-${number}`) ?? ""), `nv-${number}`).to.be.at.most(MAX_DARK_LINE_LUMINANCE);
      expect(luminance(lines.get(`nv-${number}d`) ?? "#000"), `nv-${number}d`).to.be.at.least(MIN_LIGHT_LINE_LUMINANCE);
    }
  });

  it("sets a readable text colour for the passage under the pointer and for text on a strong tint", () => {
    for (const [name, background] of [...backgrounds].filter(([one]) => /^nv-10d?$/.test(one))) {
      expect(contrast(luminance(textColors.get(name) ?? ""), luminance(background)), name).to.be.at.least(4.5);
    }
    expect(contrast(luminance(textColors.get("nv-26") ?? ""), MIN_LIGHT_FILL_LUMINANCE)).to.be.at.least(4.5);
    expect(contrast(luminance(textColors.get("nv-26d") ?? ""), MAX_DARK_FILL_LUMINANCE)).to.be.at.least(4.5);
  });

  it("has a rule for every highlight that is painted", () => {
    const names = new Set([...pageCss.matchAll(/::highlight\(([^)]+)\)/g)].map(([, name]) => name));
    for (const number of [...TINTS, 10, 26]) for (const ending of ["", "d"]) names.delete(`nv-${number}${ending}`);
    for (const number of LINES) for (const ending of ["", "d", "t"]) names.delete(`nv-${number}${ending}`);
    expect([...names]).to.deep.equal([]);
    for (const number of LINES) expect(pageCss).to.contain(`nv-${number}t`);
    for (const number of [...TINTS, 10, 26]) expect(pageCss).to.contain(`nv-${number}d`);
  });

  for (const [what, colours] of [
    ["light", "color: #1b1b1b; background: #fff"],
    ["cream with brown text", "color: #4a3b2a; background: #f6efe0"],
    ["light with grey text", "color: #767676; background: #fff"],
    ["light with pale text", "color: #aaa; background: #fff"],
    ["dark by the page's own rules", "color: #e6e6e6; background: #15171a"],
    ["dark with grey text", "color: #9a9a9a; background: #202124"],
    ["dark by its colour scheme", "color-scheme: dark; color: CanvasText; background: Canvas"],
    ["mid-tone with black text", "color: #000; background: #8a9099"],
    ["mid-tone with white text", "color: #fff; background: #6b7b8c"],
    ["mid-tone with low-contrast text", "color: #444; background: #7f7f7f"],
    ["white under a dark overlay", "color: #fff; background: linear-gradient(#0000), rgb(0 0 0 / 0.8)"],
    ["given in oklch", "color: oklch(0.95 0.02 90); background: oklch(0.25 0.05 260)"],
    ["red", "color: #fff; background: #a00000"],
  ] as const) {
    it(`keeps text and lines readable on a background that is ${what}`, () => {
      const [range] = wordsInPage(colours);
      const measured = createColorSampler()(range?.startContainer as Node);
      const theme = chooseTheme(measured);
      const own = relativeLuminance(measured.color);
      for (const number of TINTS) {
        const textColor = theme.setsTextColor ? luminance(textColors.get(`nv-26${theme.tints}`) ?? "") : own;
        const tint = luminance(backgrounds.get(`nv-${number}${theme.tints}`) ?? "");
        expect(contrast(textColor, tint), `nv-${number}${theme.tints}`).to.be.at.least(4.5);
      }
      for (const number of theme.lines === "t" ? [] : LINES) {
        const line = luminance(lines.get(`nv-${number}${theme.lines}`) ?? "");
        expect(contrast(line, relativeLuminance(measured.background)), `nv-${number}${theme.lines}`).to.be.at.least(3);
      }
    });
  }
});

describe("createColorSampler", () => {
  const measured = (node: Node) => {
    const { background, color: textColor } = createColorSampler()(node);
    return [background, textColor].map((color) => color.map(Math.round));
  };

  it("looks through transparent elements and blends half-transparent ones", () => {
    const outer = document.createElement("div");
    outer.className = "words";
    outer.style.cssText = "background: #000; color: #fff";
    const veil = outer.appendChild(document.createElement("div"));
    veil.style.background = "rgb(255 255 255 / 0.5)";
    const inner = veil.appendChild(document.createElement("p"));
    inner.textContent = "words";
    document.body.append(outer);
    expect(measured(inner.firstChild as Node)).to.deep.equal([
      [128, 128, 128],
      [255, 255, 255],
    ]);
  });

  it("finds the background of a host and of a slot through a shadow tree", () => {
    const host = document.createElement("div");
    host.className = "words";
    host.style.cssText = "background: rgb(0, 0, 60)";
    const root = host.attachShadow({ mode: "open" });
    root.append("loose words");
    const box = root.appendChild(document.createElement("div"));
    box.style.cssText = "background: rgb(200, 0, 0)";
    box.append(document.createElement("slot"));
    host.append("slotted words");
    document.body.append(host);
    expect(measured(root.firstChild as Node)[0]).to.deep.equal([0, 0, 60]);
    expect(measured(host.firstChild as Node)[0]).to.deep.equal([200, 0, 0]);
  });
});

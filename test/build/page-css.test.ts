import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

/** Returns the selectors before each ::highlight in the style sheet that a browser inserts into pages. */
function subjectsIn(browser: string): Set<string> {
  const css = readFileSync(join(import.meta.dirname, "..", "..", "dist", browser, "page.css"), "utf8");
  return new Set([...css.matchAll(/([^,{}]*)::highlight\(/g)].map(([, before = ""]) => before));
}

describe("The style sheet for pages", () => {
  it("styles only the root's highlights in Chromium, which computes highlight styles for every element that a selector matches", () => {
    expect([...subjectsIn("chrome")]).to.deep.equal([":root"]);
  });

  it("styles the highlights of every element in Firefox, which does not inherit highlight styles", () => {
    expect([...subjectsIn("firefox")]).to.deep.equal([""]);
  });

  it("sets line widths relative to the font size, so that inherited lines scale with the text", () => {
    const css = readFileSync(join(import.meta.dirname, "..", "..", "src", "page", "page.css"), "utf8");
    expect(css).not.to.match(/[0-9]r?em\b/);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

/** What stands before each highlight in the sheet that a browser puts into pages. */
function subjectsIn(browser: string): Set<string> {
  const css = readFileSync(join(import.meta.dirname, "..", "..", "dist", browser, "page.css"), "utf8");
  return new Set([...css.matchAll(/([^,{}]*)::highlight\(/g)].map(([, before = ""]) => before));
}

describe("The sheet for pages", () => {
  it("styles the root's highlights alone in Chromium, which works out those of every element that is named", () => {
    expect([...subjectsIn("chrome")]).to.deep.equal([":root"]);
  });

  it("styles those of every element in Firefox, where none is inherited", () => {
    expect([...subjectsIn("firefox")]).to.deep.equal([""]);
  });

  it("measures lines by shares of the letters' height, which also scale where they are inherited", () => {
    const css = readFileSync(join(import.meta.dirname, "..", "..", "src", "page", "page.css"), "utf8");
    expect(css).not.to.match(/[0-9]r?em\b/);
  });
});

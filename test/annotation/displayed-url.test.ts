import { expect } from "chai";
import { canDisplay, isDocumentAt, isPageUrl } from "../../src/annotation/displayed-url.ts";

const SITE = "https://news.example";

describe("canDisplay", () => {
  const rows: [what: string, before: string, after: string, expected: boolean][] = [
    ["another path of the site", `${SITE}/a`, `${SITE}/b?c#d`, true],
    ["another hash route", `${SITE}/#/a`, `${SITE}/#/b`, true],
    ["another site", `${SITE}/a`, "https://evil.example/a", false],
    ["a subdomain", `${SITE}/a`, "https://sub.release-notes.example/a", false],
    ["a site whose name begins with the same letters", `${SITE}/a`, "https://news.example.evil.example/a", false],
    ["the site with http instead of https", `${SITE}/a`, "http://news.example/a", false],
    ["another port", `${SITE}/a`, `${SITE}:8443/a`, false],
    ["another file", "file:///home/a.html", "file:///home/b.html", false],
    ["another part of a file", "file:///home/a.html#x", "file:///home/a.html?y#z", true],
    ["an invalid URL", `${SITE}/a`, "", false],
    ["any URL for a sender without a URL", "", `${SITE}/a`, false],
  ];
  for (const [what, before, after, expected] of rows) {
    it(`${expected ? "allows" : "refuses"} ${what}`, () => expect(canDisplay(before, after)).to.equal(expected));
  }
});

describe("isDocumentAt", () => {
  const rows: [what: string, url: string, loaded: string, shown: string | undefined, expected: boolean][] = [
    ["the page as it was loaded", `${SITE}/a`, `${SITE}/a`, `${SITE}/a`, true],
    [
      "a page that was loaded with a user name and a password",
      `${SITE}/a`,
      "https://user:secret@news.example/a",
      `${SITE}/a`,
      true,
    ],
    [
      "another site whose URL has the site as its user name",
      `${SITE}/a`,
      "https://news.example@evil.example/a",
      `${SITE}/a`,
      false,
    ],
    ["the page that a script has displayed instead", `${SITE}/b`, `${SITE}/a`, `${SITE}/b`, true],
    ["the page as it was loaded, from a script that asks after a change", `${SITE}/a`, `${SITE}/a`, `${SITE}/b`, true],
    ["a third page of the site", `${SITE}/c`, `${SITE}/a`, `${SITE}/b`, false],
    ["the page with tracking parameters", `${SITE}/b?utm_source=x`, `${SITE}/a`, `${SITE}/b`, true],
    ["another site", "https://bank.example/b", `${SITE}/a`, `${SITE}/b`, false],
    ["the site to which the tab has navigated", "https://bank.example/", `${SITE}/a`, "https://bank.example/", false],
    ["its own page after the tab has navigated", `${SITE}/a`, `${SITE}/a`, "https://bank.example/", true],
    ["another page after the tab has navigated", `${SITE}/b`, `${SITE}/a`, "https://bank.example/", false],
    ["a page of the site where the displayed URL is unknown", `${SITE}/b`, `${SITE}/a`, undefined, true],
    ["another site where the displayed URL is unknown", "https://bank.example/", `${SITE}/a`, undefined, false],
    ["another file where the displayed URL is unknown", "file:///b.html", "file:///a.html", undefined, false],
    ["any page for a sender without a URL", `${SITE}/a`, "", `${SITE}/a`, false],
  ];
  for (const [what, url, loaded, shown, expected] of rows) {
    it(`${expected ? "returns true" : "returns false"} for ${what}`, () =>
      expect(isDocumentAt(url, { loaded, displayed: shown })).to.equal(expected));
  }
});

describe("isPageUrl", () => {
  it("returns true for web pages and files, and false for all other URLs", () => {
    for (const url of ["https://a.example/", "http://a.example/", "file:///a.html"])
      expect(isPageUrl(url)).to.equal(true);
    for (const url of ["about:srcdoc", "about:blank", "blob:https://a.example/1", "data:text/html,x", ""])
      expect(isPageUrl(url)).to.equal(false);
  });
});

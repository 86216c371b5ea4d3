import { expect } from "chai";
import { unreadableReason } from "../../src/background/unreadable-reason.ts";

const OWN = "moz-extension://6f1d7a52-0c4e-4a1b-9d7c-3b1f0e2d4c5a/";

describe("unreadableReason", () => {
  const rows: [tab: string, reported: { url?: string; status?: string }, expected: string | undefined][] = [
    ["a web page", { url: "https://www.example.org/", status: "complete" }, undefined],
    ["a web page that is loading", { url: "https://www.example.org/", status: "loading" }, undefined],
    ["a page whose address is hidden from the extension", { status: "complete" }, undefined],
    ["a page of the extension", { url: `${OWN}library.html#notes`, status: "complete" }, "own page"],
    ["a page of the extension that is loading", { url: `${OWN}library.html`, status: "loading" }, "own page"],
    ["a page of another extension", { url: "moz-extension://other/page.html", status: "complete" }, undefined],
    ["a new tab that is still empty", { url: "about:blank", status: "loading" }, "closed page"],
    ["a page of the browser", { url: "about:license", status: "complete" }, "closed page"],
    ["a loading tab without an address", { status: "loading" }, "closed page"],
    ["a loading tab with an empty address", { url: "", status: "loading" }, "closed page"],
  ];
  for (const [tab, reported, expected] of rows) {
    it(`returns ${expected ?? "nothing"} for ${tab}`, () => {
      expect(unreadableReason(reported, OWN)).to.equal(expected);
    });
  }
});

import { expect } from "chai";
import { findSavedUrl } from "../../src/annotation/find-saved-url.ts";
import { parseAddressList } from "../../src/annotation/parse-address-list.ts";

describe("parseAddressList", () => {
  it("returns the addresses in their order without empty lines and spaces", () => {
    expect(parseAddressList(" https://example.org/b?x=1 \r\n\n\thttp://example.org/a#part\n")).to.deep.equal({
      urls: ["https://example.org/b?x=1", "http://example.org/a#part"],
      refused: [],
    });
  });

  it("reports the lines that are not the address of a web page", () => {
    const lines = ["example.org/a", "https://", "file:///a.html", "https://a.example/x y", "javascript:alert(1)"];
    const { urls, refused } = parseAddressList(["https://a.example", ...lines].join("\n"));
    expect(urls).to.deep.equal(["https://a.example"]);
    expect(refused).to.deep.equal(lines.map((text, n) => ({ line: n + 2, text, reason: "wrong" })));
  });

  it("reports the lines that repeat the page of an earlier line", () => {
    const { urls, refused } = parseAddressList("https://a.example/1\nhttps://A.example/1?utm_source=mail\n");
    expect(urls).to.deep.equal(["https://a.example/1"]);
    expect(refused).to.deep.equal([{ line: 2, text: "https://A.example/1?utm_source=mail", reason: "repeated" }]);
  });
});

describe("findSavedUrl", () => {
  const CASES: readonly (readonly [what: string, html: string, url: string | undefined])[] = [
    [
      "of Chromium",
      "<!DOCTYPE html>\n<!-- saved from url=(0031)https://example.org/call?id=7 -->\n<html>",
      "https://example.org/call?id=7",
    ],
    [
      "of SingleFile",
      "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://example.org/call \n saved date: Tue\n-->",
      "https://example.org/call",
    ],
    ["that says a local file", "<!-- saved from url=(0014)about:internet -->", undefined],
    ["without a comment", "<html><a href='https://example.org/'>", undefined],
  ];
  for (const [what, html, url] of CASES)
    it(`reads the comment ${what}`, () => {
      expect(findSavedUrl(html)).to.equal(url);
    });
});

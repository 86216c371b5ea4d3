import { expect } from "chai";
import { originalOfPage, originalUrlOf } from "../../src/annotation/original-url.ts";

describe("originalUrlOf", () => {
  const page = "https://www.example.org/news/call?id=7";
  const copies: [copy: string, original: string][] = [
    [`https://web.archive.org/web/20260314093000/${page}`, page],
    [`https://web.archive.org/web/20260314093000id_/${page}`, page],
    [`https://web.archive.org/web/2026*/${page}`, page],
    [`https://web.archive.org/web/${page}`, page],
    ["https://web.archive.org/web/20260314093000/https:/www.example.org/a", "https://www.example.org/a"],
    ["https://web.archive.org/web/20260314093000if_/http://example.org/", "http://example.org/"],
    [`https://archive.ph/2026.03.14-093000/${page}`, page],
    [`https://archive.today/20260314093000/${page}`, page],
    [`https://archive.is/newest/${page}`, page],
    [`https://arquivo.pt/wayback/20260314093000mp_/${page}`, page],
    [`https://webarchive.nationalarchives.gov.uk/ukgwa/20260314093000/${page}`, page],
    [`https://wayback.archive-it.org/1234/20260314093000/${page}`, page],
    ["https://www-example-org.translate.goog/news/call?id=7&_x_tr_sl=es&_x_tr_tl=en", page],
    ["https://a--b-example-org.translate.goog/?_x_tr_tl=en", "https://a-b.example.org/"],
  ];
  for (const [copy, original] of copies) {
    it(`returns ${original} for ${copy}`, () => expect(originalUrlOf(copy)).to.equal(original));
  }

  const others = [
    page,
    "https://archive.ph/AbC12",
    "https://web.archive.org/",
    `https://example.com/web/20260314093000/${page}`,
    "https://web.archive.org/web/20260314093000/javascript:alert(1)",
    "",
  ];
  for (const url of others)
    it(`returns undefined for ${url || "an empty string"}`, () => expect(originalUrlOf(url)).to.equal(undefined));
});

describe("originalOfPage", () => {
  const page = "https://www.example.org/news/call?id=7";
  const short = "https://archive.ph/AbC12";

  it("returns the original for a short address whose page names its own long address", () => {
    expect(originalOfPage(short, `https://archive.ph/2026.03.14-093000/${page}`)).to.equal(page);
  });

  it("ignores long addresses of other sites and addresses that are not copies", () => {
    expect(originalOfPage("https://example.com/", `https://archive.ph/2026.03.14-093000/${page}`)).to.equal("");
    expect(originalOfPage(short, "https://archive.ph/AbC12/image")).to.equal("");
    expect(originalOfPage("", "")).to.equal("");
  });
});

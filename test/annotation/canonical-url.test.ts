import { expect } from "chai";
import { canonicalUrlOf } from "../../src/annotation/canonical-url.ts";

describe("canonicalUrlOf", () => {
  const shown = "https://www.example.org/news/call";
  const taken: [what: string, named: string, shown: string][] = [
    ["that is its own", shown, shown],
    ["with a slash at the end", `${shown}/`, shown],
    ["with the name of an index", `${shown}/index.html`, `${shown}/`],
    ["without what tells of a page for telephones", shown, `${shown}/amp/`],
    ["with other parameters", shown, `${shown}?from=mail`],
    ["on the host without www", "https://example.org/news/call2", shown],
    ["of a page for telephones, on the site's own host", shown, "https://m.example.org/n/1"],
    ["of an AMP page, on the site's own host", shown, "https://amp.example.org/news/call"],
    ["with encryption, of a page without", `${shown}/`, "http://www.example.org/news/call"],
    ["of the front page by its index", "https://www.example.org/", "https://www.example.org/index.html"],
  ];
  for (const [what, named, at] of taken) {
    it(`takes an address ${what}`, () => expect(canonicalUrlOf(named, at)).to.equal(named));
  }

  const refused: [what: string, named: string, shown: string][] = [
    ["of another site", "https://example.com/news/call", shown],
    ["of a site under the same name", "https://minister.example.org/news/call", shown],
    ["of the front page, which many sites name everywhere", "https://www.example.org/", shown],
    ["of the front page by its index", "https://www.example.org/index.php", shown],
    ["that would run", "javascript:alert(1)", shown],
    ["that is none", "", shown],
  ];
  for (const [what, named, at] of refused) {
    it(`takes no address ${what}`, () => expect(canonicalUrlOf(named, at)).to.equal(undefined));
  }

  it("drops what names a passage", () => {
    expect(canonicalUrlOf(`${shown}/#:~:text=x`, shown)).to.equal(`${shown}/`);
  });
});

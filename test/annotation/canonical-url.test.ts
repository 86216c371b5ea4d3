import { expect } from "chai";
import { canonicalUrlOf } from "../../src/annotation/canonical-url.ts";

describe("canonicalUrlOf", () => {
  const shown = "https://www.example.org/news/call";
  const taken: [what: string, named: string, shown: string][] = [
    ["that equals the page's own", shown, shown],
    ["with a trailing slash", `${shown}/`, shown],
    ["with the file name of an index page", `${shown}/index.html`, `${shown}/`],
    ["without the path of the mobile page", shown, `${shown}/amp/`],
    ["with other parameters", shown, `${shown}?from=mail`],
    ["on the host without www", "https://example.org/news/call2", shown],
    ["of the main host on a mobile page", shown, "https://m.example.org/n/1"],
    ["of the main host on an AMP page", shown, "https://amp.example.org/news/call"],
    ["with https on a page with http", `${shown}/`, "http://www.example.org/news/call"],
    ["of the front page by its index", "https://www.example.org/", "https://www.example.org/index.html"],
  ];
  for (const [what, named, at] of taken) {
    it(`accepts a URL ${what}`, () => expect(canonicalUrlOf(named, at)).to.equal(named));
  }

  const refused: [what: string, named: string, shown: string][] = [
    ["of another site", "https://example.com/news/call", shown],
    ["of a subdomain", "https://minister.example.org/news/call", shown],
    ["of the front page, which many sites name on every page", "https://www.example.org/", shown],
    ["of the front page by its index", "https://www.example.org/index.php", shown],
    ["that would run a script", "javascript:alert(1)", shown],
    ["that is empty", "", shown],
  ];
  for (const [what, named, at] of refused) {
    it(`rejects a URL ${what}`, () => expect(canonicalUrlOf(named, at)).to.equal(undefined));
  }

  it("drops the text directive", () => {
    expect(canonicalUrlOf(`${shown}/#:~:text=x`, shown)).to.equal(`${shown}/`);
  });
});

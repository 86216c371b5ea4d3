import { expect } from "chai";
import fc from "fast-check";
import { MAX_URL_LENGTH, pageKey, stripTextDirective } from "../../src/annotation/page-url.ts";

describe("pageKey", () => {
  const rows: [string, string, string][] = [
    ["drops a fragment", "https://a.org/p#part", "https://a.org/p"],
    ["drops a text directive", "https://a.org/p#:~:text=x,y", "https://a.org/p"],
    ["keeps a route", "https://a.org/#/news/1", "https://a.org/#/news/1"],
    ["keeps a hashbang, without its directive", "https://a.org/#!news:~:text=x", "https://a.org/#!news"],
    ["drops tracking parameters", "https://a.org/p?utm_source=x&id=7&fbclid=1&gclid=2", "https://a.org/p?id=7"],
    [
      "drops a query that is empty without its tracking parameters",
      "https://a.org/p?utm_medium=mail",
      "https://a.org/p",
    ],
    [
      "keeps every other parameter and their order",
      "https://a.org/p?b=2&a=1&ref=x&t=3",
      "https://a.org/p?b=2&a=1&ref=x&t=3",
    ],
    ["writes scheme and host in lower case", "HTTPS://A.Org/Path", "https://a.org/Path"],
    ["drops the default port of the scheme", "https://a.org:443/p", "https://a.org/p"],
    ["drops a user name and a password", "https://user:p@ss@a.org:443/p@q", "https://a.org/p@q"],
    ["keeps another port", "http://a.org:443/p", "http://a.org:443/p"],
    ["adds the slash after a bare host", "https://a.org?x=1", "https://a.org/?x=1"],
    ["keeps a path that looks like a directive", "https://a.org/p:~:text=x", "https://a.org/p:~:text=x"],
    [
      "writes percent codes in upper case",
      "https://a.org/f%c3%b6rhandling?q=%c3%a5",
      "https://a.org/f%C3%B6rhandling?q=%C3%A5",
    ],
    [
      "decodes percent codes that are not needed",
      "https://a.org/%7Eminister/a%2Db?q=%41",
      "https://a.org/~minister/a-b?q=A",
    ],
    [
      "keeps percent codes of reserved characters",
      "https://a.org/a%2fb?q=%26%23%3d",
      "https://a.org/a%2Fb?q=%26%23%3D",
    ],
    ["keeps a percent sign that begins no code", "https://a.org/100%/%zz", "https://a.org/100%/%zz"],
    ["percent-encodes letters that are not ASCII", "https://a.org/förhandling", "https://a.org/f%C3%B6rhandling"],
    ["drops an empty query", "https://a.org/call?", "https://a.org/call"],
    ["drops an empty query before a fragment", "https://a.org/call?#top", "https://a.org/call"],
    ["drops campaign parameters", "https://a.org/p?mkt_tok=1&cmpid=2&_ga=3&_gl=4&page=5", "https://a.org/p?page=5"],
    ["leaves an invalid page URL unchanged", "about:blank#x", "about:blank#x"],
  ];
  for (const [name, url, key] of rows) it(name, () => expect(pageKey(url)).to.equal(key));

  // A regular expression that restarts at every character took minutes.
  it("parses a fragment of a million characters", () => {
    const hostile = `https://a.org/p${"#".repeat(1_000_000)}`;
    expect(pageKey(hostile)).to.equal("https://a.org/p");
    expect(pageKey(`https://a.org/p#${":#".repeat(500_000)}`)).to.equal("https://a.org/p");
    expect(pageKey(`https://a.org/p#${":~".repeat(500_000)}`)).to.equal("https://a.org/p");
  });

  it("gives a long URL a short unique key that does not depend on its text directive", () => {
    const long = `https://a.org/p?state=${"x".repeat(100_000)}`;
    expect(pageKey(long).length).to.be.at.most(MAX_URL_LENGTH);
    expect(pageKey(`${long}y`)).not.to.equal(pageKey(`${long}z`));
    expect(pageKey(pageKey(long))).to.equal(pageKey(long));
    expect(pageKey(`${long}#part:~:text=x`)).to.equal(pageKey(long));
    const route = `https://a.org/#/${"x".repeat(100_000)}`;
    expect(pageKey(stripTextDirective(route))).to.equal(pageKey(route));
  });

  it("returns a key that is its own key", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(pageKey(pageKey(url))).to.equal(pageKey(url));
      }),
    );
  });

  it("never gives the same key to URLs that differ in host, path or an ordinary parameter", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_.%-]{1,8}$/);
    const address = fc.record({ host: fc.domain(), path: fc.array(word), id: word });
    fc.assert(
      fc.property(address, address, (a, b) => {
        const urlOf = (x: typeof a) => `https://${x.host}/${x.path.join("/")}?id=${x.id}`;
        fc.pre(urlOf(a) !== urlOf(b) && a.host.toLowerCase() !== b.host.toLowerCase());
        expect(pageKey(urlOf(a))).not.to.equal(pageKey(urlOf(b)));
        expect(pageKey(urlOf({ ...a, path: b.path })) === pageKey(urlOf(a))).to.equal(
          a.path.join("/") === b.path.join("/"),
        );
        expect(pageKey(urlOf({ ...a, id: b.id })) === pageKey(urlOf(a))).to.equal(a.id === b.id);
      }),
    );
  });

  it("can drop only the text directive", () => {
    expect(stripTextDirective("https://a.org/p?utm_source=x#part:~:text=y")).to.equal(
      "https://a.org/p?utm_source=x#part",
    );
  });
});

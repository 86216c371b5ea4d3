import { expect } from "chai";
import { ArticleUrls } from "../../src/content-script/article-urls.ts";
import { TranslationDetector } from "../../src/content-script/translation-detector.ts";
import { finish } from "../../src/engine/slices.ts";
import { readPageText } from "../../src/page/page-text.ts";

const FIRST = "Readout of the call with Minister Arrieta";
const SECOND = "Readout of the meeting with Minister Teixeira";

const before = { url: location.href, title: document.title };

function addArticle(title: string): Element {
  const article = document.createElement("article");
  article.innerHTML = `<h1>${title}</h1><p>The ministers spoke.</p>`;
  document.body.append(article);
  return article;
}

/** Changes the address as a page does while the user scrolls. */
function show(path: string, title: string): void {
  history.replaceState({}, "", path);
  document.title = title;
}

const pathAt = (articles: ArticleUrls, place: Element) => new URL(articles.urlAt(place).url).pathname;

beforeEach(() => {
  document.documentElement.lang = "en";
});

afterEach(() => {
  for (const one of document.querySelectorAll("article, font")) one.remove();
  history.replaceState({}, "", before.url);
  document.title = before.title;
  document.documentElement.className = "";
  document.documentElement.lang = "en";
});

describe("ArticleUrls", () => {
  it("keeps the address of an article when the next article is added below under another address, and when the user scrolls back", () => {
    const articles = new ArticleUrls();
    show("/first", `${FIRST} - Ministry`);
    const first = addArticle(FIRST);
    articles.update();
    const second = addArticle(SECOND);
    show("/second", SECOND);
    articles.update();
    const paths = () => [first, second].map((one) => pathAt(articles, one.querySelector("p") as Element));
    expect(paths()).to.deep.equal(["/first", "/second"]);
    expect(articles.urlAt(first.lastElementChild ?? undefined).title).to.equal(FIRST);
    expect(articles.urls.map((url) => new URL(url).pathname)).to.deep.equal(["/second", "/first"]);
    show("/first", FIRST);
    articles.update();
    expect(paths()).to.deep.equal(["/first", "/second"]);
  });

  it("returns the headline of each article, the one of the page's own address first, and the text below each", () => {
    const articles = new ArticleUrls();
    show("/first", FIRST);
    const first = addArticle(FIRST);
    // Text above a headline is not part of the article.
    first.prepend("Monday");
    articles.update();
    const second = addArticle(SECOND);
    show("/second", SECOND);
    articles.update();
    const headings = [second, first].map((one) => one.querySelector("h1"));
    expect(articles.headings).to.deep.equal(headings);
    const page = readPageText(document);
    const read = articles.headings.map((heading) => finish(page.articleFrom(heading, articles.headings)));
    expect(read.map((one) => one?.title)).to.deep.equal([SECOND, FIRST]);
    expect(read.map((one) => one && page.text.slice(one.main.start, one.main.end))).to.deep.equal([
      `${SECOND}\nThe ministers spoke.`,
      `${FIRST}\nThe ministers spoke.`,
    ]);
  });

  it("adopts the new address when the page only cleans up its address", () => {
    const articles = new ArticleUrls();
    show("/first?id=7", FIRST);
    const first = addArticle(FIRST);
    articles.update();
    show("/news/first", FIRST);
    articles.update();
    expect(pathAt(articles, first.lastElementChild as Element)).to.equal("/news/first");
  });

  it("adopts the new address when another article replaces the first, even in the same elements", () => {
    const articles = new ArticleUrls();
    show("/first", FIRST);
    const first = addArticle(FIRST);
    articles.update();
    show("/second", SECOND);
    (first.firstElementChild as Element).textContent = SECOND;
    articles.update();
    expect(pathAt(articles, first.lastElementChild as Element)).to.equal("/second");
    expect(articles.urls.length).to.equal(1);
  });
});

describe("TranslationDetector", () => {
  const ways: [what: string, translate: () => void][] = [
    ["Chromium's class", () => (document.documentElement.className = "translated-ltr")],
    ["Chromium's class for another direction", () => (document.documentElement.className = "a translated-rtl")],
    [
      "the elements that Chromium puts around text",
      () => {
        const font = document.createElement("font");
        font.style.verticalAlign = "inherit";
        font.append(font.cloneNode());
        document.body.append(font);
      },
    ],
    ["another language at the same address", () => (document.documentElement.lang = "fr")],
  ];
  for (const [what, translate] of ways) {
    it(`detects a translation by ${what}`, () => {
      const watch = new TranslationDetector();
      expect(watch.isTranslated()).to.equal(false);
      translate();
      expect(watch.isTranslated()).to.equal(true);
    });
  }

  it("ignores a language that changes with the address, a change of region, and a language that is set late", () => {
    const watch = new TranslationDetector();
    document.documentElement.lang = "en-GB";
    expect(watch.isTranslated()).to.equal(false);
    history.replaceState({}, "", "/fr/news");
    document.documentElement.lang = "fr";
    expect(watch.isTranslated()).to.equal(false);
    document.documentElement.lang = "";
    expect(new TranslationDetector().isTranslated()).to.equal(false);
  });
});

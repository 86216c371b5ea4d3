import { expect } from "chai";
import { JSDOM } from "jsdom";
import { classifyPage } from "../../src/detector/classify-page.ts";
import { extractArticle } from "../../src/detector/extract-article.ts";
import { READOUTS } from "./detect-samples.ts";

const HEADLINE = "Minister Salmela meets with the Foreign Minister of Morocco";
const LEAD =
  "Minister for Foreign Affairs of Finland Aino Salmela held talks on Wednesday with Moroccan Foreign Minister Youssef Benhaddou.";
const REST =
  "The ministers discussed trade in green hydrogen and agreed to hold consultations every year. Minister Salmela expressed Finland's appreciation for Morocco's role in the Sahel and stressed the value of the partnership.";
const MENU = Array.from({ length: 60 }, (_, i) => `<li><a href="/${i}">Province and topic number ${i}</a></li>`).join(
  "",
);

/** Created once, because creating a window takes longer than analysing a page. */
const { DOMParser } = new JSDOM("").window;
const parser = new DOMParser();

function pageOf(html: string): Document {
  return parser.parseFromString(html, "text/html");
}

function isOffered(body: string): boolean {
  return classifyPage(pageOf(`<title>Ministry</title>${body}`)).isReadout;
}

describe("classifyPage", () => {
  it("finds a readout in plain paragraphs", () => {
    expect(isOffered(`<h1>${HEADLINE}</h1><p>${LEAD}</p><p>${REST}</p>`)).to.equal(true);
  });

  it("finds each invented readout inside an article", () => {
    for (const { name, text } of READOUTS) {
      const [title = "", ...lines] = text.split("\n");
      const body = `<article><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join("")}</article>`;
      expect(isOffered(body), name).to.equal(true);
    }
  });

  it("finds a readout between a menu of links and related links", () => {
    const links = `<ul>${MENU}</ul>`;
    expect(isOffered(`${links}<div><h1>${HEADLINE}</h1><p>${LEAD}</p><p>${REST}</p></div>${links}`)).to.equal(true);
  });

  it("finds a readout in a page whose whole content is in a form", () => {
    expect(isOffered(`<form><div><h1>${HEADLINE}</h1><span>${LEAD}<br><br>${REST}</span></div></form>`)).to.equal(true);
  });

  it("finds a readout with manual line breaks and one with soft hyphens", () => {
    const lines = `${LEAD} ${REST}`.replace(/(.{50}\S*) /g, "$1<br>");
    expect(lines).to.contain("<br>");
    expect(isOffered(`<h1>${HEADLINE}</h1><div>${lines}</div>`)).to.equal(true);
    const hyphened = `${LEAD} ${REST}`.replace(/([aeiou][a-z])(?=[a-z]{2})/g, "$1&shy;");
    expect(isOffered(`<h1>${HEADLINE.replace("iste", "is&shy;te")}</h1><p>${hyphened}</p>`)).to.equal(true);
  });

  it("finds a readout in open shadow trees, but not inside a menu", () => {
    const inTree = (html: string, around: string) => {
      const page = pageOf(`<title>Ministry</title>${around}`);
      const outer = page.querySelector("x-page")?.attachShadow({ mode: "open" });
      const inner = page.createElement("x-article");
      outer?.append(inner);
      inner.attachShadow({ mode: "open" }).innerHTML = html;
      return classifyPage(page);
    };
    const story = `<h1>${HEADLINE}</h1><p>${LEAD}</p><p>${REST}</p>`;
    expect(inTree(story, "<x-page></x-page>").isReadout).to.equal(true);
    expect(inTree(`<main>${story}</main>`, "<nav>News</nav><x-page></x-page>").isReadout).to.equal(true);
    expect(inTree(story, "<nav><x-page></x-page></nav>").isReadout).to.equal(false);
  });

  it("finds a readout that an open cookie dialog hides from assistive technology", () => {
    expect(
      isOffered(`<div aria-hidden="true"><main><h1>${HEADLINE}</h1><p>${LEAD}</p><p>${REST}</p></main></div>`),
    ).to.equal(true);
  });

  it("finds a readout whose headline is only in the page's title", () => {
    const html = `<title>${HEADLINE}</title><h1>MFA</h1><main><p>${LEAD}</p><p>${REST}</p></main>`;
    expect(classifyPage(pageOf(html)).isReadout).to.equal(true);
  });

  it("ignores text in scripts, menus, headers and footers", () => {
    const html = (tag: string): string =>
      `<h1>The weather in the hills</h1><p>Rain.</p><${tag}>${LEAD} ${REST}</${tag}>`;
    for (const tag of ["script", "nav", "header", "footer", "aside", "noscript"]) {
      expect(isOffered(html(tag)), tag).to.equal(false);
    }
  });

  it("does not read the text of a page whose title and headline name no office, event or state", () => {
    const text = `<p>${LEAD}</p><p>${REST}</p>`;
    const read = (title: string, headline: string): boolean =>
      classifyPage(pageOf(`<title>${title}</title><h1>${headline}</h1>${text}`)).isReadout;
    expect(read("The garden pages – roses and vegetables", "How to prune a rose in the spring")).to.equal(false);
    // Each of these is sufficient by itself: a word of the headline, a word of the title,
    // a title as short as the name of a site, another script.
    expect(
      read("The garden pages – roses and vegetables", "Salmela in Rabat: roses for closer ties with Morocco"),
    ).to.equal(true);
    expect(read("News – Ministry for Foreign Affairs", "A green future needs roses and more of them")).to.equal(true);
    expect(read("The garden pages – roses", "Min&shy;ister Salmela prunes a rose in the spring")).to.equal(true);
    expect(read("News", "Roses, roses")).to.equal(true);
    expect(read("وزارة خارجية فستمارك والأخبار", "وزير الخارجية يلتقي وزيرة خارجية المغرب في الرباط")).to.equal(true);
  });

  it("reports no length for a page that has no headline yet, so that it is classified again", () => {
    const title = "<title>The garden pages – roses and vegetables</title>";
    expect(classifyPage(pageOf(`${title}<div>Loading</div>`)).length).to.equal(0);
    expect(classifyPage(pageOf(`${title}<h1>How to prune a rose in the spring</h1>`)).length).to.be.above(400);
  });

  it("finds no readout in an empty page", () => {
    expect(classifyPage(pageOf("")).isReadout).to.equal(false);
  });
});

describe("extractArticle", () => {
  it("starts a new line at block elements and <br>, but not at inline elements", () => {
    const html = `<h1>A headline of words</h1><div>One <b>bold</b>er.<br>Two<br><i>three</i></div><p>Four</p>`;
    expect(extractArticle(pageOf(html), 1_000).text).to.equal("One bolder.\nTwo\nthree\nFour");
  });

  it("does not change the page", () => {
    const page = pageOf(`<h1>${HEADLINE}</h1><p>${LEAD}</p>`);
    const before = page.documentElement.outerHTML;
    classifyPage(page);
    expect(page.documentElement.outerHTML).to.equal(before);
  });
});

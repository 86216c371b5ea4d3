import { expect } from "chai";
import fc from "fast-check";
import { mainTextOf, readPageText } from "../../src/page/page-text.ts";

/** A page of its own, laid out by the browser, without the test runner's elements around it. */
async function pageOf(html: string): Promise<Document> {
  const frame = document.createElement("iframe");
  frame.srcdoc = html;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  return frame.contentDocument as Document;
}

afterEach(() => {
  for (const frame of document.querySelectorAll("iframe")) frame.remove();
});

const TEXTS: readonly (readonly [what: string, html: string, text: string])[] = [
  ["joins inline markup", "<p>The <b>Presi</b>dent <i>said</i>.</p>", "The President said."],
  ["collapses white space as the page shows it", "<p>  one\n   two\t three </p>", "one two three"],
  ["gives each block a line", "<h2>Title</h2><p>One.</p><div>Two.<div>Three.</div></div>", "Title\nOne.\nTwo.\nThree."],
  ["breaks at br", "<div>One.<br>Two.<br/><br/>Three.</div>", "One.\nTwo.\nThree."],
  [
    "leaves hidden text out",
    "<p>Seen</p><p style='display:none'>hidden</p><p style='visibility:hidden'>too</p>",
    "Seen",
  ],
  ["leaves scripts and styles out", "<style>p{}</style><p>Seen</p><script>var x = 'no'</script>", "Seen"],
  ["keeps preformatted lines", "<pre>one\n  two</pre>", "one\n  two"],
  ["keeps no-break spaces", "<p>20&nbsp;km</p>", "20\u00a0km"],
  ["reads the base of ruby, not its gloss", "<p><ruby>漢<rt>kan</rt></ruby>字</p>", "漢字"],
  ["separates cells", "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A\nB\nC"],
  ["is empty for a page without text", "<p>  </p><img>", ""],
];

describe("readPageText", () => {
  for (const [what, html, text] of TEXTS) {
    it(what, async () => {
      expect(readPageText(await pageOf(html)).text).to.equal(text);
    });
  }

  it("maps every span to a range with the same letters, and back", async () => {
    const html = "<p>One  <b>two</b>\n three<br>four <i></i><span>fi</span>ve</p><pre>six\n seven</pre><p>  eight</p>";
    const page = readPageText(await pageOf(html));
    const letters = (text: string) => text.replace(/\s+/g, "");
    for (let start = 0; start < page.text.length; start += 1) {
      for (let end = start + 1; end <= page.text.length; end += 1) {
        const words = page.text.slice(start, end);
        if (!words.trim()) continue;
        const range = page.rangeOf({ start, end });
        expect(letters(String(range)), JSON.stringify(words)).to.equal(letters(words));
        const back = range && page.spanOf(range);
        expect(back && page.text.slice(back.start, back.end).trim()).to.equal(words.trim());
      }
    }
  });

  it("finds the span of a range whose ends are elements", async () => {
    const document = await pageOf("<p>one</p><p id=two>two</p><p>three</p>");
    const page = readPageText(document);
    const range = document.createRange();
    range.selectNode(document.getElementById("two") as Element);
    const span = page.spanOf(range);
    expect(span && page.text.slice(span.start, span.end)).to.equal("two");
  });

  it("gives no range when the nodes have left the page", async () => {
    const document = await pageOf("<p id=gone>words</p>");
    const page = readPageText(document);
    document.getElementById("gone")?.remove();
    expect(page.rangeOf({ start: 0, end: 5 })).to.equal(undefined);
  });

  it("takes the heading and the story for the main content, and leaves the furniture out", async () => {
    const story = "The two sides discussed the weather at length and agreed to speak of it again. ".repeat(3);
    const page = readPageText(
      await pageOf(
        `<nav><a href=#>Home</a> <a href=#>All the news of the ministry in one place</a></nav><h1>Talks on weather</h1>
         <p>1 May</p><div class="share-bar">Share this page with all of your friends and colleagues</div>
         <div><p>${story}</p><p>${story}</p></div><aside>Another story about something else entirely</aside><footer>Contact the ministry</footer>`,
      ),
    );
    expect(page.title).to.equal("Talks on weather");
    expect(
      mainTextOf(page)
        .split(/\n+/)
        .map((line) => line.trim()),
    ).to.deep.equal(["Talks on weather", "1 May", story.trim(), story.trim()]);
    expect(mainTextOf(page)).to.have.length(page.main.end - page.main.start);
  });

  it("does not take a wrapper for furniture because of its name", async () => {
    const story =
      "The ministers reviewed the state of the bridges and agreed to meet again in the autumn of next year. ";
    const page = readPageText(
      await pageOf(
        `<div class="l-sidebar-fixed lg:pt-nav"><h1>Talks on bridges</h1><p>${story}</p><p>${story}</p><p>${story}</p>
         <div class="sidebar"><p>${story}</p></div><div class="comments"><p>I ${story}</p><p>${story}</p><p>${story}</p></div></div>`,
      ),
    );
    expect(mainTextOf(page).match(/The ministers/g)).to.have.length(3);
  });

  it("reads a page nested deeper than a walk by recursion could go", () => {
    // Never laid out: browsers themselves break at such depths.
    const nested = document.implementation.createHTMLDocument("");
    let at: Element = nested.body;
    for (let depth = 0; depth < 15_000; depth += 1) at = at.appendChild(nested.createElement("span"));
    at.textContent = "end";
    expect(readPageText(nested, () => "inline").text).to.equal("end");
    at.remove();
  });

  it("never throws, and keeps spans and ranges together, on any text", async () => {
    const document = await pageOf("<p></p><div></div>");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), async (first, second) => {
        document.body.replaceChildren(document.createElement("p"), first, document.createElement("div"), second);
        const page = readPageText(document);
        const range = page.rangeOf({ start: 0, end: page.text.length });
        if (page.text) expect(page.spanOf(range as Range)).to.deep.equal({ start: 0, end: page.text.length });
      }),
      { numRuns: 200 },
    );
  });
});

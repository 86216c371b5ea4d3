import { expect } from "chai";
import fc from "fast-check";
import { finish } from "../../src/engine/slices.ts";
import { collectText } from "../../src/page/collect-text.ts";
import { layoutFromStyles } from "../../src/page/element-layout.ts";
import { getMainText, readPageText, readPageTextIncrementally } from "../../src/page/page-text.ts";

/** Returns a separate page that the browser lays out, without the elements of the test runner. */
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
  ["collapses white space as the browser renders it", "<p>  one\n   two\t three </p>", "one two three"],
  [
    "starts a new line at block elements",
    "<h2>Title</h2><p>One.</p><div>Two.<div>Three.</div></div>",
    "Title\nOne.\nTwo.\nThree.",
  ],
  ["starts a new line at <br>", "<div>One.<br>Two.<br/><br/>Three.</div>", "One.\nTwo.\nThree."],
  ["omits hidden text", "<p>Seen</p><p style='display:none'>hidden</p><p style='visibility:hidden'>too</p>", "Seen"],
  [
    "reads what a descendant shows again of a hidden element",
    "<div style='visibility:hidden'>hidden<p style='visibility:visible'>Seen <i style='visibility:hidden'>not</i>again</p></div>",
    "Seen again",
  ],
  [
    "omits text without a size, and reads what a descendant shows of it",
    "<p>The strait <span style='font-size:0'>boots</span>must <span style='font-size:0'><b style='font-size:9px'>stay</b> open</span></p>",
    "The strait must stay",
  ],
  ["omits scripts and styles", "<style>p{}</style><p>Seen</p><script>var x = 'no'</script>", "Seen"],
  ["keeps preformatted lines", "<pre>one\n  two</pre>", "one\n  two"],
  ["keeps no-break spaces", "<p>20&nbsp;km</p>", "20\u00a0km"],
  ["reads the base of ruby, not its annotation", "<p><ruby>漢<rt>kan</rt></ruby>字</p>", "漢字"],
  ["separates table cells", "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A\nB\nC"],
  [
    "starts a new line at each list entry",
    "<ul><li>One<li>Two<ol><li>Three</ol></ul><dl><dt>A<dd>B</dl>",
    "One\nTwo\nThree\nA\nB",
  ],
  ["reads a caption and a header cell", "<table><caption>Trade</caption><th>Year<td>2026</table>", "Trade\nYear\n2026"],
  ["omits text that an ancestor hides", "<div hidden><p>hidden <b>too</b></p></div><p>Seen</p>", "Seen"],
  ["reads text that is hidden from assistive technology only", "<p aria-hidden=true>Seen</p>", "Seen"],
  ["reads transparent text, which may fade in later", "<p style='opacity:0'>Seen</p>", "Seen"],
  [
    "omits text for screen readers only",
    "<p>Seen <span style='position:absolute;width:1px;height:1px;overflow:hidden'>opens in a new window</span></p>",
    "Seen",
  ],
  [
    "reads only the summary of a closed details element",
    "<details><summary>More</summary><p>folded</p></details>",
    "More",
  ],
  ["reads an open details element", "<details open><summary>More</summary><p>Seen</p></details>", "More\nSeen"],
  [
    "reads an open shadow tree at the position of its host",
    "<p>Before</p><div><template shadowrootmode=open><p>In the tree</p></template></div><p>After</p>",
    "Before\nIn the tree\nAfter",
  ],
  [
    "reads slotted text at its slot, and the fallback text of an empty slot",
    "<div>unslotted<b slot=a>Beta</b><template shadowrootmode=open><p>Alpha <slot name=a></slot> <slot name=c>gamma</slot></p></template></div>",
    "Alpha Beta gamma",
  ],
  ["ignores a closed shadow tree", "<div><template shadowrootmode=closed>no</template></div><p>Seen</p>", "Seen"],
  ["returns an empty text for a page without text", "<p>  </p><img>", ""],
  [
    "reads a floating drop cap as part of its word",
    "<p><span style=float:left>F</span>oreign Minister</p>",
    "Foreign Minister",
  ],
  [
    "joins a drop cap and white space to its word, except for a word of one letter",
    "<p><b style=float:left>T</b> he minister</p><p><b style=float:left>A</b> minister</p>",
    "The minister\nA minister",
  ],
  [
    "reads a drop cap with its quotation mark, also in a separate block",
    "<div><div style=float:left>“W</div>e agreed</div><p><span style=float:left><i>I</i></span><b>n</b> May</p>",
    "“We agreed\nIn May",
  ],
  [
    "keeps a footnote number that is out of the flow next to its word",
    "<p>navigation<a style=position:absolute>1</a> must<sup><a style=float:right>[2, 3]</a></sup> be</p>",
    "navigation1 must[2, 3] be",
  ],
  [
    "moves text that floats inside a sentence after the sentence",
    "<p>The river <span style=float:right>Ships on the river</span>is <span style=float:left><img> A picture</span>open.</p><p>End</p>",
    "The river is open.\nShips on the river\nA picture\nEnd",
  ],
  [
    "moves text with a fixed position after the sentence",
    "<p>The river <b style=position:fixed>Menu</b>is open.</p>",
    "The river is open.\nMenu",
  ],
  [
    "moves text that floats inside a paragraph to its end",
    "<div>The river <div style=float:right>Ships here</div>is open.<br><br>It is wide.<div>End</div></div>",
    "The river is open.\nShips here\nIt is wide.\nEnd",
  ],
  [
    "starts a new line at each of several adjacent floats",
    "<ul><li style=float:left>Home</li><li style=float:left>News</li></ul><div style=float:left>A</div><div style=float:left>B</div>",
    "Home\nNews\nA\nB",
  ],
  [
    "moves the text of a drawing inside a sentence after the sentence",
    "<p>The river <a href=#><svg width=9 height=9><text>icon</text></svg></a>is <svg><path d='M0 0'/></svg>open.</p><p>End</p>",
    "The river is open.\nicon\nEnd",
  ],
  [
    "does not split a sentence at a floating image",
    "<p>The river <img style=float:left> is open.</p>",
    "The river is open.",
  ],
  [
    "omits a label that cannot be selected",
    "<p>must be <span style='user-select:none'>[Share]</span>upheld</p><p>Seen</p><div style='user-select:none'>Copy</div>",
    "must be upheld\nSeen",
  ],
  [
    "omits buttons and the titles of SVG images",
    "<p>must be <button>Share</button>upheld <svg><title>Arrow</title><desc>It points down</desc></svg>now</p>",
    "must be upheld now",
  ],
  [
    "reads a page that forbids to select its text",
    "<body style='user-select:none'><div style='user-select:none'><p style='user-select:none'>Seen <b>words</b></p></div>",
    "Seen words",
  ],
  [
    "omits text that is clipped or positioned far outside the page",
    "<p>Seen<span style='position:absolute;clip:rect(0,0,0,0)'>no</span><span style='position:absolute;left:-9999px'>no</span></p>",
    "Seen",
  ],
  [
    "omits soft hyphens and line break opportunities",
    "<p>stres&shy;sed in\u200bter<wbr>na&shy;tional \ufefflaw</p><p>\u200b</p>",
    "stressed international law",
  ],
  ["omits soft hyphens in preformatted text", "<pre>stres&shy;sed\nnow</pre>", "stressed\nnow"],
  [
    "keeps line breaks where the style of an inline element preserves them",
    "<p><span style=white-space:pre-wrap>One.\nTwo.</span></p><div style=white-space:pre-line>\n  Three.\n  Four   five.\n</div>",
    "One.\nTwo.\nThree.\nFour five.",
  ],
  [
    "keeps line breaks between elements of preformatted text",
    "<pre><b>one</b>\n<i>two</i> <i>three</i></pre>",
    "one\ntwo three",
  ],
  [
    "collapses white space in preformatted text where a style requires it",
    "<pre>one\n<span style=white-space:normal>two\n three</span></pre>",
    "one\ntwo three",
  ],
  [
    "joins hand-broken lines, and no others",
    "<div>The ministers underlined that the river must be kept<br>open to the ships of all the states that lie along it<br>in every season.<br><br>Harbour Street 4<br>Solvik</div>",
    "The ministers underlined that the river must be kept open to the ships of all the states that lie along it in every season.\nHarbour Street 4\nSolvik",
  ],
  [
    "joins hand-broken lines in preformatted text",
    "<pre>The ministers underlined that the river must be kept\nopen to the ships of all states.\n\nThe end.</pre>",
    "The ministers underlined that the river must be kept open to the ships of all states.\n\nThe end.",
  ],
  [
    "reads a headline with line breaks as one line",
    "<h1>Talks on<br>the river</h1><p>One.<br>Two.</p>",
    "Talks on the river\nOne.\nTwo.",
  ],
  [
    "omits text with hidden=until-found",
    "<p>Seen</p><div hidden=until-found>folded</div><div style=content-visibility:hidden>too</div>",
    "Seen",
  ],
];

/** Returns a document that is served and parsed as XML. */
async function xmlPageOf(body: string): Promise<Document> {
  const frame = document.createElement("iframe");
  const xml = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>News</title></head><body>${body}</body></html>`;
  frame.src = URL.createObjectURL(new Blob([xml], { type: "application/xhtml+xml" }));
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  return frame.contentDocument as Document;
}

const inEach = (stories: readonly string[], open: string, close: string) =>
  stories.map((story) => open + story + close).join("");

const WRAPPED: readonly (readonly [how: string, wrap: (stories: readonly string[]) => string])[] = [
  ["when each has one wrapper", (stories) => inEach(stories, "<div><p>", "</p></div>")],
  ["when each has two wrappers", (stories) => inEach(stories, "<div><div><p>", "</p></div></div>")],
  [
    "when each has five wrappers",
    (stories) => inEach(stories, "<div><div><div><section><div><p>", "</p></div></section></div></div></div>"),
  ],
  [
    "when each has a wrapper with a button",
    (stories) => inEach(stories, "<div><div><p>", "</p></div><button>Share</button></div>"),
  ],
  [
    "when their parts are nested to different depths",
    ([a = "", b = "", c = "", d = ""]) =>
      `<div><div><p>${a}</p></div></div><section><div><p>${b}</p><p>${c}</p></div></section><div><p>${d}</p></div>`,
  ],
  [
    "in parts of which one has nearly all",
    ([a = "", b = "", c = "", d = ""]) =>
      `<section class=part><p>${a}</p></section><section class=part><p>${b}</p><p>${c}</p><p>${d}</p></section>`,
  ],
  ["in inline wrappers", (stories) => inEach(stories, "<span><span><p>", "</p></span></span>")],
  ["in a form that wraps the page", (stories) => `<form>${inEach(stories, "<p>", "</p>")}<input type=submit></form>`],
  [
    "in a form with fields named like properties of the form",
    (stories) => {
      const names = "id name title lang dir style hidden action method target children elements length".split(" ");
      const fields = names.map((name) => `<input type=hidden name=${name}>`).join("");
      return `<form>${fields}${inEach(stories, "<p>", "</p>")}</form>`;
    },
  ],
  ["without elements of their own", (stories) => inEach(stories, "<div><div>", "</div></div>")],
];

const letters = (text: string) => text.replace(/\s+/g, "");

/**
 * Generates markup of every kind that the traversal distinguishes, nested arbitrarily. The parser creates the shadow
 * trees.
 */
const WORDS = fc.stringMatching(/^[a-zé漢 \n\u00a0]{0,12}$/);
const { markup } = fc.letrec<{ markup: string; element: string }>((tie) => ({
  markup: fc
    .array(fc.oneof({ weight: 2, arbitrary: WORDS }, { weight: 3, arbitrary: tie("element") }), { maxLength: 4 })
    .map((parts) => parts.join("")),
  element: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("<br>", "<!-- no -->", "<i></i>", "<img alt=no>", "<script>var no</script>", "<input value=no>"),
    fc
      .tuple(
        fc.constantFrom("p", "div", "b", "span", "em", "pre", "section", "h2", "ul", "li", "blockquote", "a"),
        tie("markup"),
      )
      .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    fc
      .tuple(
        fc.constantFrom(
          "display:none",
          "visibility:hidden",
          "display:inline-block",
          "display:contents",
          "white-space:pre",
          "display:table-cell",
        ),
        tie("markup"),
      )
      .map(([style, inner]) => `<div style="${style}">${inner}</div>`),
    tie("markup").map((inner) => `<ruby>${inner}<rt>no</rt></ruby>`),
    fc
      .tuple(fc.boolean(), tie("markup"))
      .map(([open, inner]) => `<details${open ? " open" : ""}><summary>s</summary>${inner}</details>`),
    fc
      .tuple(tie("markup"), tie("markup"), tie("markup"))
      .map(
        ([light, before, after]) =>
          `<div>${light}<span slot=n>named</span><template shadowrootmode=open>${before}<slot></slot>${after}<slot name=n></slot></template></div>`,
      ),
  ),
}));

describe("readPageText", () => {
  for (const [what, html, text] of TEXTS) {
    it(what, async () => {
      expect(readPageText(await pageOf(html)).text).to.equal(text);
    });
  }

  it("maps every span to a range with the same text, and back", async () => {
    const html = "<p>One  <b>two</b>\n three<br>four <i></i><span>fi</span>ve</p><pre>six\n seven</pre><p>  eight</p>";
    const page = readPageText(await pageOf(html));
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

  it("maps spans over drop caps, footnotes, hand-broken lines and floats inside a sentence to their text", async () => {
    const document = await pageOf(
      "<p><span style=float:left>T</span>he riv&shy;er <span style=float:right>Ships</span>and the sea<sup style=position:absolute>1</sup> of the states are open<br>to all ships of the states.</p><pre>six\nseven</pre>",
    );
    const page = readPageText(document);
    expect(page.text).to.equal(
      "The river and the sea1 of the states are open to all ships of the states.\nShips\nsix\nseven",
    );
    const plain = (text: string) => letters(text).replaceAll("\u00ad", "");
    for (let start = 0; start < page.text.length; start += 1) {
      for (let end = start + 1; end <= page.text.length; end += 1) {
        const words = page.text.slice(start, end);
        if (words.trim()) expect(plain(page.rangesOf({ start, end }).join("")), words).to.equal(plain(words));
      }
    }
    const selected = document.createRange();
    selected.selectNodeContents(document.querySelector("p") as Element);
    const span = page.spanOf(selected);
    expect(span && page.text.slice(span.start, span.end)).to.match(/^The river .* the states\.\nShips$/);
  });

  it("reads a page that is served as XML like the same page served as HTML", async () => {
    const story = "The two sides discussed the weather at length and agreed to speak of it again. ".repeat(3);
    const body = `<nav><p>Minister Roe said that the menu is no claim of anyone at all, however long it is.</p></nav><h1>Talks on weather</h1><div><p>${story}</p><p>First line<br/>second line</p><style>p{}</style><details><summary>More</summary><p>folded</p></details><p>${story}</p></div><footer><p>${story}</p></footer>`;
    const [xml, html] = [await xmlPageOf(body), await pageOf(body)].map((document) => readPageText(document));
    expect(xml?.text).to.equal(html?.text);
    expect(xml?.title).to.equal("Talks on weather");
    expect([xml?.main, xml?.boilerplate]).to.deep.equal([html?.main, html?.boilerplate]);
    expect(xml && getMainText(xml))
      .to.contain("First line\nsecond line")
      .and.not.to.match(/menu|p\{\}|folded/);
  });

  for (const [what, wrap] of WRAPPED) {
    it(`includes all paragraphs in the main content ${what}`, async () => {
      const [one, two] = ["The ministers reviewed the state of the bridges. ", "They agreed to meet again in autumn. "];
      const stories = [one.repeat(3), two.repeat(2), one.repeat(5), two.repeat(4)];
      const page = readPageText(
        await pageOf(
          `<main><h1>Talks on bridges</h1>${wrap(stories)}</main><div><p>All rights are reserved by the ministry.</p></div>`,
        ),
      );
      expect(getMainText(page).split("\n").filter(Boolean)).to.deep.equal([
        "Talks on bridges",
        ...stories.map((story) => story.trim()),
      ]);
    });
  }

  it("finds the span of a range whose boundaries are elements", async () => {
    const document = await pageOf("<p>one</p><p id=two>two</p><p>three</p>");
    const page = readPageText(document);
    const range = document.createRange();
    range.selectNode(document.getElementById("two") as Element);
    const span = page.spanOf(range);
    expect(span && page.text.slice(span.start, span.end)).to.equal("two");
  });

  it("returns no range when the nodes have left the page", async () => {
    const document = await pageOf("<p id=gone>words</p>");
    const page = readPageText(document);
    document.getElementById("gone")?.remove();
    expect(page.rangeOf({ start: 0, end: 5 })).to.equal(undefined);
  });

  it("finds heading and story as the main content, without menus, asides and footers", async () => {
    const story = "The two sides discussed the weather at length and agreed to speak of it again. ".repeat(3);
    const page = readPageText(
      await pageOf(
        `<nav><a href=#>Home</a> <a href=#>All the news of the ministry in one place</a></nav><h1>Talks on weather</h1>
         <p>1 May</p><div class="share-bar">Share this page with all of your friends and colleagues</div>
         <div><p>${story}</p><figure><figcaption>The minister said that he was glad</figcaption></figure><p>${story}</p></div><aside>Another story about something else entirely</aside><footer>Contact the ministry</footer>`,
      ),
    );
    expect(page.title).to.equal("Talks on weather");
    expect(
      getMainText(page)
        .split(/\n+/)
        .map((line) => line.trim()),
    ).to.deep.equal(["Talks on weather", "1 May", story.trim(), story.trim()]);
    expect(getMainText(page)).to.have.length(page.main.end - page.main.start);
  });

  it("does not treat a wrapper as a sidebar or a menu because of its name", async () => {
    const story =
      "The ministers reviewed the state of the bridges and agreed to meet again in the autumn of next year. ";
    const page = readPageText(
      await pageOf(
        `<div class="l-sidebar-fixed lg:pt-nav"><h1>Talks on bridges</h1><p>${story}</p><p>${story}</p><p>${story}</p>
         <div class="sidebar"><p>${story}</p></div><div class="comments"><p>I ${story}</p><p>${story}</p><p>${story}</p></div></div>`,
      ),
    );
    expect(getMainText(page).match(/The ministers/g)).to.have.length(3);
  });

  it("reads a page that is nested too deeply for a recursive traversal", () => {
    // The document is never laid out: browsers themselves fail at such depths.
    const nested = document.implementation.createHTMLDocument("");
    let at: Element = nested.body;
    for (let depth = 0; depth < 15_000; depth += 1) at = at.appendChild(nested.createElement("span"));
    at.textContent = "end";
    expect(readPageText(nested, () => "inline").text).to.equal("end");
    at.remove();
  });

  it("maps every span of any page to ranges with the same text, and each range back", async () => {
    const document = await pageOf("<body>");
    let spans = 0;
    let treed = 0;
    await fc.assert(
      fc.property(markup, fc.infiniteStream(fc.nat({ max: 1000 })), (html, random) => {
        document.body.setHTMLUnsafe(html);
        const page = readPageText(document);
        if (page.shadowRoots.length > 0) treed += 1;
        for (let tries = 0; tries < 12 && page.text; tries += 1) {
          const start = (random.next().value as number) % page.text.length;
          const end = start + 1 + ((random.next().value as number) % (page.text.length - start));
          const ranges = page.rangesOf({ start, end });
          const inside = [...page.text.slice(start, end).matchAll(/[^ \n]/g)].map(({ index }) => start + index);
          // A range may cover unread text such as a gloss, so its boundaries and each of its characters are compared.
          for (const at of inside) {
            const [letter] = page.rangesOf({ start: at, end: at + 1 });
            expect(String(letter)).to.equal(page.text[at]);
            expect(page.spanOf(letter as Range)).to.deep.equal({ start: at, end: at + 1 });
          }
          const read = ranges.map((range) => page.spanOf(range)).flatMap((one) => one ?? []);
          expect(read).to.have.length(ranges.length);
          expect(letters(read.map((one) => page.text.slice(one.start, one.end)).join(""))).to.equal(
            letters(page.text.slice(start, end)),
          );
          spans += 1;
        }
      }),
      { numRuns: 400, includeErrorInReport: true },
    );
    expect(spans).to.be.greaterThan(500);
    expect(treed).to.be.greaterThan(20);
  });

  it("finds the span of a selection around a shadow tree", async () => {
    const document = await pageOf(
      "<p id=a>Before</p><div><template shadowrootmode=open><p>In the tree</p></template></div><p id=b>After</p>",
    );
    const page = readPageText(document);
    const range = document.createRange();
    range.setStart(document.getElementById("a")?.firstChild as Text, 2);
    range.setEnd(document.getElementById("b")?.firstChild as Text, 3);
    const span = page.spanOf(range);
    expect(span && page.text.slice(span.start, span.end)).to.equal("fore\nIn the tree\nAft");
    expect(span && page.rangesOf(span).map(String)).to.deep.equal(["fore", "In the tree", "Aft"]);
  });

  it("reports that a class or a style has shown or hidden something, and only then", async () => {
    const document = await pageOf(
      "<style>.folded,:not(:checked)+.boxed{display:none}</style><p>Seen</p><div class=folded><p>First</p></div><input type=checkbox><p class=boxed>Second</p><aside><p>Not the story</p></aside>",
    );
    const page = readPageText(document);
    const [story, folded, box, aside] = ["p", ".folded", "input", "aside p"].map((one) => document.querySelector(one));
    expect(finish(page.isShownAsRead())).to.equal(true);
    (story as HTMLElement).style.color = "red";
    (aside as HTMLElement).style.display = "none";
    expect(finish(page.isShownAsRead())).to.equal(true);
    folded?.classList.remove("folded");
    expect(finish(page.isShownAsRead())).to.equal(false);
    folded?.classList.add("folded");
    expect(finish(page.isShownAsRead())).to.equal(true);
    (box as HTMLInputElement).checked = true;
    expect(finish(page.isShownAsRead())).to.equal(false);
    (box as HTMLInputElement).checked = false;
    (story as HTMLElement).style.visibility = "hidden";
    expect(finish(page.isShownAsRead())).to.equal(false);
  });

  it("omits banners, menus and lists of other stories", async () => {
    const story = "The ministers reviewed the state of the bridges and agreed to meet again in the autumn. ".repeat(2);
    const boilerplate = [
      "<div id=onetrust-banner-sdk><p>We and our partners store cookies on your device to improve it.</p></div>",
      "<div class=CybotCookiebotDialog><p>This website uses cookies for statistics and for marketing.</p></div>",
      "<div style='position:fixed;bottom:0'><p>By going on you accept that we count your visits to us.</p></div>",
      "<div><template shadowrootmode=open><div role=dialog><p>Your privacy is important to us and to partners.</p></div></template></div>",
      "<div role=navigation><p>All the news of the ministry and of its many houses abroad</p></div>",
      "<section class=related-links><h2>Related</h2><ul><li><a href=#>Bridges of the past</a></ul></section>",
      "<ul class=breadcrumb><li><a href=#>Home</a><li><a href=#>News of the day</a></ul>",
    ];
    const page = readPageText(
      await pageOf(`<main><h1>Talks on bridges</h1>${boilerplate.join("")}<p>${story}</p><p>${story}</p></main>`),
    );
    expect(
      getMainText(page)
        .split(/\n+/)
        .map((line) => line.trim()),
    ).to.deep.equal(["Talks on bridges", story.trim(), story.trim()]);
  });

  it("reads few styles and characters between two pauses, however large the page is", async () => {
    const document = await pageOf("<p></p>");
    const [first] = document.getElementsByTagName("p");
    (first as Element).textContent = "word  ".repeat(100_000);
    for (let count = 0; count < 3_000; count += 1) document.body.append(document.createElement("p"), `words ${count}`);
    let asked = 0;
    let most = 0;
    const work = readPageTextIncrementally(document, (element) => {
      asked += 1;
      return layoutFromStyles(element);
    });
    let step = work.next();
    let steps = 1;
    for (; !step.done; steps += 1) {
      most = Math.max(most, asked);
      asked = 0;
      step = work.next();
    }
    expect(most).to.be.lessThan(50);
    expect(steps).to.be.greaterThan(6_000 / 50 + 600_000 / 100_000);
    expect(step.value.text).to.equal(readPageText(document).text);
  });

  it("reads the rest of a page that removes the node at which the reading pauses", async () => {
    const document = await pageOf("<body>");
    for (let count = 0; count < 1_000; count += 1) {
      document.body.append(Object.assign(document.createElement("p"), { textContent: `Line ${count}.` }));
    }
    const last = document.body.lastElementChild as Element;
    let asked: Element | undefined;
    const work = readPageTextIncrementally(document, (element) => {
      asked = element;
      return layoutFromStyles(element);
    });
    let step = work.next();
    for (; !step.done; step = work.next()) if (asked !== document.body && asked !== last) asked?.remove();
    expect(step.value.text.startsWith("Line 0.\nLine 1.")).to.equal(true);
    expect(step.value.text.endsWith("Line 998.\nLine 999.")).to.equal(true);
    expect(step.value.text.split("\n")).to.have.length(1_000);
  });

  it("ends on a page that grows as fast as it is read, and reports the text as incomplete", async () => {
    const { body } = await pageOf("<p>Beginning</p>");
    const grow = () => {
      body.append(body.ownerDocument.createElement("p"));
      return "block" as const;
    };
    const { isWhole, text } = finish(collectText(body, grow, 2_000));
    expect({ isWhole, text }).to.deep.equal({ isWhole: false, text: "Beginning" });
    expect(readPageText(body.ownerDocument).isWhole).to.equal(true);
  });

  it("never throws, and maps spans and ranges consistently, on any text", async () => {
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

describe("readPageText, on a page that the user is leaving", () => {
  const { getComputedStyle } = globalThis;
  afterEach(() => {
    globalThis.getComputedStyle = getComputedStyle;
  });

  it("returns no text and does not throw where the browser returns no styles", () => {
    // Firefox returns null for pages that the user is leaving and for frames that are not displayed.
    globalThis.getComputedStyle = () => null as unknown as CSSStyleDeclaration;
    expect(readPageText(document).text.trim()).to.equal("");
  });
});

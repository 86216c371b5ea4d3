import { expect } from "chai";
import { buildTextFragmentUrl } from "../../src/annotation/build-text-fragment.ts";
import { describe as describeSpan, withGaps } from "../../src/annotation/selectors.ts";
import { findGaps } from "../../src/page/find-gaps.ts";
import { readPageText } from "../../src/page/page-text.ts";

const HEARD = "<span style='position:absolute;width:1px;height:1px;overflow:hidden'>(opens again)</span>";

/** Inserts markup into the page for one test. */
function place(html: string): void {
  const part = document.createElement("div");
  part.className = "gaps";
  part.innerHTML = html;
  document.body.append(part);
}

afterEach(() => {
  for (const part of document.querySelectorAll(".gaps")) part.remove();
});

/** Returns the given text of the page with "|" at every gap: displayed words that are not in the extracted text. */
function markGaps(words: string): string {
  const page = readPageText(document);
  const start = page.text.indexOf(words);
  const span = { start, end: start + words.length };
  return findGaps(page, span).reduceRight(
    (text, at) => `${text.slice(0, at - start)}|${text.slice(at - start)}`,
    words,
  );
}

describe("findGaps", () => {
  const rows: [what: string, html: string, words: string, withGaps: string][] = [
    [
      "reports a gap at text for screen readers",
      `<p>Solvang stressed that navigation ${HEARD} must be upheld.</p>`,
      "stressed that navigation must be upheld",
      "stressed that navigation| must be upheld",
    ],
    ["reports a gap at hidden text", "<p>one <i hidden>x</i> <b>two</b> three</p>", "one two three", "one| two three"],
    [
      "reports a gap at ruby annotations",
      "<p><ruby>外務<rt>がいむ</rt></ruby><ruby>大臣<rt>だいじん</rt></ruby>は</p>",
      "外務大臣は",
      "外務|大臣|は",
    ],
    ["reports no gap at a script", "<p>one <script type=text/x>x</script>two</p>", "one two", "one two"],
    [
      "reports no gap at markup without text",
      "<p>one <b>two</b>\n <i> three</i></p>",
      "one two three",
      "one two three",
    ],
  ];
  for (const [what, html, words, expected] of rows) {
    it(what, () => {
      place(html);
      expect(markGaps(words)).to.equal(expected);
    });
  }

  it("does not report a gap between the first and the last words of a link", () => {
    place(`<p>Solvang stressed that navigation ${HEARD} must be upheld.</p>`);
    const page = readPageText(document);
    const start = page.text.indexOf("stressed that");
    const span = { start, end: start + "stressed that navigation must be upheld".length };
    const selectors = withGaps(describeSpan(page.text, span), findGaps(page, span));
    expect(buildTextFragmentUrl("https://example.org/", selectors)).to.match(
      /#:~:text=stressed%20that%20navigation,must%20be%20upheld$/,
    );
  });
});

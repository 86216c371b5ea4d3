import { expect } from "chai";
import fc from "fast-check";
import { buildTextFragmentUrl } from "../../src/annotation/build-text-fragment.ts";
import { describe as describeSpan, withGaps } from "../../src/annotation/selectors.ts";

const PAGE = "https://example.org/readout";

function urlOf(text: string, quote: string, page = PAGE): string {
  const start = text.indexOf(quote);
  return buildTextFragmentUrl(page, describeSpan(text, { start, end: start + quote.length }));
}

/** Returns the parts of a text directive as a browser parses them. */
function readParts(url: string): { prefix?: string; start?: string; end?: string; suffix?: string } {
  const parts = (url.split(":~:text=")[1] ?? "").split(",");
  const prefix = parts[0]?.endsWith("-") ? parts.shift()?.slice(0, -1) : undefined;
  const suffix = parts.at(-1)?.startsWith("-") ? parts.pop()?.slice(1) : undefined;
  const [start, end] = parts;
  const named = Object.entries({ prefix, start, end, suffix }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(named.map(([name, part]) => [name, decodeURIComponent(part as string)]));
}

describe("buildTextFragmentUrl", () => {
  const text =
    "Readout of the call\n\nThe U.S.-China talks, held on Monday & Tuesday, were candid (and long). The two sides agreed to keep in touch about trade.\n\nThey will meet again.";

  const rows: [string, string, string][] = [
    [
      "a quote with characters that separate the parts of a directive",
      "The U.S.-China talks, held on Monday & Tuesday, were candid (and long)",
      "#:~:text=The%20U.S.%2DChina%20talks%2C%20held%20on%20Monday%20%26%20Tuesday%2C%20were%20candid%20%28and%20long%29",
    ],
    [
      "a short quote with its context",
      "agreed to keep",
      "#:~:text=%28and%20long%29.%20The%20two%20sides-,agreed%20to%20keep,-in%20touch%20about%20trade.",
    ],
    ["a short separate line", "They will meet again.", "#:~:text=They%20will%20meet%20again."],
    [
      "a part of a word, extended to the whole word",
      "wo sides agreed to keep in touch about tra",
      "#:~:text=two%20sides%20agreed%20to%20keep%20in%20touch%20about%20trade",
    ],
  ];
  for (const [name, quote, directive] of rows) {
    it(`builds the directive of ${name}`, () => expect(urlOf(text, quote)).to.equal(PAGE + directive));
  }

  it("gives the first and last words of a quote over several paragraphs, with no part across a paragraph break", () => {
    const url = urlOf(text, text.slice(text.indexOf("The two sides"), text.lastIndexOf(".")));
    expect(readParts(url)).to.deep.equal({ start: "The two sides agreed to", end: "They will meet again" });
  });

  it("gives enough first and last words of a long quote to match its exact end", () => {
    const long = `First the ministers spoke at length. ${"They agreed on a great many things today. ".repeat(9)}They parted as many things today.`;
    const { start, end } = readParts(urlOf(long, long.slice(0, -1)));
    expect(start).to.equal("First the ministers spoke at");
    expect(end).to.equal("They parted as many things today".split(" ").slice(-5).join(" "));
    expect(long.indexOf(end as string)).to.equal(long.length - 1 - (end as string).length);
  });

  it("uses single characters where the text has no words", () => {
    const chinese = "习近平指出，中美两国要相互尊重。".repeat(30);
    const { start, end } = readParts(urlOf(chinese, chinese));
    expect(chinese.startsWith(start as string)).to.equal(true);
    expect(chinese.endsWith(end as string)).to.equal(true);
    expect((start as string).length).to.be.within(10, 40);
  });

  it("cuts the context as the browser does in a script without spaces between words", () => {
    const chinese =
      "习近平指出，中美两国要相互尊重、和平共处、合作共赢，这是从半个世纪中美关系历程中提炼出的经验，也是历史上大国冲突带来的启示，应该是中美共同努力的方向。";
    const { prefix, start, suffix } = readParts(urlOf(chinese, "中美两国要相互尊重"));
    expect(start).to.equal("中美两国要相互尊重");
    expect(chinese).to.include(`${prefix}${start}${suffix}`);
    const bounds = Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(chinese), ({ index }) => index);
    expect(bounds).to.include(chinese.indexOf(suffix as string) + (suffix as string).length);
  });

  describe("buildTextFragmentUrl, where the page displays text that is not part of the extracted text", () => {
    /** Returns the directive for a quote in a text. Each "|" in the text marks omitted page content. */
    const partsOf = (marked: string, quote: string) => {
      const plain = marked.replaceAll("|", "");
      const places = [...marked.matchAll(/\|/g)].map(({ index }, n) => index - n);
      const start = plain.indexOf(quote);
      const selectors = withGaps(describeSpan(plain, { start, end: start + quote.length }), places);
      return readParts(buildTextFragmentUrl(PAGE, selectors));
    };
    const rows: [what: string, marked: string, quote: string, parts: object][] = [
      [
        "gives first and last words of a quote that contains omitted text",
        "Solvang stressed that navigation| must be upheld.",
        "stressed that navigation must be upheld",
        { start: "stressed that navigation", end: "must be upheld" },
      ],
      [
        "gives no prefix from before omitted text",
        "The minister| Solvang stressed that navigation must be free, he said.",
        "stressed that navigation",
        { prefix: "Solvang", start: "stressed that navigation", suffix: "must be free, he" },
      ],
      [
        "gives no context when omitted text is next to the quote",
        "The minister said that |navigation must be free|, she said.",
        "navigation must be free",
        { start: "navigation must be free" },
      ],
      [
        "gives context for a range with short ends",
        "The ministers met in Oslo| today| and they spoke at length about trade.",
        "in Oslo today and they",
        { prefix: "ministers met", start: "in Oslo", end: "and they", suffix: "spoke at length about" },
      ],
      [
        "gives whole characters between ruby annotations",
        "会談で外務大臣|は航行|の自由|が重要だと述べた。",
        "外務大臣は航行の自由が重要だと述べた",
        { prefix: "で", start: "外務大臣", end: "が重要だと述べた" },
      ],
    ];
    for (const [what, marked, quote, parts] of rows) {
      it(what, () => expect(partsOf(marked, quote)).to.deep.equal(parts));
    }
  });

  it("keeps an existing fragment and replaces an existing directive", () => {
    const quote = "They will meet again.";
    const tail = ":~:text=They%20will%20meet%20again.";
    expect(urlOf(text, quote, `${PAGE}#part-2`)).to.equal(`${PAGE}#part-2${tail}`);
    expect(urlOf(text, quote, `${PAGE}#part-2:~:text=old`)).to.equal(`${PAGE}#part-2${tail}`);
    expect(urlOf(text, quote, `${PAGE}#:~:text=old`)).to.equal(`${PAGE}#${tail}`);
  });

  it("returns the page's URL alone for a quote of white space", () => {
    expect(urlOf("a \n b", " \n ")).to.equal(PAGE);
  });

  it("returns a URL whose parts can be parsed, for any quote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 500 }), (any) => {
        const url = buildTextFragmentUrl(PAGE, describeSpan(any, { start: 0, end: any.length }));
        expect(url).to.match(/^[\x21-\x7e]+$/);
        expect(url.replace(PAGE, "")).not.to.match(/[()[\]<>"'`|\s]/);
        for (const part of Object.values(readParts(url))) expect(part).not.to.match(/[\n\r]/);
      }),
    );
  });
});

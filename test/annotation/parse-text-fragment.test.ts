import { expect } from "chai";
import { buildTextFragmentUrl } from "../../src/annotation/build-text-fragment.ts";
import { locateTextFragment, parseTextFragments } from "../../src/annotation/parse-text-fragment.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { textOf } from "../../src/engine/span.ts";

const TEXT = [
  "Talks go on. The minister said that talks go on, and that the strait stays open.",
  "Talks go on: so the spokesman, too. “Ports & straits”, he said, “stay open, come what may – 100%”.",
  `A long line of ${"many words and ".repeat(40)}an end.`,
].join("\n");

describe("parseTextFragment", () => {
  const PASSAGES = [
    "Talks go on",
    "that the strait stays open",
    "“Ports & straits”",
    "stay open, come what may – 100%",
  ];
  for (const words of PASSAGES) {
    it(`finds the passage of a link that was built for “${words}”`, () => {
      for (let start = TEXT.indexOf(words); start >= 0; start = TEXT.indexOf(words, start + 1)) {
        const span = { start, end: start + words.length };
        const [passage] = parseTextFragments(
          buildTextFragmentUrl("https://mfa.example/1#top", describeSpan(TEXT, span)),
        );
        expect(passage && locateTextFragment(TEXT, passage)).to.deep.equal(span);
      }
    });
  }

  it("finds a long passage that its link gives by first and last words", () => {
    const span = { start: TEXT.indexOf("A long line"), end: TEXT.length };
    const [passage] = parseTextFragments(buildTextFragmentUrl("https://mfa.example/1", describeSpan(TEXT, span)));
    expect(passage?.end).not.to.equal("");
    const found = passage && locateTextFragment(TEXT, passage);
    expect(found && textOf(TEXT, found)).to.match(/^A long line .* an end\.$/);
  });

  it("returns nothing without a directive, or when the page does not contain the words", () => {
    expect(parseTextFragments("https://mfa.example/1#top")).to.deep.equal([]);
    expect(parseTextFragments("https://mfa.example/1#:~:text=")).to.deep.equal([]);
    const [passage] = parseTextFragments("https://mfa.example/1#:~:text=the%20moon");
    expect(passage && locateTextFragment(TEXT, passage)).to.equal(undefined);
  });

  it("parses URLs from other programs, with a stray percent sign and other directives", () => {
    const passages = parseTextFragments("https://mfa.example/1#:~:selector(x)&text=100%&text=said-,that%20talks,-go");
    expect(passages).to.deep.equal([
      { prefix: "", start: "100%", end: "", suffix: "" },
      { prefix: "said", start: "that talks", end: "", suffix: "go" },
    ]);
    expect(passages.map((one) => locateTextFragment(TEXT, one) !== undefined)).to.deep.equal([true, true]);
  });
});

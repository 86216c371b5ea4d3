import { expect } from "chai";
import fc from "fast-check";
import { alignQuote, prefixEditDistance } from "../../src/annotation/align-quote.ts";
import {
  type AmbiguousPassage,
  describe as describeSpan,
  type Located,
  locate,
  type Selectors,
  solePlace,
} from "../../src/annotation/selectors.ts";
import { indexText } from "../../src/annotation/text-index.ts";
import { type Span, textOf } from "../../src/engine/span.ts";

const WORDS =
  "the two sides ministers agreed underscored their commitment to peace stability region sanctions trade energy security cooperation visit Thursday called on parties welcomed progress toward lasting settlement discussed preparations ahead of next summit while reaffirming support for sovereignty and territorial integrity".split(
    " ",
  );

/** Generates text from a small vocabulary, so that phrases repeat as they do in readouts. */
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 16 })
  .map((words) => `${words.join(" ")}.`);
const prose = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 14 })
  .map((paragraphs) => paragraphs.map((sentences) => sentences.join(" ")).join("\n\n"));

/** Generates a text and a span of whole words in it, at least 40 characters long. */
const passage = fc.tuple(prose, fc.nat(), fc.nat({ max: 160 })).map(([text, at, more]) => {
  const start = text.lastIndexOf(" ", at % (text.length - 60)) + 1;
  const end = text.slice(start + 40 + more).search(/\s/);
  return { text, span: { start, end: end < 0 ? text.length : start + 40 + more + end } };
});

const anyText = fc.string({ unit: "binary", minLength: 1, maxLength: 300 });

function foundIn(text: string, located: Located): string | undefined {
  return "span" in located ? textOf(text, located.span) : undefined;
}

/**
 * Returns one minus the edit distance divided by the length: a plain similarity of two strings, computed independently
 * of the tested code.
 */
function alike(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let corner = row[0] as number;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      row[j] = Math.min(above + 1, (row[j - 1] as number) + 1, corner + (a[i - 1] === b[j - 1] ? 0 : 1));
      corner = above;
    }
  }
  return 1 - (row[b.length] as number) / Math.max(a.length, b.length, 1);
}

describe("describe", () => {
  it("stores 64 characters of context and never splits a surrogate pair", () => {
    const text = `${"😀".repeat(40)}a passage${"🇺🇦".repeat(40)}`;
    const [quote, position] = describeSpan(text, { start: 80, end: 89 });
    expect(quote.exact).to.equal("a passage");
    expect(quote.prefix).to.equal("😀".repeat(32));
    expect(position).to.deep.equal({ type: "TextPositionSelector", start: 80, end: 89 });
    const [odd] = describeSpan(`${text}!`, { start: 80, end: 88 });
    expect(odd.suffix.isWellFormed()).to.equal(true);
    expect(describeSpan(`x${text}`, { start: 82, end: 90 })[0].prefix.isWellFormed()).to.equal(true);
  });
});

describe("locate", () => {
  it("is the inverse of describe on any unchanged text", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const span = { start, end: start + 1 + (b % (text.length - start)) };
        expect(locate(text, describeSpan(text, span))).to.deep.equal({ state: "exact", span });
      }),
    );
  });

  it("finds the same words after text was inserted or deleted elsewhere", () => {
    fc.assert(
      fc.property(passage, prose, fc.boolean(), ({ text, span }, more, before) => {
        const changed = before ? `${more}\n\n${text}` : `${text}\n\n${more}`;
        const located = locate(changed, describeSpan(text, span));
        if (located.state === "ambiguous") expect(changed.split(textOf(text, span)).length).to.be.greaterThan(2);
        else expect(foundIn(changed, located)).to.equal(textOf(text, span));
      }),
    );
  });

  it("returns the exact position of words that occur once, after text was inserted before them", () => {
    fc.assert(
      fc.property(passage, sentence, ({ text, span }, more) => {
        const changed = `${more} ${text}`;
        fc.pre(changed.split(textOf(text, span)).length === 2);
        const by = more.length + 1;
        const moved = { start: span.start + by, end: span.end + by };
        expect(locate(changed, describeSpan(text, span))).to.deep.equal({ state: "moved", span: moved });
      }),
    );
  });

  it("finds a passage with a replaced word, with its exact boundaries", () => {
    fc.assert(
      fc.property(passage, fc.nat(), ({ text, span }, pick) => {
        const quote = textOf(text, span);
        const words = [...quote.matchAll(/\w+/g)];
        const word = words[pick % words.length] as RegExpExecArray;
        fc.pre(span.start > 0 && span.end < text.length);
        fc.pre(word[0].length < quote.length / 5 && new Set(words.map(String)).size > 4);
        const edited = `${quote.slice(0, word.index)}Xqz${quote.slice(word.index + word[0].length)}`;
        const changed = text.slice(0, span.start) + edited + text.slice(span.end);
        const located = locate(changed, describeSpan(text, span));
        fc.pre(located.state !== "ambiguous");
        expect(located.state).to.equal("changed");
        expect(foundIn(changed, located)).to.equal(edited);
      }),
    );
  });

  it("never returns a span that is unrelated to the quote", () => {
    fc.assert(
      fc.property(passage, prose, fc.nat(), ({ text, span }, other, cut) => {
        const quote = textOf(text, span);
        const at = cut % quote.length;
        for (const changed of [
          other,
          text.slice(0, span.start) + text.slice(span.end),
          text.slice(0, span.start + at) + other + text.slice(span.end),
          `${other}\n${text.slice(0, span.start)}${quote.split("").reverse().join("")}${text.slice(span.end)}`,
        ]) {
          const found = foundIn(changed, locate(changed, describeSpan(text, span)));
          if (found !== undefined) expect(alike(found, quote), `${quote} | ${found}`).to.be.at.least(0.45);
        }
      }),
    );
  });

  const rows: [string, (text: string) => string][] = [
    ["curly quotes", (text) => text.replaceAll('"', "”").replaceAll("'", "’")],
    ["white space", (text) => text.replaceAll(" ", " \n\t ")],
    ["no-break spaces", (text) => text.replaceAll(" ", "\u00a0")],
    ["soft hyphens", (text) => text.replaceAll("er", "e\u00adr")],
    ["zero-width spaces", (text) => text.replaceAll("-", "-\u200b")],
    ["long dashes", (text) => text.replaceAll("-", "–")],
    ["decomposed letters", (text) => text.normalize("NFD")],
  ];
  const readout =
    'Readout of the call.\n\nThe President said "the two sides\' teams" met Erdoğan and Süleyman in Türkiye - a long-standing partner - on Monday. He thanked them.\n\nThey will meet again.';
  for (const [name, change] of rows) {
    it(`matches a quote despite ${name}`, () => {
      const start = readout.indexOf("the two");
      const span = { start, end: readout.indexOf(" - on Monday") };
      const changed = change(readout);
      const selectors = describeSpan(readout, span);
      const located = locate(changed, selectors);
      expect(located.state).to.be.oneOf(["exact", "moved"]);
      expect(foundIn(changed, located)).to.equal(change(textOf(readout, span)));
      const back = locate(readout, describeSpan(changed, (located as { span: Span }).span));
      expect(foundIn(readout, back)).to.equal(textOf(readout, span));
    });
  }

  it("finds whole words when the first and the last word of the passage changed", () => {
    const text = "Yesterday they strongly condemned the attack. More details will follow in the coming days.";
    const selectors = describeSpan(text, { start: 15, end: 44 });
    const changed = "Yesterday they firmly condemned all the attacks. More details will follow in the coming days.";
    expect(foundIn(changed, locate(changed, selectors))).to.equal("firmly condemned all the attacks");
  });

  it("chooses between equal passages with equal context by position, and reports when it cannot", () => {
    const part = `${WORDS.join(" ")}. The two sides agreed to remain in contact. ${WORDS.join(" ")}.\n\n`;
    const text = part.repeat(3);
    const start = text.indexOf("The two sides", part.length);
    const span = { start, end: start + 44 };
    const selectors = describeSpan(text, span);
    expect(locate(text, selectors)).to.deep.equal({ state: "exact", span });
    const moved = locate(`Updated. ${text}`, selectors);
    expect(moved.state).to.equal("ambiguous");
    expect(moved).to.have.property("candidates").with.length(3);
    expect((moved as AmbiguousPassage).candidates[0]).to.deep.equal({ start: start + 9, end: start + 53 });
  });

  it("prefers matching context to the stored position when the same words occur in two contexts", () => {
    const first =
      "In Paris on Monday, ministers of both states spoke at length. They agreed. Then lunch was served to all the guests.";
    const second =
      "Elsewhere, far from there, generals of neither army came to terms. They agreed. Snow fell upon the hills that night.";
    const text = `${first}\n${second}`;
    const start = text.lastIndexOf("They agreed");
    const selectors = describeSpan(text, { start, end: start + 11 });
    const changed = `${second}\n${first}`;
    const at = changed.indexOf("They agreed");
    expect(locate(changed, selectors)).to.deep.equal({ state: "moved", span: { start: at, end: at + 11 } });
  });

  it("does not accept a short quote in an unrelated context", () => {
    const text = "The President raised Taiwan and the need for open lines of communication between the militaries.";
    const start = text.indexOf("Taiwan");
    const selectors = describeSpan(text, { start, end: start + 6 });
    const strange =
      "Exports of machine tools from Taiwan rose by four per cent in the last quarter, according to figures.";
    expect(locate(strange, selectors)).to.deep.equal({ state: "orphaned" });
  });

  it("does not find a quote of white space", () => {
    const selectors: Selectors = describeSpan("a  b", { start: 1, end: 3 });
    expect(locate("quite another text", selectors)).to.deep.equal({ state: "orphaned" });
  });

  it("finds a passage of many pages with a deleted sentence without aligning the whole passage", () => {
    const line = (n: number) => `Paragraph ${n}: ${WORDS.slice(n % 20, (n % 20) + 12).join(" ")}.\n`;
    const lines = Array.from({ length: 2000 }, (_, n) => line(n));
    const text = lines.join("");
    const span = { start: text.indexOf("Paragraph 100:"), end: text.indexOf("\nParagraph 1900:") };
    const changed = `New.\n${lines.filter((_, n) => n !== 1000).join("")}`;
    const located = locate(changed, describeSpan(text, span));
    expect(located.state).to.equal("changed");
    expect(foundIn(changed, located)).to.equal(textOf(text, span).replace(line(1000), ""));
  });

  it("searches one index many times, and a page of two million characters", () => {
    const page = Array.from(
      { length: 20_000 },
      (_, n) => `Paragraph ${n}: ${WORDS.slice(n % 20, (n % 20) + 12).join(" ")}.`,
    ).join("\n");
    const spans = Array.from({ length: 300 }, (_, n) => {
      const start = page.indexOf(`Paragraph ${n * 66}:`);
      return { start, end: page.indexOf("\n", start) };
    });
    const index = indexText(`Corrected version.\n${page}`);
    for (const span of spans) {
      const located = locate(index, describeSpan(page, span));
      expect(located).to.deep.equal({ state: "moved", span: { start: span.start + 19, end: span.end + 19 } });
    }
  });
});

describe("alignQuote", () => {
  it("returns the plain edit distance when the core is the whole quote", () => {
    const short = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 });
    fc.assert(
      fc.property(short, short, (text, words) => {
        fc.pre(words !== "");
        const { core, coreErrors } = alignQuote(text, "", words, "");
        const found = text.slice(core.start, core.end);
        const exactCost = Math.round((1 - alike(found, words)) * Math.max(found.length, words.length, 1));
        expect(coreErrors).to.equal(exactCost);
      }),
    );
  });
});

describe("prefixEditDistance", () => {
  it("returns the distance to the best prefix", () => {
    expect(prefixEditDistance("abcdef", "abc")).to.equal(0);
    expect(prefixEditDistance("xbcdef", "abc")).to.equal(1);
    expect(prefixEditDistance("", "abc")).to.equal(3);
    expect(prefixEditDistance("abc", "")).to.equal(0);
  });
});

describe("solePlace", () => {
  const span = { start: 3, end: 9 };

  it("returns the only candidate of an ambiguous passage, and undefined if there are several or none", () => {
    expect(solePlace({ state: "changed", span })).to.deep.equal(span);
    expect(solePlace({ state: "ambiguous", candidates: [span] })).to.deep.equal(span);
    expect(solePlace({ state: "ambiguous", candidates: [span, { start: 20, end: 26 }] })).to.equal(undefined);
    expect(solePlace({ state: "orphaned" })).to.equal(undefined);
  });
});

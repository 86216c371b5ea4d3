import { expect } from "chai";
import fc from "fast-check";
import { locateIncrementally, locateMany } from "../../src/annotation/locate-many.ts";
import { normalizeText } from "../../src/annotation/normalize-text.ts";
import { describe as describeSpan, locate, type Selectors } from "../../src/annotation/selectors.ts";
import { indexText } from "../../src/annotation/text-index.ts";
import { textOf } from "../../src/engine/span.ts";
import { editedPassages, evaluateLocation } from "./generate-edits.ts";

const SYLLABLES = "ba ke li mo nu ra se ti vo za du fe gi ho ju".split(" ");

/** Returns an invented name that is unique for each number. */
function name(n: number): string {
  const scrambled = (Math.imul(n + 1, 0x9e3779b1) >>> 0) % 759_375;
  return [1, 15, 225, 3375, 50_625].map((by) => SYLLABLES[Math.floor(scrambled / by) % 15]).join("");
}

/** Returns a page of sentences, no two of which share a name. */
function page(lines: number): string {
  return Array.from(
    { length: lines },
    (_, n) =>
      `The ${name(5 * n)} envoy of ${name(5 * n + 1)} told ${name(5 * n + 2)} that ${name(5 * n + 3)} may pass ${name(5 * n + 4)}.`,
  ).join("\n");
}

function selectorsOf(text: string, quote: string): Selectors {
  const start = text.indexOf(quote);
  return describeSpan(text, { start, end: start + quote.length });
}

const noPause = { pause: () => Promise.resolve() };

/**
 * Generates arbitrary text with a high share of difficult characters: lone surrogates, right-to-left text, emoji and
 * combining marks.
 */
const difficultText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "\ud83d",
        "\ude00",
        "😀👩‍👩‍👧",
        "الجانبان",
        "\u202e",
        "e\u0301\u0323",
        "한",
        " \u00ad ",
        "ﬁ",
        "x".repeat(9),
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("locate, after edits of the page", () => {
  it("returns the right position or reports that it is not certain", () => {
    fc.assert(
      fc.property(editedPassages("prose", 4), (one) => {
        fc.pre(one.span.end > one.span.start);
        const located = locate(one.edited, describeSpan(one.text, one.span));
        if ("span" in located) expect(evaluateLocation(one, located.span)).not.to.equal("wrong");
      }),
      { numRuns: 1000, seed: 2026 },
    );
  });

  it("finds a passage again after edits far from it", () => {
    const text = page(60);
    const quote = `envoy of ${name(151)} told ${name(152)}`;
    const selectors = selectorsOf(text, quote);
    const edited = `${page(3).toUpperCase()}\n${text.replace(`The ${name(250)}`, "Some other")}`;
    const located = locate(edited, selectors);
    expect(located.state).to.equal("moved");
    expect("span" in located && textOf(edited, located.span)).to.equal(quote);
  });

  it("finds a whole paragraph that was moved between two others", () => {
    const lines = page(40).split("\n");
    const selectors = selectorsOf(lines.join("\n"), lines[9] as string);
    const edited = [...lines.slice(0, 9), ...lines.slice(10, 30), lines[9], ...lines.slice(30)].join("\n");
    const located = locate(edited, selectors);
    expect(located.state).to.equal("moved");
    expect("span" in located && textOf(edited, located.span)).to.equal(lines[9]);
  });

  describe("with a short quote from a paragraph that was moved", () => {
    const paragraphs = [
      "The ministers spoke by telephone to discuss the ferry line between the two coasts of the northern strait.",
      "She thanked her counterpart for the pilots who had guided the convoy in the first days of spring.",
      "He said that his government would send two tugs. He warned that delays would have consequences for trade.",
      "They agreed to meet in May and reaffirmed their commitment to the convention on the safety of ferries.",
      "A joint commission of harbour masters will publish its findings before the end of the summer.",
    ];
    const orders = { end: [0, 1, 3, 4, 2], beginning: [2, 0, 1, 3, 4], "other side": [4, 3, 2, 1, 0] };
    const arranged = (order: readonly number[]) => order.map((at) => paragraphs[at]).join("\n\n");
    for (const quote of ["delays", "send two tugs", "his government would send two tugs", "for trade"]) {
      for (const [where, order] of Object.entries(orders)) {
        it(`finds “${quote}” at the ${where}`, () => {
          const edited = arranged(order);
          const located = locate(edited, selectorsOf(arranged([0, 1, 2, 3, 4]), quote));
          expect(located.state).to.be.oneOf(["moved", "exact"]);
          const start = edited.indexOf(quote);
          expect("span" in located && located.span).to.deep.equal({ start, end: start + quote.length });
        });
      }
    }

    it("does not find it in another article that has the same paragraph", () => {
      const selectors = selectorsOf(arranged([0, 1, 2, 3, 4]), "send two tugs");
      const other = [...Array.from({ length: 9 }, (_, at) => `Another story, part ${at}.`), paragraphs[2]].join("\n\n");
      expect(locate(other, selectors).state).to.be.oneOf(["orphaned", "ambiguous"]);
    });

    it("does not choose one of two copies", () => {
      const selectors = selectorsOf(arranged([0, 1, 2, 3, 4]), "delays");
      expect(locate(arranged([2, 0, 1, 3, 4, 2]), selectors).state).to.be.oneOf(["orphaned", "ambiguous"]);
    });
  });

  it("does not accept a distant copy for a passage that was overwritten", () => {
    const lines = page(40).split("\n");
    const selectors = selectorsOf(lines.join("\n"), lines[9] as string);
    const edited = lines
      .with(9, "Стороны договорились о перемирии.")
      .toSpliced(30, 0, lines[9] as string)
      .join("\n");
    expect(locate(edited, selectors).state).to.equal("ambiguous");
  });

  it("does not accept a nearby copy for a passage that was overwritten", () => {
    const ends = ", as agreed in the spring.";
    const lines = page(40).split("\n");
    const text = lines.join("\n") + ends;
    const selectors = selectorsOf(
      text,
      `envoy of ${name(196)} told ${name(197)} that ${name(198)} may pass ${name(199)}`,
    );
    const [{ exact }] = selectors;
    const edited = `${text.slice(0, text.lastIndexOf(exact))}wrote nothing at all.${ends}\n${exact}`;
    expect(locate(edited, selectors).state).to.equal("ambiguous");
  });

  it("disambiguates a phrase that occurs 50 times by its context", () => {
    const lines = Array.from(
      { length: 50 },
      (_, n) => `In ${name(3 * n)} the two sides spoke of ${name(3 * n + 1)} and ${name(3 * n + 2)}.`,
    );
    const text = lines.join("\n");
    const spans = lines.map((line) => {
      const start = text.indexOf(line) + line.indexOf("the two sides");
      return { start, end: start + 13 };
    });
    const edited = `A new first line.\n${text.replace(`spoke of ${name(91)}`, `argued over ${name(91)}`)}`;
    spans.forEach((span, n) => {
      const located = locate(edited, describeSpan(text, span));
      // The lines next to the edit contain the old words, so they resemble the old line as much as the new one does.
      expect(located.state, `line ${n}`).to.be.oneOf(n === 31 ? ["moved", "ambiguous"] : ["moved"]);
      if ("span" in located) expect(located.span.start - span.start).to.equal(n <= 30 ? 18 : 21);
    });
  });

  const rows: [string, string, string][] = [
    ["compatibility characters", "the oﬃce №５ of the Ministry…", "the office No5 of the Ministry..."],
    ["a lower-case first letter", "The envoys of all three houses met", "the envoys of all three houses met"],
    ["decomposed Korean syllables", "양측은 긴밀히 협력하기로 했다", "양측은 긴밀히 협력하기로 했다".normalize("NFD")],
  ];
  for (const [name, old, now] of rows) {
    it(`matches a quote despite ${name}`, () => {
      const frame = (words: string) => `${page(3)}\nIn the evening ${words}, as was said before.\n${page(2)}`;
      const located = locate(frame(now), selectorsOf(frame(old), old));
      expect(located.state).to.be.oneOf(["exact", "moved"]);
      expect("span" in located && textOf(frame(now), located.span)).to.equal(now);
    });
  }
});

describe("The normalized index of a text", () => {
  it("maps every span back to characters that read the same", () => {
    fc.assert(
      fc.property(difficultText, fc.nat(), fc.nat(), (text, a, b) => {
        const index = indexText(text);
        fc.pre(index.normal.length > 0);
        const start = a % index.normal.length;
        const end = start + 1 + (b % (index.normal.length - start));
        const span = index.spanOf(start, end);
        expect(span.end).to.be.greaterThan(span.start);
        expect(normalizeText(textOf(text, span))).to.include(index.normal.slice(start, end).trim());
      }),
    );
  });

  it("is the same for every Unicode encoding of the text", () => {
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as const) {
      const text = "Erdoğan, Süleyman ế ﬁ 양측 ½";
      expect(normalizeText(text.normalize(form))).to.equal(normalizeText(text));
    }
  });
});

describe("locate, on arbitrary text", () => {
  it("never throws and never returns a span outside the text", () => {
    fc.assert(
      fc.property(difficultText, difficultText, fc.nat(), fc.nat(), (text, other, a, b) => {
        const start = a % (text.length + 1);
        const selectors = describeSpan(text, { start, end: start + (b % (text.length - start + 1)) });
        for (const changed of [other, other + text, text.slice(start) + other]) {
          const located = locate(changed, selectors);
          if (!("span" in located)) continue;
          expect(located.span.start).to.be.within(0, changed.length);
          expect(located.span.end).to.be.within(located.span.start + 1, changed.length);
        }
      }),
    );
  });

  const quote = (exact: string): Selectors => [
    { type: "TextQuoteSelector", exact, prefix: "", suffix: "" },
    { type: "TextPositionSelector", start: 0, end: exact.length },
  ];

  it("returns the state orphaned for an empty quote and for one longer than the text", () => {
    expect(locate("any text", quote("")).state).to.equal("orphaned");
    expect(locate("any text", quote("any text at all, and more")).state).to.equal("orphaned");
    expect(locate("", quote("any text")).state).to.equal("orphaned");
  });

  /** Texts and quotes that would take too long for an algorithm whose cost is the product of the two lengths. */
  const heavy: [string, string, string][] = [
    ["one repeated letter", "a".repeat(2_000_000), "a".repeat(1_000_000)],
    ["two alternating letters", "ab".repeat(1_000_000), `${"ab".repeat(500_000)}c`],
    ["white space", " \u00a0".repeat(1_000_000), " ".repeat(1_000_000)],
    ["combining marks on one letter", `e${"\u0301".repeat(1_000_000)}`, `e${"\u0301\u0323".repeat(500_000)}`],
    ["lone surrogates", "\ud83d".repeat(1_000_000), "\ude00".repeat(1_000_000)],
    ["sentences", page(20_000), page(11_000).replace(name(25_000), "another")],
  ];
  for (const [name, text, exact] of heavy) {
    it(`searches a megabyte of ${name}`, () => {
      expect(locate(`x${text}`, quote(exact)).state).to.be.oneOf([
        "exact",
        "moved",
        "changed",
        "ambiguous",
        "orphaned",
      ]);
    });
  }
});

describe("locateMany", () => {
  const text = page(400);
  const lines = text.split("\n");
  const selectors = lines.slice(0, 300).map((line) => selectorsOf(text, line.slice(0, 60)));

  it("returns the results of locate in the order of the notes, and undefined for notes without a passage", async () => {
    const edited = `New.\n${text.replace(name(37), "that house")}`;
    const pass = await locateMany(edited, [undefined, ...selectors], noPause);
    expect(pass?.located[0]).to.equal(undefined);
    const index = indexText(edited);
    expect(pass?.located.slice(1)).to.deep.equal(selectors.map((one) => locate(index, one)));
  });

  it("stops at the next pause after its signal is aborted", async () => {
    const controller = new AbortController();
    let pauses = 0;
    const pause = async () => {
      if (++pauses === 2) controller.abort();
    };
    const pass = await locateMany(`New.\n${text}`, selectors, { pause, budget: 0, signal: controller.signal });
    expect(pass).to.equal(undefined);
    expect(pauses).to.equal(2);
  });

  it("pauses while it indexes a long text, and after every note", () => {
    const steps = [...locateIncrementally(`New.\n${page(20_000)}`, selectors)].length;
    expect(steps).to.be.greaterThan(selectors.length + 20);
  });

  it("searches again only for notes that were not found or whose text has changed", async () => {
    const half = lines.slice(0, 150).join("\n");
    const first = await locateMany(half, selectors, noPause);
    expect(first?.located.filter((one) => one && "span" in one)).to.have.length(150);
    const late = `${lines.slice(0, 100).join("\n")}\nA line that came late.\n${lines.slice(100).join("\n")}`;
    const second = await locateMany(late, selectors, { ...noPause, previous: first });
    expect(second?.located).to.deep.equal((await locateMany(late, selectors, noPause))?.located);
    expect(second?.located[99]).to.equal(first?.located[99]);
    const none = [...locateIncrementally(late, selectors, second)];
    expect(none, "steps of a pass with nothing to look for").to.have.length(0);
  });

  it("distinguishes a passage from a copy that was added later", async () => {
    const before = `${page(5)}\nBoth houses will meet again in the spring of next year, they said.\n${page(4)}`;
    const one = selectorsOf(before, "Both houses will meet again in the spring of next year, they said.");
    const first = await locateMany(before, [one], noPause);
    const after = `${before}\n${before}`;
    const second = await locateMany(after, [one], { ...noPause, previous: first });
    expect(second?.located).to.deep.equal(first?.located);
  });
});

import { expect } from "chai";
import fc from "fast-check";
import { compareNotePassage } from "../../src/comparison/compare-note-passage.ts";
import { diffTexts } from "../../src/comparison/diff-text.ts";
import { diffWords } from "../../src/comparison/diff-words.ts";
import type { TextVerdict } from "../../src/comparison/text-verdict.ts";

const LINES = [
  "Call of Foreign Minister Solheim with Foreign Minister Adeyemi",
  "14 March 2026, 18:05",
  "Foreign Minister Solheim spoke today with her counterpart Tunde Adeyemi about the situation in the Sahel.",
  "The minister underlined that Norway would give 40 million kroner for schools in the border region.",
  "Minister Adeyemi thanked for the help and stressed that free passage for traders must be kept.",
  "Both agreed to meet in Lagos in the spring.",
  "Related: Norway and the Sahel",
  "We use cookies to see how this website is read.",
];
const PAGE = LINES.join("\n\n");
const withLine = (at: number, line: string): string => LINES.with(at, line).join("\n\n");
const without = (at: number): string => LINES.toSpliced(at, 1).join("\n\n");

describe("difference of two versions of a page", () => {
  const cases: readonly (readonly [title: string, after: string, verdict: TextVerdict])[] = [
    ["nothing", PAGE, "same"],
    [
      "spaces, hyphens and quotation marks",
      PAGE.replace(/\n\n/g, "\n").replace("Foreign Minister", "Foreign  Minister"),
      "typography",
    ],
    ["one word", withLine(3, (LINES[3] ?? "").replace("40", "30")), "changed"],
    ["a sentence that is gone", without(5), "changed"],
    ["a sentence that is new", withLine(5, `${LINES[5]} They also spoke about fish.`), "changed"],
    [
      "a paragraph that stands elsewhere",
      [...LINES.slice(0, 2), ...LINES.slice(3, 6), LINES[2], ...LINES.slice(6)].join("\n\n"),
      "moved",
    ],
    ["the date line", withLine(1, "15 March 2026, 09:00"), "date line"],
    ["related links", withLine(6, "Related: Norway gives more for schools"), "boilerplate"],
    ["the text on cookies", withLine(7, "This website uses cookies. Read our cookie policy."), "boilerplate"],
    ["a counter of views", `${PAGE}\n\nViews: 1,204`, "boilerplate"],
    ["links that are gone", without(6), "boilerplate"],
    [
      "a translation",
      "La ministre s'est entretenue avec son homologue. Elle a souligné que son pays donnerait une aide pour les écoles de la région. Le ministre a remercié pour cette aide importante, et les deux ont convenu de se revoir.",
      "replaced",
    ],
    ["an error in its place", "404\n\nThis page does not exist.", "gone"],
    ["an empty page", "", "gone"],
  ];
  for (const [title, after, verdict] of cases)
    it(`says "${verdict}" where what has changed is ${title}`, () => {
      expect(diffTexts(PAGE, after).verdict).to.equal(verdict);
    });

  it("shows the words that have changed, and no others", () => {
    const after = withLine(3, (LINES[3] ?? "").replace("40 million", "30 million"));
    const changed = diffTexts(PAGE, after).paragraphs.filter(({ kind }) => kind !== "same");
    expect(changed.map(({ kind }) => kind)).to.deep.equal(["changed"]);
    expect(changed[0]?.words.filter(({ kind }) => kind !== "same")).to.deep.equal([
      { kind: "removed", text: "40" },
      { kind: "added", text: "30" },
    ]);
  });

  it("sees a paragraph that was moved and changed as one, not as a loss and a gain", () => {
    const moved = (LINES[4] ?? "").replace("traders", "merchants");
    const after = [...LINES.slice(0, 2), moved, ...LINES.slice(2, 4), ...LINES.slice(5)].join("\n\n");
    const kinds = diffTexts(PAGE, after).paragraphs.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== "same")).to.deep.equal(["moved and changed"]);
  });

  it("gives where each paragraph stands in both texts", () => {
    const after = `A new first line of the page.\n\n${PAGE}`;
    for (const { kind, before, after: now, words } of diffTexts(PAGE, after).paragraphs)
      if (kind === "same" && before && now) {
        expect(PAGE.slice(before.start, before.end)).to.equal(words[0]?.text);
        expect(after.slice(now.start, now.end)).to.equal(words[0]?.text);
      }
  });

  it("takes a sentence that begins like a link for text", () => {
    const after = `${PAGE}\n\nRelated talks on trade will be held in June, the ministers said.`;
    expect(diffTexts(PAGE, after).verdict).to.equal("changed");
  });
});

describe("difference of words", () => {
  it("gives back both texts, whatever they are", () => {
    const text = fc.array(fc.constantFrom("aid", " ", "talks", ", ", "in ", "停火", "“war”", "\n", "-"), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (x, y) => {
        const [before, after] = [x.join(""), y.join("")];
        const changes = diffWords(before, after);
        const join = (not: string): string =>
          changes.flatMap(({ kind, text }) => (kind === not ? [] : [text])).join("");
        expect(join("added").replace(/\s/g, "")).to.equal(before.replace(/\s/g, ""));
        expect(join("removed").length).to.be.at.least(0);
      }),
    );
  });

  it("joins neighbouring words that have changed", () => {
    expect(diffWords("a very deep concern was voiced", "a rather mild hope was voiced")).to.deep.equal([
      { kind: "same", text: "a " },
      { kind: "removed", text: "very deep concern" },
      { kind: "added", text: "rather mild hope" },
      { kind: "same", text: " was voiced" },
    ]);
  });

  it("compares letters in scripts without spaces", () => {
    expect(diffWords("双方讨论停火", "双方讨论贸易").filter(({ kind }) => kind !== "same")).to.deep.equal([
      { kind: "removed", text: "停火" },
      { kind: "added", text: "贸易" },
    ]);
  });
});

describe("what has become of a note", () => {
  const span = { start: PAGE.indexOf("Norway would"), end: PAGE.indexOf(" in the border") };

  it("is untouched where only other paragraphs have changed", () => {
    expect(compareNotePassage(PAGE, `New first line of this page.\n\n${without(5)}`, span).state).to.equal("untouched");
  });

  it("has changed where its words have, with the words", () => {
    const verdict = compareNotePassage(PAGE, PAGE.replace("40 million", "30 million"), span);
    expect(verdict.state).to.equal("changed");
    expect(verdict.words).to.deep.include({ kind: "removed", text: "40" });
    expect(verdict.words).to.deep.include({ kind: "added", text: "30" });
  });

  it("has moved if its paragraph has moved, although the words beside it are the same", () => {
    const middle = { start: PAGE.indexOf("would give"), end: PAGE.indexOf(" kroner") };
    const moved = [...LINES.slice(0, 3), ...LINES.slice(4, 6), LINES[3], ...LINES.slice(6)].join("\n\n");
    expect(compareNotePassage(PAGE, moved, middle).state).to.equal("moved");
  });

  it("has moved where its paragraph has, and is gone where that is gone", () => {
    const last = { start: PAGE.indexOf("Both agreed"), end: PAGE.indexOf(" in the spring") };
    const moved = [LINES[0], LINES[5], ...LINES.slice(1, 5), ...LINES.slice(6)].join("\n\n");
    expect(compareNotePassage(PAGE, moved, last).state).to.equal("moved");
    expect(compareNotePassage(PAGE, without(5), last)).to.deep.equal({
      state: "gone",
      span: undefined,
      words: [{ kind: "removed", text: "Both agreed to meet in Lagos" }],
    });
  });
});

import { expect } from "chai";
import { extractPageText } from "../../src/cli/page-text-in-node.ts";
import { compareVersions, findLastChange } from "../../src/comparison/compare-versions.ts";
import { isReported } from "../../src/comparison/text-verdict.ts";
import { EDITS, editedPage } from "../support/edited-page.ts";

/** The days of the two visits of a user. */
const [FIRST, SECOND] = ["2026-03-03T09:00:00.000Z", "2026-03-10T09:00:00.000Z"];

const versionOf = (html: string, capturedAt: string) => ({ text: extractPageText(html).text, capturedAt });
const OLD = versionOf(editedPage(), FIRST);

const QUIET = ["same", "typography", "boilerplate"];

describe("The comparison of a page with its saved text", () => {
  for (const { title, edit, verdict, counts, words } of EDITS)
    it(`says "${verdict}" if the difference is ${title}`, () => {
      const change = compareVersions(OLD, versionOf(editedPage(edit), SECOND));
      expect(change.verdict).to.equal(verdict);
      expect(isReported(change.verdict)).to.equal(!QUIET.includes(verdict));
      if (counts) expect(change.counts).to.deep.equal({ changed: 0, added: 0, removed: 0, moved: 0, ...counts });
      if (!words) return;
      const different = change.paragraphs
        .filter(({ kind, part }) => kind !== "same" && part === "text")
        .flatMap((paragraph) =>
          paragraph.words.map(({ kind, text }) =>
            paragraph.kind === "added" || paragraph.kind === "removed"
              ? { kind: paragraph.kind, text }
              : { kind, text },
          ),
        );
      const textOf = (wanted: string) => different.map(({ kind, text }) => (kind === wanted ? text : "")).join("");
      expect([textOf("removed"), textOf("added")]).to.deep.equal(words);
    });

  it("covers more than forty edits", () => expect(EDITS.length).to.be.at.least(40));
});

describe("The last change of a readout", () => {
  const at = (day: number, edit?: (typeof EDITS)[number]["edit"]) =>
    versionOf(editedPage(edit), `2026-03-${String(day).padStart(2, "0")}T09:00:00.000Z`);
  const shared = (page: { after: string[] }) => ({ after: page.after.with(0, "Views: 9,999") });
  const number = EDITS.find(({ title }) => title === "a number")?.edit;

  it("is the newest one that is reported, with the version that it replaced", () => {
    const versions = [at(1), at(2, shared), at(3, number), at(4, (page) => ({ ...number?.(page), ...shared(page) }))];
    expect(findLastChange(versions)).to.deep.include({ before: 1, after: 2 });
    expect(findLastChange(versions)?.change.counts).to.include({ changed: 1, removed: 0 });
  });

  it("does not exist if only other parts of the page have changed", () => {
    expect(findLastChange([at(1), at(2, shared)])).to.equal(undefined);
    expect(findLastChange([at(1)])).to.equal(undefined);
  });
});

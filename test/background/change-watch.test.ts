import { expect } from "chai";
import { createReadout, type ReadoutRecord, type ReadoutVersion } from "../../src/annotation/readout-record.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { findPageChanges, recordVisit } from "../../src/background/change-watch.ts";
import { extractPageText } from "../../src/cli/page-text-in-node.ts";
import type { Attribution } from "../../src/engine/analysis.ts";
import { EDITS, editedPage } from "../support/edited-page.ts";

function versionOf(title: string, day: number, isReadout = true): ReadoutVersion {
  const { text } = extractPageText(editedPage(EDITS.find((one) => one.title === title)?.edit));
  const reading = { readout: { isReadout, score: 1, reasons: [] }, event: undefined, attributions: [] };
  return { title: "Call", capturedAt: `2026-03-${day}T09:00:00.000Z`, text, sha256: `digest of ${text}`, reading };
}

const URL = "https://example.org/call";
const FIRST = createReadout({ ...versionOf("nothing", 10), url: URL });

/** Returns the record after visits on successive days to the page with these edits. */
function afterVisits(...titles: readonly string[]): ReadoutRecord {
  return titles.reduce((record, title, at) => recordVisit(record, versionOf(title, 11 + at)) ?? record, FIRST);
}

describe("A visit to a page whose readout is stored", () => {
  it("adds a version only if something of the readout has changed", () => {
    const record = afterVisits("a counter of views", "related links", "a number", "a number", "a word");
    expect(record.earlier.map(({ capturedAt }) => capturedAt.slice(0, 10))).to.deep.equal(["2026-03-10", "2026-03-13"]);
    expect(record.capturedAt).to.match(/^2026-03-15/);
  });

  it("stores nothing if the page shows an error or another text that is no readout", () => {
    for (const title of ["an error in few words", "an error in many words", "a translation", "an empty page"])
      expect(recordVisit(FIRST, versionOf(title, 11, false)), title).to.equal(undefined);
    const other = recordVisit(FIRST, versionOf("another readout at the same address", 11));
    expect(other?.earlier.map(({ text }) => text)).to.deep.equal([FIRST.text]);
  });

  it("stores a corrected analysis although only boilerplate has changed", () => {
    const capture = versionOf("a counter of views", 11);
    const claim = { sources: [], cue: undefined, contents: [{ start: 0, end: 4 }], speakers: ["X"], act: "state" };
    const reading = { ...capture.reading, attributions: [claim as unknown as Attribution] };
    expect(recordVisit(FIRST, { ...capture, reading })?.reading).to.equal(reading);
  });
});

describe("The changes of a page", () => {
  const NOW = "2026-03-20T09:00:00.000Z";
  const shown = (title: string) => ({ text: versionOf(title, 20).text, capturedAt: NOW });
  const noteOn = (words: string) => {
    const start = FIRST.text.indexOf(words);
    return [{ id: words, selector: describeSpan(FIRST.text, { start, end: start + words.length }) }];
  };

  it("are the same before and after the new text was stored", () => {
    const before = findPageChanges(FIRST, shown("a number"), []);
    const after = findPageChanges(afterVisits("a number"), shown("a number"), []);
    expect(before).to.deep.include({ since: FIRST.capturedAt, isStored: false, verdict: "changed" });
    expect(after).to.deep.equal({ ...before, isStored: true });
  });

  it("are not reported if only boilerplate differs from all versions", () => {
    expect(findPageChanges(FIRST, shown("the day of printing"), noteOn("40 million"))).to.equal(null);
  });

  it("say how each noted passage has changed", () => {
    const stateOf = (words: string, title: string) =>
      findPageChanges(FIRST, shown(title), noteOn(words))?.notes.map(([, { state }]) => state);
    expect(stateOf("provide 40 million kroner", "a number")).to.deep.equal(["changed"]);
    expect(stateOf("agreed to meet in Nairobi", "a number")).to.deep.equal(["untouched"]);
    expect(stateOf("The ministers discussed the situation in Sudan", "a paragraph that is moved")).to.deep.equal([
      "moved",
    ]);
    expect(stateOf("the case of the two seamen", "a paragraph that is removed")).to.deep.equal(["gone"]);
    expect(stateOf("the case of the two seamen", "an error in few words")).to.deep.equal([]);
  });
});

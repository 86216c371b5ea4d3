import { expect } from "chai";
import type { CorrectionInfo } from "../../src/annotation/apply-corrections.ts";
import { userContentOf, withoutUserContent } from "../../src/annotation/user-content.ts";
import { attribution, note } from "../ui/samples.ts";

const OWN_SPEAKER = ["Odalric Venn"];

function corrected(mark: Partial<CorrectionInfo>) {
  const correction = { id: "1", changed: [], isAdded: false, isHidden: false, ...mark };
  return attribution({ speakers: OWN_SPEAKER, act: "threaten", correction });
}

describe("withoutUserContent", () => {
  it("returns everything when nothing is corrected or the attribution is only hidden", () => {
    for (const view of [attribution(), corrected({ isHidden: true })]) {
      expect(withoutUserContent(view)).to.deep.equal(view);
      expect(userContentOf(view, [])).to.equal(undefined);
    }
  });

  for (const [what, mark, shown] of [
    ["chosen speakers", { changed: ["speakers"] }, { speakers: [], act: "threaten" }],
    ["a chosen act", { changed: ["act", "cue"] }, { speakers: OWN_SPEAKER, act: undefined }],
    ["speakers and act of an added attribution", { isAdded: true }, { speakers: [], act: undefined }],
  ] as const) {
    it(`omits ${what} and leaves them to userContentOf`, () => {
      const view = corrected(mark);
      const { speakers, act } = withoutUserContent(view);
      expect({ speakers, act }).to.deep.equal(shown);
      const own = userContentOf(view, [])?.correction;
      expect(own?.speakers ?? []).to.deep.equal(shown.speakers.length === 0 ? OWN_SPEAKER : []);
      expect(own?.act ?? undefined).to.equal(shown.act === undefined ? "threaten" : undefined);
    });
  }

  it("omits notes, with or without an attribution", () => {
    const notes = [note("1", "Mine")];
    expect(userContentOf(undefined, notes)).to.deep.equal({ notes, correction: null });
    expect(userContentOf(attribution(), notes)?.notes).to.deep.equal(notes);
    expect(userContentOf(undefined, [])).to.equal(undefined);
  });
});

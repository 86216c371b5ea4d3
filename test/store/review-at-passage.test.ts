import { expect } from "chai";
import { createNote, snapshotAttribution } from "../../src/annotation/note.ts";
import { pageKey } from "../../src/annotation/page-url.ts";
import { passageSpan } from "../../src/annotation/passage-span.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { getNote, putNote } from "../../src/store/notes-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { putReadout } from "../../src/store/readouts-store.ts";
import { tagAtPassage, tagsAtPassage, toggleCheck } from "../../src/store/review-at-passage.ts";
import { reviewsOnPages } from "../../src/store/reviews-store.ts";
import { listUndo, undoAction } from "../../src/store/undo-action.ts";
import { withStore } from "./fresh-store.ts";
import { QUOTA_CLAIM, readoutWithTwoClaims } from "./two-claims.ts";

const READOUT = readoutWithTwoClaims();
const PASSAGE = describeSpan(READOUT.text, passageSpan(QUOTA_CLAIM));

async function reviews(store: Store) {
  const [found = []] = await reviewsOnPages(store, [pageKey(READOUT.url)]);
  return found.map(({ tags, coder, checked }) => ({ tags, coder, isChecked: checked !== undefined }));
}

describe("The attribution at a passage of a page", () => {
  it("is tagged before its readout is stored, and keeps the tag in one review when it is", () =>
    withStore(async (store) => {
      expect(await tagAtPassage(store, READOUT.url, PASSAGE, { tag: "fish", isAdded: true }, "")).to.deep.equal([
        "fish",
      ]);
      await putReadout(store, READOUT);
      expect(await tagAtPassage(store, READOUT.url, PASSAGE, { tag: "late", isAdded: true }, "Ida Lund")).to.deep.equal(
        ["fish", "late"],
      );
      expect(await reviews(store)).to.deep.equal([{ tags: ["fish", "late"], coder: "Ida Lund", isChecked: false }]);
      const [action] = await listUndo(store);
      await undoAction(store, action?.id ?? "");
      expect(await tagsAtPassage(store, READOUT.url, PASSAGE)).to.deep.equal(["fish"]);
    }));

  it("has no review left when its last tag is removed, before and after its readout is stored", () =>
    withStore(async (store) => {
      for (const isStored of [false, true]) {
        if (isStored) await putReadout(store, READOUT);
        await tagAtPassage(store, READOUT.url, PASSAGE, { tag: "fish", isAdded: true }, "");
        expect(await tagAtPassage(store, READOUT.url, PASSAGE, { tag: "fish", isAdded: false }, "")).to.deep.equal([]);
        expect(await reviews(store)).to.deep.equal([]);
      }
    }));

  it("stays confirmed when it is tagged, and tagged when it is confirmed", () =>
    withStore(async (store) => {
      await toggleCheck(store, READOUT.url, PASSAGE, "");
      await tagAtPassage(store, READOUT.url, PASSAGE, { tag: "fish", isAdded: true }, "");
      expect(await reviews(store)).to.deep.equal([{ tags: ["fish"], coder: undefined, isChecked: true }]);
      expect(await toggleCheck(store, READOUT.url, PASSAGE, "")).to.equal(false);
      expect(await tagsAtPassage(store, READOUT.url, PASSAGE)).to.deep.equal(["fish"]);
    }));

  it("shows the tags of its notes, which lose a tag that is removed from it", () =>
    withStore(async (store) => {
      await putReadout(store, READOUT);
      const attribution = snapshotAttribution(READOUT.text, QUOTA_CLAIM);
      const note = createNote({ target: { source: READOUT.url }, title: "", tags: ["fish", "visa"], attribution });
      await putNote(store, note);
      expect(await tagsAtPassage(store, READOUT.url, PASSAGE)).to.deep.equal(["fish", "visa"]);
      expect(await tagAtPassage(store, READOUT.url, PASSAGE, { tag: "fish", isAdded: false }, "")).to.deep.equal([
        "visa",
      ]);
      expect((await getNote(store, note.id))?.tags).to.deep.equal(["visa"]);
    }));
});

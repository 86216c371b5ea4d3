import { expect } from "chai";
import { applyCorrections } from "../../src/annotation/apply-corrections.ts";
import { createReview } from "../../src/annotation/attribution-review.ts";
import { createCorrection, type DecidedAspect } from "../../src/annotation/correction.ts";
import { pageKey } from "../../src/annotation/page-url.ts";
import type { Attribution } from "../../src/engine/analysis.ts";
import { codeReadout, groupDecisions } from "../../src/import-export/coded-readout.ts";
import { reviewedReadouts } from "../../src/store/attributions-store.ts";
import { listCoderDecisions } from "../../src/store/coder-decisions-store.ts";
import { correctionsForPage, putCorrection } from "../../src/store/corrections-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { putReadout } from "../../src/store/readouts-store.ts";
import { resolveDisagreement } from "../../src/store/resolve-disagreement.ts";
import { putReview, reviewsOnPages } from "../../src/store/reviews-store.ts";
import { undoAction } from "../../src/store/undo-action.ts";
import { withStore } from "./fresh-store.ts";
import { QUOTA_CLAIM, readoutWithTwoClaims, STRAIT_CLAIM } from "./two-claims.ts";

const READOUT = readoutWithTwoClaims();
const KEY = pageKey(READOUT.url);
const { url, text } = READOUT;
const OWN = "Ida Lund";

/** Another coder's attribution for the claim about the quota. */
const OTHERS: Attribution = { ...QUOTA_CLAIM, speakers: ["Norland"], act: "reject" };

function resolve(
  store: Store,
  aspect: DecidedAspect,
  chosen: { readonly attribution: Attribution; readonly tags: readonly string[] } | undefined,
  attributions: readonly Attribution[] = [QUOTA_CLAIM, OTHERS],
) {
  return resolveDisagreement(store, { readout: KEY, aspect, attributions, chosen, coder: OWN });
}

/** Returns speakers and acts as the library shows them. */
async function shown(store: Store): Promise<string[]> {
  const corrections = await correctionsForPage(store, KEY);
  return applyCorrections(text, READOUT.reading.attributions, corrections).attributions.map(
    ({ speakers, act }) => `${speakers.join(", ")} ${act}`,
  );
}

/** Returns what the user's own decisions are as they are compared with those of other coders. */
async function compared(store: Store): Promise<string[]> {
  const [reviews = []] = await reviewsOnPages(store, [KEY]);
  const corrections = await correctionsForPage(store, KEY);
  const byCoder = groupDecisions({ corrections, reviews, coderDecisions: await listCoderDecisions(store) });
  const own = byCoder.get(OWN)?.get(KEY);
  return codeReadout(READOUT, own).attributions.map(
    ({ attribution: { speakers, act }, tags }) => `${speakers.join(", ")} ${act} ${tags.join(" ")}`,
  );
}

async function storeWithOwnAct(store: Store): Promise<void> {
  await putReadout(store, READOUT);
  const user = { ...QUOTA_CLAIM, act: "threaten" as const };
  await putCorrection(store, createCorrection({ url, text, engine: QUOTA_CLAIM, user, coder: OWN }));
}

const UNTOUCHED = "Tomas Orsk pledge";

describe("The resolution of a disagreement", () => {
  it("takes the chosen act and keeps the user's own decision as the one that is compared", () =>
    withStore(async (store) => {
      await storeWithOwnAct(store);
      const resolved = await resolve(store, "act", { attribution: OTHERS, tags: [] });
      expect(resolved?.url).to.equal(url);
      expect(await shown(store)).to.deep.equal(["Ingrid Vale reject", UNTOUCHED]);
      expect(await compared(store)).to.deep.equal(["Ingrid Vale threaten ", `${UNTOUCHED} `]);
    }));

  it("takes only the chosen speakers, not the act of the same coder", () =>
    withStore(async (store) => {
      await storeWithOwnAct(store);
      await resolve(store, "speakers", { attribution: OTHERS, tags: [] });
      expect(await shown(store)).to.deep.equal(["Norland threaten", UNTOUCHED]);
    }));

  it("of one aspect stays when another aspect is resolved", () =>
    withStore(async (store) => {
      await storeWithOwnAct(store);
      await resolve(store, "act", { attribution: OTHERS, tags: [] });
      await resolve(store, "speakers", { attribution: OTHERS, tags: [] });
      expect(await shown(store)).to.deep.equal(["Norland reject", UNTOUCHED]);
      const [correction, ...others] = await correctionsForPage(store, KEY);
      expect([correction?.resolves, others.length]).to.deep.equal([["act", "speakers"], 0]);
      expect(await compared(store)).to.deep.equal(["Ingrid Vale threaten ", `${UNTOUCHED} `]);
    }));

  it("can be changed by another choice", () =>
    withStore(async (store) => {
      await storeWithOwnAct(store);
      await resolve(store, "act", { attribution: OTHERS, tags: [] });
      await resolve(store, "act", { attribution: { ...OTHERS, act: "request" }, tags: [] });
      expect(await shown(store)).to.deep.equal(["Ingrid Vale request", UNTOUCHED]);
      expect(await compared(store)).to.deep.equal(["Ingrid Vale threaten ", `${UNTOUCHED} `]);
    }));

  it("is recorded also if the choice is what the engine found", () =>
    withStore(async (store) => {
      await storeWithOwnAct(store);
      await resolve(store, "act", { attribution: QUOTA_CLAIM, tags: [] });
      expect(await shown(store)).to.deep.equal(["Ingrid Vale state", UNTOUCHED]);
      expect((await correctionsForPage(store, KEY)).map(({ resolves }) => resolves)).to.deep.equal([["act"]]);
    }));

  it("dismisses the attribution if the passage is to be none", () =>
    withStore(async (store) => {
      await storeWithOwnAct(store);
      await resolve(store, "spans", undefined);
      expect(await shown(store)).to.deep.equal([UNTOUCHED]);
      expect(await compared(store)).to.deep.equal(["Ingrid Vale threaten ", `${UNTOUCHED} `]);
    }));

  it("adds an attribution that only another coder has", () =>
    withStore(async (store) => {
      const { reading } = READOUT;
      await putReadout(store, { ...READOUT, reading: { ...reading, attributions: [QUOTA_CLAIM] } });
      await resolve(store, "spans", { attribution: STRAIT_CLAIM, tags: [] }, [STRAIT_CLAIM]);
      const [readout] = await reviewedReadouts(store, [KEY]);
      expect(readout?.corrections.map(({ reading: given }) => given?.speakers)).to.deep.equal([["Tomas Orsk"]]);
    }));

  it("takes the chosen tags, keeps the confirmation, and keeps the user's own tags as those that are compared", () =>
    withStore(async (store) => {
      await putReadout(store, READOUT);
      const checked = { at: "2026-11-30T10:00:00.000Z", coder: OWN };
      const own = createReview({ url, text, attribution: QUOTA_CLAIM, tags: ["fish"], checked, coder: OWN });
      await putReview(store, own);
      await resolve(store, "tags", { attribution: OTHERS, tags: ["trade"] });
      const [readout] = await reviewedReadouts(store, [KEY]);
      expect(readout?.reviews.map(({ tags, resolves }) => [tags, resolves])).to.deep.equal([[["trade"], ["tags"]]]);
      expect(readout?.reviews[0]?.checked?.coder).to.equal(OWN);
      expect(await compared(store)).to.deep.equal(["Ingrid Vale state fish", `${UNTOUCHED} `]);
    }));

  it("takes the tags away if the coder without tags is chosen", () =>
    withStore(async (store) => {
      await putReadout(store, READOUT);
      await putReview(store, createReview({ url, text, attribution: QUOTA_CLAIM, tags: ["fish"], coder: OWN }));
      await resolve(store, "tags", { attribution: OTHERS, tags: [] });
      const [readout] = await reviewedReadouts(store, [KEY]);
      expect(readout?.reviews.flatMap(({ tags }) => tags)).to.deep.equal([]);
      expect(await compared(store)).to.deep.equal(["Ingrid Vale state fish", `${UNTOUCHED} `]);
    }));

  for (const [aspect, chosen] of [
    ["act", { attribution: OTHERS, tags: [] }],
    ["spans", undefined],
    ["tags", { attribution: OTHERS, tags: ["trade"] }],
  ] as const)
    it(`of ${aspect} is undone as a whole`, () =>
      withStore(async (store) => {
        await storeWithOwnAct(store);
        await putReview(store, createReview({ url, text, attribution: QUOTA_CLAIM, tags: ["fish"], coder: OWN }));
        const before = [await shown(store), await compared(store), await reviewsOnPages(store, [KEY])];
        const resolved = await resolve(store, aspect, chosen);
        expect([await shown(store), await reviewsOnPages(store, [KEY])]).not.to.deep.equal([before[0], before[2]]);
        await undoAction(store, resolved?.undo.id ?? "");
        expect([await shown(store), await compared(store), await reviewsOnPages(store, [KEY])]).to.deep.equal(before);
        expect(await listCoderDecisions(store)).to.deep.equal([]);
      }));

  it("does nothing if the readout is gone", () =>
    withStore(async (store) => {
      expect(await resolve(store, "act", { attribution: OTHERS, tags: [] })).to.equal(undefined);
      expect(await store.count("corrections")).to.equal(0);
    }));
});

import { momentAfter } from "../annotation/moment.ts";
import { type CorrectionsTx, toCorrection, writeCorrection } from "./corrections-store.ts";
import { readTxFrom, type Store, writeTxTo } from "./open-store.ts";
import { type ReviewsTx, toReview, writeReview } from "./reviews-store.ts";
import { publishAfterJob } from "./store-events.ts";

/** Returns whether the user has made decisions about attributions that have no name of a coder. */
export function hasUnnamedDecisions(store: Store): Promise<boolean> {
  return readTxFrom(store, ["corrections", "reviews"], async (tx) => {
    const isUnnamed = ({ coder }: { readonly coder?: string }) => coder === undefined;
    return (await tx("reviews").getAll()).some(isUnnamed) || (await tx("corrections").getAll()).some(isUnnamed);
  });
}

/** Writes the name of the coder on the user's decisions that have none. */
export function nameDecisions(store: Store, coder: string): Promise<void> {
  return publishAfterJob(async (onWrite) => {
    await writeTxTo(store, ["corrections", "reviews", "changes"], async (tx) => {
      for (const stored of await tx("corrections").getAll()) {
        if (stored.coder !== undefined) continue;
        const modified = momentAfter(stored.modified, new Date());
        await writeCorrection(tx as unknown as CorrectionsTx, { ...toCorrection(stored), coder, modified });
      }
      for (const stored of await tx("reviews").getAll()) {
        if (stored.coder !== undefined) continue;
        const { checked, ...review } = toReview(stored);
        const modified = momentAfter(stored.modified, new Date());
        const named = checked && { checked: { coder, ...checked } };
        await writeReview(tx as unknown as ReviewsTx, { ...review, ...named, coder, modified });
      }
    });
    onWrite("corrections");
    onWrite("reviews");
  });
}

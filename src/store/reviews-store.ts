import type { AttributionReview } from "../annotation/attribution-review.ts";
import { pageKey } from "../annotation/page-url.ts";
import { readTx, type Store, type TxStores, writeTxTo } from "./open-store.ts";
import { pendingChange } from "./pending-index-change.ts";
import { publishAfter } from "./store-events.ts";
import type { StoredReview } from "./store-shape.ts";

/** A transaction that can write reviews. */
export type ReviewsTx = TxStores<"reviews" | "changes", "readwrite">;

/** Stores a review and resolves once it is written to disk. */
export function putReview(store: Store, review: AttributionReview): Promise<void> {
  return publishAfter(
    "reviews",
    writeTxTo(store, ["reviews", "changes"], (tx) => writeReview(tx, review)),
  );
}

/** Writes a review within an open transaction. Every write of a review goes through this function. */
export async function writeReview(tx: ReviewsTx, review: AttributionReview): Promise<void> {
  const key = pageKey(review.target.source);
  await tx("reviews").put({ ...review, pageKey: key });
  await tx("changes").put(pendingChange("attributions", key));
}

/** Deletes a review within an open transaction. Every deletion of a review goes through this function. */
export async function deleteReviewInTx(tx: ReviewsTx, { id, target }: AttributionReview): Promise<void> {
  await tx("reviews").delete(id);
  await tx("changes").put(pendingChange("attributions", pageKey(target.source)));
}

/** Returns the review with this id. */
export function getReview(store: Store, id: string): Promise<AttributionReview | undefined> {
  return readTx(store, "reviews", async (reviews) => toReview(await reviews.get(id)));
}

/** Returns the reviews for each of these page keys, in the order of the keys. */
export function reviewsOnPages(store: Store, keys: readonly string[]): Promise<AttributionReview[][]> {
  return readTx(store, "reviews", async (reviews) => {
    const pageKeys = reviews.index("pageKey");
    const found = await Promise.all(keys.map((key) => pageKeys.getAll(key)));
    return found.map((all) => all.map((one) => toReview(one)));
  });
}

/** The number of reviews that one transaction reads when all of them are read. */
const BATCH_SIZE = 500;

/** Yields every review in order of id. Only one batch is in memory at a time. */
export async function* eachReview(store: Store): AsyncGenerator<AttributionReview, void, undefined> {
  let chunk = await reviewsAfter(store, undefined);
  while (chunk.length > 0) {
    yield* chunk;
    chunk = await reviewsAfter(store, chunk.at(-1)?.id);
  }
}

function reviewsAfter(store: Store, id: string | undefined): Promise<AttributionReview[]> {
  const range = id === undefined ? null : IDBKeyRange.lowerBound(id, true);
  return readTx(store, "reviews", async (reviews) =>
    (await reviews.getAll(range, BATCH_SIZE)).map((one) => toReview(one)),
  );
}

/** Returns the review without the field that only the store uses. */
export function toReview(stored: StoredReview): AttributionReview;
export function toReview(stored: StoredReview | undefined): AttributionReview | undefined;
export function toReview(stored: StoredReview | undefined): AttributionReview | undefined {
  if (!stored) return undefined;
  const { pageKey: _, ...review } = stored;
  return review;
}

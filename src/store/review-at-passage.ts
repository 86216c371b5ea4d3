import {
  type AttributionReview,
  combineReviews,
  createReviewAt,
  isEmptyReview,
  type ReviewState,
  updateReview,
} from "../annotation/attribution-review.ts";
import { type ReviewedAttribution, type ReviewedReadout, reviewedAttributions } from "../annotation/attribution-row.ts";
import { pageKey } from "../annotation/page-url.ts";
import { locate, type Selectors } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import { overlaps } from "../engine/span.ts";
import { changeAttributions } from "./attribution-actions.ts";
import { reviewedReadoutInTx, reviewedReadouts } from "./attributions-store.ts";
import { JOURNALED_STORES } from "./bulk-job.ts";
import { type Store, writeTxTo } from "./open-store.ts";
import { deleteReviewInTx, type ReviewsTx, reviewsOnPages, toReview, writeReview } from "./reviews-store.ts";
import { publishAfter } from "./store-events.ts";

/**
 * Confirms the attribution with this passage, or withdraws its confirmation. The readout need not be stored. Returns
 * whether it is confirmed now.
 * @param coder The name of the coder, or "".
 */
export async function toggleCheck(store: Store, url: string, passage: Selectors, coder: string): Promise<boolean> {
  const after = await changeReview(store, url, passage, coder, ({ tags, checked }) => ({
    tags,
    ...(checked === undefined && { checked: { at: new Date().toISOString(), ...(coder && { coder }) } }),
  }));
  return after.checked !== undefined;
}

/**
 * Returns the tags of the attribution with this passage: its own, and those of the notes on it if the readout is
 * stored.
 */
export async function tagsAtPassage(store: Store, url: string, passage: Selectors): Promise<readonly string[]> {
  const key = pageKey(url);
  const [readout] = await reviewedReadouts(store, [key]);
  const found = readout && attributionAt(readout, passage);
  if (found) return found.row.tags;
  const [reviews = []] = await reviewsOnPages(store, [key]);
  return combineReviews(reviews.filter((one) => isAt(one, passage))).tags;
}

/**
 * Adds a tag to the attribution with this passage, or removes it, as the library does. A tag on a readout that is not
 * stored yet is not in the undo journal. Returns the tags afterwards.
 * @param coder The name of the coder, or "".
 */
export async function tagAtPassage(
  store: Store,
  url: string,
  passage: Selectors,
  { tag, isAdded }: { readonly tag: string; readonly isAdded: boolean },
  coder: string,
): Promise<readonly string[]> {
  const [readout] = await reviewedReadouts(store, [pageKey(url)]);
  const found = readout && attributionAt(readout, passage);
  if (found) await changeAttributions(store, [found.row.id], { kind: "tag", tag, isAdded }, { coder });
  else
    await changeReview(store, url, passage, coder, ({ tags, ...state }) => ({
      ...state,
      tags: isAdded ? [...tags, tag] : tags.filter((one) => one !== tag),
    }));
  return tagsAtPassage(store, url, passage);
}

/** Changes the state of the attribution with this passage, which is kept in one review. Returns the new state. */
function changeReview(
  store: Store,
  url: string,
  passage: Selectors,
  coder: string,
  change: (state: ReviewState) => ReviewState,
): Promise<ReviewState> {
  const key = pageKey(url);
  const write = writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const readout = await reviewedReadoutInTx(tx as unknown as Parameters<typeof reviewedReadoutInTx>[0], key);
    const all = (await tx("reviews").index("pageKey").getAll(key)).map((one) => toReview(one));
    const own = (readout && attributionAt(readout, passage)?.reviews) ?? all.filter((one) => isAt(one, passage));
    const state = change(combineReviews(own));
    const within = tx as unknown as ReviewsTx;
    const [first, ...others] = own;
    const after = first
      ? updateReview(first, state, coder)
      : createReviewAt({ source: url, selector: passage }, state, { coder });
    if (!isEmptyReview(after)) await writeReview(within, after);
    else if (first) await deleteReviewInTx(within, first);
    for (const other of others) await deleteReviewInTx(within, other);
    return after;
  });
  return publishAfter("reviews", write);
}

/** Returns the attribution at a passage, or undefined if the stored text has none there. */
function attributionAt(readout: ReviewedReadout, passage: Selectors): ReviewedAttribution | undefined {
  const located = locate(indexText(readout.record.text), passage);
  if (!("span" in located)) return undefined;
  const { start, end } = located.span;
  const found = reviewedAttributions(readout);
  const same = found.find(({ row }) => row.span.start === start && row.span.end === end);
  return same ?? found.find(({ row }) => overlaps(row.span, located.span));
}

function isAt({ target }: AttributionReview, [quote]: Selectors): boolean {
  const [{ exact, prefix }] = target.selector;
  return exact === quote.exact && (prefix.endsWith(quote.prefix) || quote.prefix.endsWith(prefix));
}

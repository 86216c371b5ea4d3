import {
  type AttributionReview,
  combineReviews,
  createReviewAt,
  isEmptyReview,
  updateReview,
} from "../annotation/attribution-review.ts";
import { type ReviewedReadout, reviewedAttributions } from "../annotation/attribution-row.ts";
import { pageKey } from "../annotation/page-url.ts";
import { locate, type Selectors } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import { overlaps } from "../engine/span.ts";
import { reviewedReadoutInTx } from "./attributions-store.ts";
import { JOURNALED_STORES } from "./bulk-job.ts";
import { type Store, writeTxTo } from "./open-store.ts";
import { deleteReviewInTx, type ReviewsTx, toReview, writeReview } from "./reviews-store.ts";
import { publishAfter } from "./store-events.ts";

/**
 * Confirms the attribution with this passage, or withdraws its confirmation. The readout need not be stored. Returns
 * whether it is confirmed now.
 * @param coder The name of the coder, or "".
 */
export function toggleCheck(store: Store, url: string, passage: Selectors, coder: string): Promise<boolean> {
  const key = pageKey(url);
  const write = writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const readout = await reviewedReadoutInTx(tx as unknown as Parameters<typeof reviewedReadoutInTx>[0], key);
    const all = (await tx("reviews").index("pageKey").getAll(key)).map((one) => toReview(one));
    const own = (readout && reviewsAt(readout, passage)) ?? all.filter((one) => isAt(one, passage));
    const state = combineReviews(own);
    const isChecked = state.checked === undefined;
    const checked = isChecked ? { checked: { at: new Date().toISOString(), ...(coder && { coder }) } } : {};
    const within = tx as unknown as ReviewsTx;
    const [first, ...others] = own;
    const after = first
      ? updateReview(first, { tags: state.tags, ...checked }, coder)
      : createReviewAt({ source: url, selector: passage }, { tags: [], ...checked }, { coder });
    if (!isEmptyReview(after)) await writeReview(within, after);
    else if (first) await deleteReviewInTx(within, first);
    for (const other of others) await deleteReviewInTx(within, other);
    return isChecked;
  });
  return publishAfter("reviews", write);
}

/** Returns the reviews of the attribution at a passage, or undefined if the stored text has no attribution there. */
function reviewsAt(readout: ReviewedReadout, passage: Selectors): readonly AttributionReview[] | undefined {
  const located = locate(indexText(readout.record.text), passage);
  if (!("span" in located)) return undefined;
  const { start, end } = located.span;
  const found = reviewedAttributions(readout);
  const same = found.find(({ row }) => row.span.start === start && row.span.end === end);
  return (same ?? found.find(({ row }) => overlaps(row.span, located.span)))?.reviews;
}

function isAt({ target }: AttributionReview, [quote]: Selectors): boolean {
  const [{ exact, prefix }] = target.selector;
  return exact === quote.exact && (prefix.endsWith(quote.prefix) || quote.prefix.endsWith(prefix));
}

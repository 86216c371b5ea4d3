import type { Attribution } from "../engine/analysis.ts";
import { overlaps, type Span } from "../engine/span.ts";
import type { DecidedAspect } from "./correction.ts";
import { momentAfter } from "./moment.ts";
import { normalizeTags } from "./note.ts";
import { passageSpan } from "./passage-span.ts";
import { describe, locate, type Selectors } from "./selectors.ts";
import { indexText } from "./text-index.ts";
import { randomUuid } from "./uuid.ts";

/** The user's confirmation that an attribution is right. */
export interface AttributionCheck {
  /** ISO time. */
  readonly at: string;
  /** The name of the coder, if one is set. */
  readonly coder?: string;
}

/** What the user has decided about an attribution without changing it: that it is right, and its tags. */
export interface AttributionReview {
  readonly id: string;
  /** The page, and the passage of the attribution (see `passageSpan`). */
  readonly target: { readonly source: string; readonly selector: Selectors };
  /** Missing if the attribution is not confirmed. */
  readonly checked?: AttributionCheck;
  readonly tags: readonly string[];
  /** The name of the coder who last changed it, if one was set. */
  readonly coder?: string;
  /** What it resolves of a disagreement between coders; it is then not compared with their own decisions. */
  readonly resolves?: readonly DecidedAspect[];
  readonly created: string;
  readonly modified: string;
}

/** The tags of an attribution and its confirmation, from one or more reviews. */
export interface ReviewState {
  readonly checked?: AttributionCheck;
  readonly tags: readonly string[];
}

/** Who makes a decision: the name of the coder, or "", and what the decision resolves of a disagreement. */
export interface DecisionMaker {
  readonly coder?: string | undefined;
  readonly resolves?: readonly DecidedAspect[] | undefined;
}

/** The page and the text in which a new review is made, and its attribution. */
export interface NewReview extends ReviewState, DecisionMaker {
  readonly url: string;
  readonly text: string;
  readonly attribution: Attribution;
  readonly now?: Date;
}

/** Creates a review of an attribution. */
export function createReview({ url, text, attribution, now, ...given }: NewReview): AttributionReview {
  return createReviewAt({ source: url, selector: describe(text, passageSpan(attribution)) }, given, given, now);
}

/** Creates a review of the attribution at a passage. */
export function createReviewAt(
  target: AttributionReview["target"],
  { checked, tags }: ReviewState,
  { coder, resolves }: DecisionMaker,
  now = new Date(),
): AttributionReview {
  const at = now.toISOString();
  return {
    id: randomUuid(),
    target,
    ...(checked && { checked }),
    tags: normalizeTags(tags),
    ...(coder && { coder }),
    ...(resolves && { resolves }),
    created: at,
    modified: at,
  };
}

/** Returns the review with another state, and with the coder who changed it if one is given. */
export function updateReview(
  { checked: _, ...review }: AttributionReview,
  { checked, tags }: ReviewState,
  coder = "",
  now: Date = new Date(),
): AttributionReview {
  const modified = momentAfter(review.modified, now);
  return { ...review, ...(checked && { checked }), tags: normalizeTags(tags), ...(coder && { coder }), modified };
}

/** Returns whether a review has neither a confirmation nor tags, so that it need not be stored. */
export function isEmptyReview({ checked, tags }: AttributionReview): boolean {
  return checked === undefined && tags.length === 0;
}

/** Returns the state that several reviews of one attribution describe: all of their tags and the latest confirmation. */
export function combineReviews(reviews: readonly AttributionReview[]): ReviewState {
  const checks = reviews.flatMap(({ checked }) => checked ?? []);
  const [first, ...others] = checks;
  const checked = first && others.reduce((latest, one) => (one.at > latest.at ? one : latest), first);
  return { ...(checked && { checked }), tags: [...new Set(reviews.flatMap(({ tags }) => tags))] };
}

/**
 * Merges two reviews of one passage that have different ids, as on import, under the id of the first. Returns the first
 * review itself if the second adds nothing to it.
 */
export function mergeReviews(kept: AttributionReview, given: AttributionReview): AttributionReview {
  const merged = combineReviews([kept, given]);
  const isSameCheck = merged.checked?.at === kept.checked?.at && merged.checked?.coder === kept.checked?.coder;
  if (isSameCheck && merged.tags.length === kept.tags.length) return kept;
  const modified = given.modified > kept.modified ? given.modified : kept.modified;
  return { ...kept, ...merged, modified };
}

/**
 * Returns the reviews of each attribution of a text, by the index of the attribution. A review belongs to the
 * attribution with the same passage or, if the text or the attribution has changed since, to the one that shares most
 * of its passage with it.
 */
export function findReviews(
  text: string,
  attributions: readonly Attribution[],
  reviews: readonly AttributionReview[],
): ReadonlyMap<number, readonly AttributionReview[]> {
  const found = new Map<number, AttributionReview[]>();
  if (reviews.length === 0) return found;
  const passages = attributions.map(passageSpan);
  const index = indexText(text);
  for (const review of reviews) {
    const located = locate(index, review.target.selector);
    const at = "span" in located ? indexOfPassage(passages, located.span) : -1;
    if (at < 0) continue;
    const known = found.get(at);
    if (known) known.push(review);
    else found.set(at, [review]);
  }
  return found;
}

/** The minimum overlap of two passages of one attribution, from 0 to 1 (see `sharedPart`). */
const LEAST_SHARED = 0.5;

/** Returns the index of the passage that equals the span or overlaps it most, or -1. */
function indexOfPassage(passages: readonly Span[], span: Span): number {
  const exact = passages.findIndex(({ start, end }) => start === span.start && end === span.end);
  if (exact >= 0) return exact;
  let [best, most] = [-1, LEAST_SHARED];
  for (const [at, passage] of passages.entries()) {
    const shared = sharedPart(passage, span);
    if (shared > most) [best, most] = [at, shared];
  }
  return best;
}

/** Returns the overlap of two spans: the length that both cover, divided by the length that either covers. */
function sharedPart(a: Span, b: Span): number {
  if (!overlaps(a, b)) return 0;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

import { findOriginal } from "../annotation/apply-corrections.ts";
import {
  type AttributionReview,
  combineReviews,
  createReview,
  updateReview,
} from "../annotation/attribution-review.ts";
import { type ReviewedAttribution, type ReviewedReadout, reviewedAttributions } from "../annotation/attribution-row.ts";
import { correctionDecision, reviewDecision } from "../annotation/coder-decision.ts";
import { type Correction, createCorrection, type DecidedAspect } from "../annotation/correction.ts";
import { passageSpan } from "../annotation/passage-span.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Attribution } from "../engine/analysis.ts";
import { overlaps } from "../engine/span.ts";
import { reviewedReadoutInTx } from "./attributions-store.ts";
import { JOURNALED_STORES, type JournalTx } from "./bulk-job.ts";
import { writeDecision } from "./coder-decisions-store.ts";
import { type CorrectionsTx, deleteCorrectionInTx, writeCorrection } from "./corrections-store.ts";
import { type Store, writeTxTo } from "./open-store.ts";
import { deleteReviewInTx, type ReviewsTx, writeReview } from "./reviews-store.ts";
import { publishAfterJob } from "./store-events.ts";
import type { UndoCorrection, UndoDecision, UndoRecord, UndoReview } from "./undo-record.ts";

/** A disagreement of coders, and what the user chooses. */
export interface ChosenDecision {
  /** The key of the page (see `pageKey`). */
  readonly readout: string;
  readonly aspect: DecidedAspect;
  /** All coders' attributions for the claim, by which the user's own is found. */
  readonly attributions: readonly Attribution[];
  /** The chosen attribution; undefined if the passage is to be no attribution. */
  readonly chosen: { readonly attribution: Attribution; readonly tags: readonly string[] } | undefined;
  /** The name of the coder who chooses, or "". */
  readonly coder: string;
}

/** The journal entry of a resolution, and the address of its page. */
export interface ResolvedDisagreement {
  readonly undo: UndoRecord;
  readonly url: string;
}

/** What one resolution has changed. */
interface Entries {
  readonly corrections: UndoCorrection[];
  readonly reviews: UndoReview[];
  readonly coderDecisions: UndoDecision[];
}

/**
 * Makes the choice between the decisions of coders a decision of the user. The user's own decision, if it was compared,
 * is kept beside it, so that the agreement of the coders stays the same. Returns undefined if the readout is gone.
 */
export function resolveDisagreement(store: Store, given: ChosenDecision): Promise<ResolvedDisagreement | undefined> {
  return publishAfterJob(async (onWrite) => {
    const resolved = await writeTxTo(store, JOURNALED_STORES, async (tx) => {
      const readout = await reviewedReadoutInTx(
        tx as unknown as Parameters<typeof reviewedReadoutInTx>[0],
        given.readout,
      );
      if (!readout) return undefined;
      const entries: Entries = { corrections: [], reviews: [], coderDecisions: [] };
      const own = ownAttribution(readout, given.attributions);
      if (given.aspect === "tags") await resolveTags(tx, readout, own, given, entries);
      else await resolveReading(tx, readout, own, given, entries);
      const undo: UndoRecord = {
        id: randomUuid(),
        kind: "resolve",
        subject: readout.record.title,
        at: new Date().toISOString(),
        count: entries.corrections.length + entries.reviews.length + entries.coderDecisions.length,
      };
      await tx("undo").put(undo);
      await tx("undoParts").put({ undo: undo.id, part: 0, entries: [], ...entries });
      return { undo, url: readout.record.url };
    });
    for (const event of ["reviews", "corrections", "codes"] as const) if (resolved) onWrite(event);
    return resolved;
  });
}

/** Returns the user's attribution for a claim, if there is one: the one that overlaps most of the coders'. */
function ownAttribution(
  readout: ReviewedReadout,
  attributions: readonly Attribution[],
): ReviewedAttribution | undefined {
  const hits = ({ attribution }: ReviewedAttribution) =>
    attributions.filter((one) => isSameClaim(one, attribution)).length;
  const found = reviewedAttributions(readout).filter((one) => hits(one) > 0);
  return found.sort((a, b) => hits(b) - hits(a))[0];
}

function isSameClaim(one: Attribution, other: Attribution): boolean {
  if (one.cue && other.cue) return overlaps(one.cue, other.cue);
  return overlaps(passageSpan(one), passageSpan(other));
}

/** Stores the chosen tags in one review of the attribution. */
async function resolveTags(
  tx: JournalTx,
  { record }: ReviewedReadout,
  own: ReviewedAttribution | undefined,
  { chosen, coder, attributions }: ChosenDecision,
  entries: Entries,
): Promise<void> {
  const attribution = own?.attribution ?? chosen?.attribution ?? attributions[0];
  if (!attribution) return;
  const before = own?.reviews ?? [];
  const state = { ...combineReviews(before), tags: chosen?.tags ?? [] };
  const earlier = before.find(({ resolves }) => resolves);
  const after = earlier
    ? updateReview(earlier, state, coder)
    : createReview({ ...state, url: record.url, text: record.text, attribution, coder, resolves: ["tags"] });
  for (const one of before) if (one !== earlier) await replaceReview(tx, one, entries);
  await writeReview(tx as unknown as ReviewsTx, after);
  entries.reviews.push({ id: after.id, before: earlier ?? null, after });
}

async function replaceReview(tx: JournalTx, review: AttributionReview, entries: Entries): Promise<void> {
  await deleteReviewInTx(tx as unknown as ReviewsTx, review);
  entries.reviews.push({ id: review.id, before: review, after: null });
  await writeDecision(tx("coderDecisions"), reviewDecision(review, review.coder ?? "", true));
  entries.coderDecisions.push({ id: review.id, before: null, after: review.modified });
}

/** Stores the chosen speaker, act or passages as a correction, also if they are those of the engine. */
async function resolveReading(
  tx: JournalTx,
  { record: { url, text, reading }, corrections }: ReviewedReadout,
  own: ReviewedAttribution | undefined,
  { aspect, chosen, coder, attributions }: ChosenDecision,
  entries: Entries,
): Promise<void> {
  const within = tx as unknown as CorrectionsTx;
  const isHere = (one: Attribution) =>
    [...attributions, ...(own ? [own.attribution] : [])].some((a) => isSameClaim(a, one));
  const ofEngine = reading.attributions.find(isHere);
  const before = corrections.filter((one) => {
    if (one.id === own?.attribution.correction?.id) return true;
    const at = one.replaces ? findOriginal(text, reading.attributions, one.replaces.selector) : -1;
    return at >= 0 && reading.attributions[at] === ofEngine;
  });
  const earlier = before.find(({ resolves }) => resolves);
  const user = chosen && mergeChoice(own?.attribution, chosen.attribution, aspect as Exclude<DecidedAspect, "tags">);
  if (!ofEngine && !user && !earlier && !own) return;
  const after = createCorrection({
    ...{ url, text, engine: ofEngine, user },
    ...(!ofEngine && !user && { engine: own?.attribution }),
    hidden: earlier?.hidden ?? false,
    previous: earlier,
    coder,
    resolves: [...new Set([...(earlier?.resolves ?? []), aspect])],
  });
  for (const one of before) if (one !== earlier) await replaceCorrection(tx, one, entries);
  await writeCorrection(within, after);
  entries.corrections.push({ id: after.id, before: earlier ?? null, after: after.modified });
}

async function replaceCorrection(tx: JournalTx, correction: Correction, entries: Entries): Promise<void> {
  await deleteCorrectionInTx(tx as unknown as CorrectionsTx, correction);
  entries.corrections.push({ id: correction.id, before: correction, after: null });
  await writeDecision(tx("coderDecisions"), correctionDecision(correction, correction.coder ?? "", true));
  entries.coderDecisions.push({ id: correction.id, before: null, after: correction.modified });
}

/** Returns the user's attribution with what was chosen from another coder's. */
function mergeChoice(
  own: Attribution | undefined,
  chosen: Attribution,
  aspect: Exclude<DecidedAspect, "tags">,
): Attribution {
  if (!own) return chosen;
  if (aspect === "speakers") return { ...own, speakers: chosen.speakers };
  if (aspect === "act") return { ...own, act: chosen.act };
  const { sources, cue, contents, addressees } = chosen;
  return { ...own, sources, cue, contents, addressees };
}

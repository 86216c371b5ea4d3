import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { PersonNames } from "../annotation/person-record.ts";
import { type ReadoutStatus, statusOf } from "../annotation/readout-record.ts";
import { locate } from "../annotation/selectors.ts";
import { indexText } from "../annotation/text-index.ts";
import { overlaps } from "../engine/span.ts";
import type { Resolution } from "../import-export/agreement-csv.ts";
import {
  type CodedReadout,
  type Coding,
  codeReadout,
  coderOf,
  type DecisionsByCoder,
  groupDecisions,
} from "../import-export/coded-readout.ts";
import type { AgreementScope, Disagreement } from "../import-export/inter-annotator-agreement.ts";
import { listCoderDecisions } from "../store/coder-decisions-store.ts";
import { eachCorrection } from "../store/corrections-store.ts";
import type { Store } from "../store/open-store.ts";
import { eachReadout } from "../store/readouts-store.ts";
import { eachReview } from "../store/reviews-store.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";

/** The decisions of all coders, and those with which the user has resolved disagreements. */
export interface LibraryDecisions {
  readonly byCoder: DecisionsByCoder;
  readonly resolutions: readonly (Correction | AttributionReview)[];
}

/** Reads all decisions about attributions. */
export async function loadDecisions(store: Store): Promise<LibraryDecisions> {
  const [corrections, reviews]: [Correction[], AttributionReview[]] = [[], []];
  for await (const one of eachCorrection(store)) corrections.push(one);
  for await (const one of eachReview(store)) reviews.push(one);
  const coderDecisions = await listCoderDecisions(store);
  return {
    byCoder: groupDecisions({ corrections, reviews, coderDecisions }),
    resolutions: [...corrections, ...reviews].filter(({ resolves }) => resolves),
  };
}

/** The work of coders of this library, and the ids of the readouts by the keys of their pages. */
export interface LoadedCodings {
  readonly codings: readonly Coding[];
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Reads the stored readouts as coders of this library leave them, in slices. In the scope "decided", readouts in which a
 * coder has decided nothing are left out for that coder.
 */
export async function loadCodings(
  store: Store,
  { byCoder }: LibraryDecisions,
  coders: readonly string[],
  scope: AgreementScope,
  people: PersonNames,
  signal: AbortSignal,
): Promise<LoadedCodings> {
  const ids = new Map<string, string>();
  const readouts = coders.map((): CodedReadout[] => []);
  const nameOf = (speaker: string) => people.shownName(speaker);
  for await (const record of eachReadout(store)) {
    if (signal.aborted) break;
    const key = pageKey(record.url);
    ids.set(key, record.id);
    for (const [at, coder] of coders.entries()) {
      const decisions = byCoder.get(coder)?.get(key);
      if (scope === "decided" && !decisions) continue;
      readouts[at]?.push(codeReadout(record, decisions, nameOf));
    }
    await yieldToEventLoop();
  }
  return { codings: coders.map((coder, at) => ({ coder, readouts: readouts[at] ?? [] })), ids };
}

/** Returns who has resolved a disagreement, or undefined if nobody has. */
export function findResolution(
  { readout, text, aspect, span, marks }: Disagreement,
  resolutions: LibraryDecisions["resolutions"],
): Resolution | undefined {
  const here = resolutions.filter(
    ({ resolves, target }) => resolves?.includes(aspect) && pageKey(target.source) === readout,
  );
  if (here.length === 0) return undefined;
  const index = indexText(text);
  const passages = [span, ...marks.flatMap((mark) => mark?.attribution.contents ?? [])];
  const found = here.find(({ target }) => {
    const located = locate(index, target.selector);
    return "span" in located && passages.some((one) => overlaps(one, located.span));
  });
  return found && { coder: coderOf(found), at: found.modified };
}

/** How far one coder is in one readout. */
export interface CoderProgress {
  readonly checked: number;
  readonly total: number;
}

/** How far all coders are in one readout. */
export interface ReadoutProgress {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly status: ReadoutStatus;
  readonly capturedAt: string;
  /** In the order of the coders. */
  readonly coders: readonly CoderProgress[];
}

/** The progress in all stored readouts. */
export interface Progress {
  readonly coders: readonly string[];
  /** The readouts, the one stored last first. */
  readonly readouts: readonly ReadoutProgress[];
}

/**
 * Returns how many attributions of each stored readout each coder has confirmed or corrected.
 * @param own The name of the user as a coder, who is listed first.
 */
export async function loadProgress(store: Store, own: string, signal: AbortSignal): Promise<Progress> {
  const { byCoder } = await loadDecisions(store);
  const coders = [own, ...[...byCoder.keys()].filter((coder) => coder !== own).sort()];
  const readouts: ReadoutProgress[] = [];
  for await (const record of eachReadout(store)) {
    if (signal.aborted) break;
    const { id, title, url, capturedAt, reading } = record;
    const key = pageKey(url);
    const progress = coders.map((coder): CoderProgress => {
      const decisions = byCoder.get(coder)?.get(key);
      if (!decisions) return { checked: 0, total: reading.attributions.length };
      const { attributions } = codeReadout(record, decisions);
      return { checked: attributions.filter(({ isChecked }) => isChecked).length, total: attributions.length };
    });
    readouts.push({ id, title, url, capturedAt, status: statusOf(record), coders: progress });
    await yieldToEventLoop();
  }
  return { coders, readouts: readouts.sort((a, b) => (a.capturedAt < b.capturedAt ? 1 : -1)) };
}

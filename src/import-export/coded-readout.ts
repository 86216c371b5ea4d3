import { applyCorrections } from "../annotation/apply-corrections.ts";
import { type AttributionReview, combineReviews, findReviews } from "../annotation/attribution-review.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { Attribution } from "../engine/analysis.ts";
import type { ImportedFile } from "./import-types.ts";

/** An attribution as one coder leaves it. */
export interface CodedAttribution {
  readonly attribution: Attribution;
  readonly tags: readonly string[];
  /** Whether the coder has confirmed, corrected or tagged it. */
  readonly isDecided: boolean;
  /** Whether the coder has confirmed or corrected it. */
  readonly isChecked: boolean;
}

/** A readout as one coder leaves it. */
export interface CodedReadout {
  /** See `pageKey`. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly attributions: readonly CodedAttribution[];
  /** Whether the coder has made any decision in it. */
  readonly isDecided: boolean;
}

/** All readouts as one coder leaves them. */
export interface Coding {
  /** The coder's name, or that of the coder's file. */
  readonly coder: string;
  readonly readouts: readonly CodedReadout[];
}

/** The decisions of one coder on one page. */
interface PageDecisions {
  readonly corrections: Correction[];
  readonly reviews: AttributionReview[];
}

/** The decisions of one coder by the key of the page. */
type DecisionsByPage = ReadonlyMap<string, PageDecisions>;

/** All decisions, by the name of the coder; "" for decisions without a name. */
export type DecisionsByCoder = ReadonlyMap<string, DecisionsByPage>;

/** The decisions that a library or a file contains. */
export interface AllDecisions {
  readonly corrections: Iterable<Correction>;
  readonly reviews: Iterable<AttributionReview>;
  readonly coderDecisions: Iterable<CoderDecision>;
}

/** Returns the name of the coder of a correction or review, or "" if it has none. */
export function coderOf(record: Correction | AttributionReview): string {
  const { coder } = record;
  return coder ?? ("checked" in record ? record.checked?.coder : undefined) ?? "";
}

/**
 * Returns the decisions of each coder. Resolutions of disagreements are left out, and the decisions that they have
 * replaced are included, so that the agreement stays that of the coders' own work.
 */
export function groupDecisions({ corrections, reviews, coderDecisions }: AllDecisions): DecisionsByCoder {
  const byCoder = new Map<string, Map<string, PageDecisions>>();
  const pageOf = (coder: string, url: string): PageDecisions => {
    const pages = byCoder.get(coder) ?? new Map<string, PageDecisions>();
    byCoder.set(coder, pages);
    const key = pageKey(url);
    const page = pages.get(key) ?? { corrections: [], reviews: [] };
    pages.set(key, page);
    return page;
  };
  for (const one of corrections) if (!one.resolves) pageOf(coderOf(one), one.target.source).corrections.push(one);
  for (const one of reviews) if (!one.resolves) pageOf(coderOf(one), one.target.source).reviews.push(one);
  for (const { coder, ...one } of coderDecisions) {
    const page = pageOf(coder, one.record.target.source);
    if (one.kind === "correction") page.corrections.push(one.record);
    else page.reviews.push(one.record);
  }
  return byCoder;
}

/**
 * Returns a readout as one coder leaves it.
 * @param nameOf Returns the name under which a speaker is compared.
 */
export function codeReadout(
  { url, title, text, reading }: ReadoutRecord,
  { corrections, reviews }: PageDecisions = { corrections: [], reviews: [] },
  nameOf: (speaker: string) => string = (speaker) => speaker,
): CodedReadout {
  const inOrder = [...corrections].sort((a, b) => (a.created < b.created ? -1 : 1));
  const { attributions } = applyCorrections(text, reading.attributions, inOrder);
  const found = findReviews(text, attributions, reviews);
  return {
    key: pageKey(url),
    title,
    text,
    attributions: attributions.map((attribution, at) => {
      const { checked, tags } = combineReviews(found.get(at) ?? []);
      const { correction, ...plain } = attribution;
      const isCorrected = correction !== undefined && (correction.changed.length > 0 || correction.isAdded);
      const speakers = [...new Set(plain.speakers.map(nameOf))];
      const isChecked = checked !== undefined || isCorrected;
      return { attribution: { ...plain, speakers }, tags, isChecked, isDecided: isChecked || tags.length > 0 };
    }),
    isDecided: corrections.length + reviews.length > 0,
  };
}

/** Returns the readouts of a backup as its owner leaves them, under the name of the file. */
export function codingOfFile(name: string, file: ImportedFile, nameOf?: (speaker: string) => string): Coding {
  const records = <T>(list: readonly { readonly record: T }[] = []) => list.map(({ record }) => record);
  const replaced = records(file.coderDecisions).filter(({ isReplaced }) => isReplaced);
  const byCoder = groupDecisions({
    corrections: records(file.corrections).map(({ coder: _, ...one }) => one),
    reviews: records(file.reviews).map(({ coder: _, checked, ...one }) => {
      return { ...one, ...(checked && { checked: { at: checked.at } }) };
    }),
    coderDecisions: replaced.map((one) => ({ ...one, coder: "" })),
  });
  const pages = byCoder.get("");
  return {
    coder: name,
    readouts: records(file.readouts).map((record) => codeReadout(record, pages?.get(pageKey(record.url)), nameOf)),
  };
}

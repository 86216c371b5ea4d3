import { applyCorrections } from "../annotation/apply-corrections.ts";
import type { Comparison } from "../annotation/comparison-record.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { type AlignmentData, type PairScores, scoreClaims } from "../comparison/align-claims.ts";
import { claimsOf, type ReadoutClaims } from "../comparison/claim.ts";
import { parseTopicLexicon } from "../comparison/find-topics.ts";
import type { ComparedReadout } from "../comparison/make-decisions.ts";
import { parseWordTable } from "../comparison/word-table.ts";
import type { Attribution } from "../engine/analysis.ts";
import { runInSlices } from "../engine/slices.ts";
import { browser } from "../rpc/browser.ts";
import { getComparison } from "../store/comparisons-store.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import type { Store } from "../store/open-store.ts";
import { getReadouts } from "../store/readouts-store.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";

/** A readout of a comparison with its claims, as corrected by the user. */
export interface ComparedSide extends ComparedReadout {
  readonly record: ReadoutRecord;
  readonly attributions: readonly Attribution[];
  readonly readoutClaims: ReadoutClaims;
}

/** The scores of two sides, given by index; `a` is the lower one. */
export interface SideScores {
  readonly a: number;
  readonly b: number;
  readonly scores: PairScores;
}

/** A comparison with everything that its view needs and that does not depend on decisions. */
export interface LoadedComparison {
  readonly comparison: Comparison;
  readonly sides: readonly ComparedSide[];
  readonly scores: readonly SideScores[];
  readonly data: AlignmentData;
}

/** Loads a comparison. Returns undefined if it does not exist or is in the trash. */
export async function loadComparison(store: Store, id: string): Promise<LoadedComparison | undefined> {
  const comparison = await getComparison(store, id);
  if (!comparison || comparison.deleted !== undefined) return undefined;
  const [records, data] = await Promise.all([getReadouts(store, comparison.readouts), loadAlignmentData()]);
  const sides = await Promise.all(records.map((record) => loadSide(store, record)));
  const scores: SideScores[] = [];
  for (const [a, one] of sides.entries())
    for (const [b, other] of sides.entries()) {
      if (a < b) scores.push({ a, b, scores: await scoreSides(one, other, data) });
    }
  return { comparison, sides, scores, data };
}

async function loadSide(store: Store, record: ReadoutRecord): Promise<ComparedSide> {
  const { id, text, reading, event, issuer } = record;
  const corrections = await correctionsForPage(store, pageKey(record.url));
  const { attributions } = applyCorrections(text, reading.attributions, corrections);
  const claims = claimsOf(text, attributions);
  const readoutClaims = { claims, participants: event?.participants ?? [], issuer };
  return { id, text, claims, record, attributions, readoutClaims };
}

let data: Promise<AlignmentData> | undefined;

/** Loads the word table, a file of the extension, and the topic lexicon, once. */
function loadAlignmentData(): Promise<AlignmentData> {
  data ??= fetch(browser.runtime.getURL("word-table.bin"))
    .then((response) => response.arrayBuffer())
    .then((bytes) => ({ lexicon: parseTopicLexicon(), table: parseWordTable(new Uint8Array(bytes)) }));
  data.catch(() => {
    data = undefined;
  });
  return data;
}

/** Scores of the last comparisons, so that a decision or a comment does not compute them again. */
const scoresByClaims = new Map<string, PairScores>();

/** The number of comparisons whose scores are kept. */
const MAX_KEPT = 20;

/** Scores the claims of two sides, in slices of time. */
async function scoreSides(a: ComparedSide, b: ComparedSide, alignmentData: AlignmentData): Promise<PairScores> {
  const key = `${claimsKey(a)}\n${claimsKey(b)}`;
  const known = scoresByClaims.get(key);
  if (known) return known;
  const scores = await runInSlices(scoreClaims(a.readoutClaims, b.readoutClaims, alignmentData), {
    pause: yieldToEventLoop,
  });
  if (!scores) throw new Error("The alignment was stopped.");
  if (scoresByClaims.size >= MAX_KEPT) scoresByClaims.delete(scoresByClaims.keys().next().value ?? "");
  scoresByClaims.set(key, scores);
  return scores;
}

function claimsKey({ id, record, readoutClaims: { claims, participants, issuer } }: ComparedSide): string {
  const spans = claims.map(({ contentSpan, start, end, act, speakers }) => [contentSpan, start, end, act, speakers]);
  return JSON.stringify([id, record.sha256, participants, issuer, spans]);
}

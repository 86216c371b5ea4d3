import { applyCorrections } from "../annotation/apply-corrections.ts";
import type { Comparison } from "../annotation/comparison-record.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { type AlignmentData, type PairScores, scoreClaims } from "../comparison/align-claims.ts";
import { claimsOf, type ReadoutClaims } from "../comparison/claim.ts";
import { parseTopicLexicon, type TopicLexicon } from "../comparison/find-topics.ts";
import type { ComparedReadout } from "../comparison/make-decisions.ts";
import { TOPIC_ROWS } from "../comparison/topic-lexicon.ts";
import { parseWordTable, type WordTable } from "../comparison/word-table.ts";
import type { Attribution } from "../engine/analysis.ts";
import { runInSlices } from "../engine/slices.ts";
import { browser } from "../rpc/browser.ts";
import { getComparison } from "../store/comparisons-store.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import type { Store } from "../store/open-store.ts";
import { getReadouts } from "../store/readouts-store.ts";
import { listTopicTerms } from "../store/topic-terms-store.ts";
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

/** The options for loading a comparison. */
export interface LoadOptions {
  /** Stops the scoring of claims. */
  readonly signal: AbortSignal;
  /** Called with the number of claims that are scored, and of all that are to be. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Loads a comparison. Returns undefined if it does not exist, is in the trash, or the loading was stopped. Sides and
 * scores that have not changed since the last call are the same objects, so that they are not rendered again.
 */
export async function loadComparison(
  store: Store,
  id: string,
  { signal, onProgress }: LoadOptions,
): Promise<LoadedComparison | undefined> {
  const comparison = await getComparison(store, id);
  if (!comparison || comparison.deleted !== undefined) return undefined;
  const [records, data] = await Promise.all([getReadouts(store, comparison.readouts), loadAlignmentData(store)]);
  const sides = await Promise.all(records.map(async (record) => sameSide(await loadSide(store, record))));
  const pairs = sides.flatMap((_, a) => sides.slice(a + 1).map((_other, at) => ({ a, b: a + 1 + at })));
  const total = pairs.reduce((sum, { a }) => sum + (sides[a]?.claims.length ?? 0), 0);
  const scores: SideScores[] = [];
  let before = 0;
  for (const { a, b } of pairs) {
    const [one, other] = [sides[a], sides[b]];
    if (!one || !other) continue;
    const done = before;
    const found = await scoreSides(one, other, data, {
      signal,
      onProgress: (count) => onProgress(done + count, total),
    });
    if (!found) return undefined;
    scores.push({ a, b, scores: found });
    before += one.claims.length;
  }
  return sameLists({ comparison, sides, scores, data });
}

/** The last comparison, of which unchanged parts are used again. */
let last: LoadedComparison | undefined;

/** Returns the side of the last comparison if it is equal to this one. */
function sameSide(side: ComparedSide): ComparedSide {
  const known = last?.sides.find(({ id }) => id === side.id);
  const isSame = known && claimsKey(known) === claimsKey(side) && sideFacts(known) === sideFacts(side);
  return isSame ? known : side;
}

function sideFacts({ record: { title, url, capturedAt, language, event } }: ComparedSide): string {
  return JSON.stringify([title, url, capturedAt, language, event]);
}

function sameLists(loaded: LoadedComparison): LoadedComparison {
  const { sides, scores, data } = last ?? loaded;
  const isSame =
    data.lexicon === loaded.data.lexicon &&
    sides.length === loaded.sides.length &&
    sides.every((side, at) => side === loaded.sides[at]) &&
    scores.every((one, at) => one.scores === loaded.scores[at]?.scores);
  last = isSame ? { ...loaded, sides, scores } : loaded;
  return last;
}

async function loadSide(store: Store, record: ReadoutRecord): Promise<ComparedSide> {
  const { id, text, reading, event, issuer } = record;
  const corrections = await correctionsForPage(store, pageKey(record.url));
  const { attributions } = applyCorrections(text, reading.attributions, corrections);
  const claims = claimsOf(text, attributions);
  const readoutClaims = { claims, participants: event?.participants ?? [], issuer };
  return { id, text, claims, record, attributions, readoutClaims };
}

let table: Promise<WordTable> | undefined;

/** Loads the word table, a file of the extension, once. */
function loadWordTable(): Promise<WordTable> {
  table ??= fetch(browser.runtime.getURL("word-table.bin"))
    .then((response) => response.arrayBuffer())
    .then((bytes) => parseWordTable(new Uint8Array(bytes)));
  table.catch(() => {
    table = undefined;
  });
  return table;
}

/** The topic lexicon with the user's own terms, as one text to recognize them by. */
let lexicon: { readonly terms: string; readonly parsed: TopicLexicon } | undefined;

async function loadAlignmentData(store: Store): Promise<AlignmentData> {
  const [words, own] = await Promise.all([loadWordTable(), listTopicTerms(store)]);
  const terms = JSON.stringify(own.map(({ term, topic }) => [term, topic]));
  if (lexicon?.terms !== terms) {
    // Of two topics of a claim the first one names its row, so the user's own come first.
    const rows = own.map(({ term, topic }) => [topic, term] as const);
    lexicon = { terms, parsed: parseTopicLexicon([...rows, ...TOPIC_ROWS]) };
    scoresByClaims.clear();
  }
  return { lexicon: lexicon.parsed, table: words };
}

/** Scores of the last comparisons, so that a decision or a comment does not compute them again. */
const scoresByClaims = new Map<string, PairScores>();

/** The number of pairs of claims whose scores are kept. The scores of the last comparison are always kept. */
const MAX_KEPT = 500_000;

/** Scores the claims of two sides, in slices of time. Returns undefined if it was stopped. */
async function scoreSides(
  a: ComparedSide,
  b: ComparedSide,
  alignmentData: AlignmentData,
  { signal, onProgress }: LoadOptions,
): Promise<PairScores | undefined> {
  const key = `${claimsKey(a)}\n${claimsKey(b)}`;
  const known = scoresByClaims.get(key);
  if (known) return known;
  const work = scoreClaims(a.readoutClaims, b.readoutClaims, alignmentData, onProgress);
  const scores = await runInSlices(work, { pause: yieldToEventLoop, signal });
  if (!scores) return undefined;
  let count = scores.pairs.length;
  for (const one of scoresByClaims.values()) count += one.pairs.length;
  for (const [oldest, { pairs }] of scoresByClaims) {
    if (count <= MAX_KEPT) break;
    scoresByClaims.delete(oldest);
    count -= pairs.length;
  }
  scoresByClaims.set(key, scores);
  return scores;
}

function claimsKey({ id, record, readoutClaims: { claims, participants, issuer } }: ComparedSide): string {
  const spans = claims.map(({ contentSpan, start, end, act, speakers }) => [contentSpan, start, end, act, speakers]);
  return JSON.stringify([id, record.sha256, participants, issuer, spans]);
}

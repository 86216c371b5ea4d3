import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { claimsOf, type ReadoutClaims, readoutClaims } from "../src/comparison/claim.ts";
import type { Act, Attribution } from "../src/engine/analysis.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import type { Tagger } from "../src/engine/tagger/tagger.ts";

type Offsets = [number, number];

interface GoldFile {
  meta: { participants?: string[]; issuer?: string | null; page?: { url?: string; published?: string } };
  attributions: {
    sources: Offsets[];
    cue: Offsets | null;
    contents: Offsets[];
    addressees: Offsets[];
    speaker: string[];
    act: Act;
  }[];
}

interface PairsFile {
  [id: string]: { a: string; b: string; links: ({ a: number; b: number; sure?: boolean } | [number, number])[] };
}

/** Two readouts of one event with the links between their claims, as "3,7". */
export interface GoldPair {
  readonly id: string;
  readonly a: ReadoutClaims;
  readonly b: ReadoutClaims;
  readonly links: ReadonlySet<string>;
}

const span = ([start, end]: Offsets): { start: number; end: number } => ({ start, end });

function attributionsOf(gold: GoldFile): Attribution[] {
  return gold.attributions.map(({ sources, cue, contents, addressees, speaker, act }) => ({
    sources: sources.map(span),
    cue: cue ? span(cue) : undefined,
    contents: contents.map(span),
    addressees: addressees.map(span),
    speakers: speaker,
    act,
    checkables: [],
    confidence: 1,
  }));
}

/**
 * Reads `pairs.json` of a folder of texts and gold files; with a tagger the claims are the engine's, and the links are
 * carried over.
 */
export function readPairs(folder: string, tagger?: Tagger): GoldPair[] {
  const file = join(folder, "pairs.json");
  if (!existsSync(file)) throw new Error(`There is no ${file}.`);
  const pairs = JSON.parse(readFileSync(file, "utf8")) as PairsFile;
  return Object.entries(pairs).map(([id, { a, b, links }]) => {
    const [one, other] = [readSide(folder, a, tagger), readSide(folder, b, tagger)];
    const carried = new Set<string>();
    for (const link of links) {
      const [from, to] = Array.isArray(link) ? link : [link.a, link.b];
      for (const x of one.carry(from)) for (const y of other.carry(to)) carried.add(`${x},${y}`);
    }
    return { id, a: one.side, b: other.side, links: carried };
  });
}

interface Side {
  readonly side: ReadoutClaims;
  /** Returns the indexes of the claims that match a claim of the gold. */
  carry(gold: number): number[];
}

function readSide(folder: string, name: string, tagger: Tagger | undefined): Side {
  const text = readFileSync(join(folder, `${name}.txt`), "utf8");
  const gold = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as GoldFile;
  const claims = attributionsOf(gold);
  if (!tagger) {
    const { participants = [], issuer } = gold.meta;
    return { side: { claims: claimsOf(text, claims), participants, issuer: issuer ?? undefined }, carry: (at) => [at] };
  }
  const analysis = analyzeText(text, {
    tagger,
    facts: { url: gold.meta.page?.url, publishedDay: gold.meta.page?.published },
  });
  const standsFor = analysis.attributions.map((found) => bestMatch(found, claims));
  return {
    side: readoutClaims(text, analysis),
    carry: (at) => standsFor.flatMap((match, index) => (match === at ? [index] : [])),
  };
}

/** Returns the gold claim with the same cue or most of the content, or -1. */
function bestMatch(found: Attribution, gold: readonly Attribution[]): number {
  let [best, most] = [-1, 0.4];
  for (const [at, claim] of gold.entries()) {
    const score = overlapOf(found, claim);
    if (score > most) [best, most] = [at, score];
  }
  return best;
}

type Spans = readonly { start: number; end: number }[];

function overlapOf(x: Attribution, y: Attribution): number {
  const cues = x.cue && y.cue && common([x.cue], [y.cue]) > 0 ? 1 : 0;
  const length = (spans: Spans): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const content = common(x.contents, y.contents) / Math.max(1, Math.min(length(x.contents), length(y.contents)));
  return cues + (content > 0.5 ? content : 0);
}

function common(x: Spans, y: Spans): number {
  let sum = 0;
  for (const p of x) for (const q of y) sum += Math.max(0, Math.min(p.end, q.end) - Math.max(p.start, q.start));
  return sum;
}

/**
 * Evaluates the tagger on one split of PolNeAR by CofeNet's protocol (exact spans, instances of 300 tokens, every
 * annotator's version counts), and with each article counted once: `node --import tsx bench/polnear.ts SPLIT_FOLDER
 * [--readouts]`. With `--readouts` the folder contains annotated readouts instead.
 */
import { readFileSync } from "node:fs";
import { findTokens, type Token } from "../src/engine/document/tokens.ts";
import type { Span } from "../src/engine/span.ts";
import { openTagger, type TaggedAttribution, type Tagger } from "../src/engine/tagger/tagger.ts";
import { readPolnear, readReadouts } from "../training/corpora.ts";
import type { GoldAttribution, GoldDocument } from "../training/gold-standard.ts";
import { Calibration } from "./calibration.ts";

const INSTANCE = 300;
const ROLES = ["source", "cue", "content"] as const;
type Role = (typeof ROLES)[number];

/** An attribution in token indexes: for each role its spans as "start-end". */
type Spans = Readonly<Record<Role, readonly Span[]>>;

class Count {
  hits = 0;
  found = 0;
  gold = 0;

  add(hits: number, found: number, gold: number): void {
    this.hits += hits;
    this.found += found;
    this.gold += gold;
  }

  toString(): string {
    const precision = (100 * this.hits) / Math.max(1, this.found);
    const recall = (100 * this.hits) / Math.max(1, this.gold);
    const f1 = (200 * this.hits) / Math.max(1, this.found + this.gold);
    return `${f1.toFixed(1)} (${precision.toFixed(1)}/${recall.toFixed(1)})`;
  }
}

function toTokens(tokens: readonly Token[], span: Span): Span | undefined {
  const start = tokens.findIndex((token) => token.end > span.start);
  let end = start;
  while (start >= 0 && (tokens[end]?.start ?? Number.POSITIVE_INFINITY) < span.end) end++;
  return start >= 0 && end > start ? { start, end } : undefined;
}

function inTokens(tokens: readonly Token[], spans: readonly Span[]): Span[] {
  return spans.map((span) => toTokens(tokens, span)).filter((span) => span !== undefined);
}

const goldSpans = (tokens: readonly Token[], one: GoldAttribution): Spans => ({
  source: inTokens(tokens, one.sources),
  cue: inTokens(tokens, one.cues),
  content: inTokens(tokens, one.contents),
});

const foundSpans = (tokens: readonly Token[], one: TaggedAttribution): Spans => ({
  source: inTokens(tokens, one.sources),
  cue: inTokens(tokens, [one.cue]),
  content: inTokens(tokens, one.contents),
});

/** Returns the spans of a role, split at the ends of instances. A span that two attributions share counts once. */
function fragments(attributions: readonly Spans[], role: Role): Set<string> {
  const pieces = new Set<string>();
  for (const { start, end } of attributions.flatMap((one) => one[role])) {
    for (let from = start; from < end; ) {
      const edge = Math.min(end, (Math.floor(from / INSTANCE) + 1) * INSTANCE);
      pieces.add(`${from}-${edge}`);
      from = edge;
    }
  }
  return pieces;
}

function countShared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared++;
  return shared;
}

function tokenSet(spans: readonly Span[]): Set<number> {
  const covered = new Set<number>();
  for (const { start, end } of spans) for (let i = start; i < end; i++) covered.add(i);
  return covered;
}

const relationKey = (one: Spans): string =>
  ROLES.map((role) => one[role].map(({ start, end }) => `${start}-${end}`).sort()).join("|");

/** Returns the share of the longer side that both cover, or 1 if both are empty. */
function overlapOf(a: readonly Span[], b: readonly Span[]): number {
  const [left, right] = [tokenSet(a), tokenSet(b)];
  const longest = Math.max(left.size, right.size);
  return longest === 0 ? 1 : countShared(left, right) / longest;
}

/**
 * Returns how many pairs share half of every role. Each attribution is used once, and cues decide which may form a
 * pair.
 */
function countOverlapping(found: readonly Spans[], gold: readonly Spans[]): number {
  const free = new Set(gold);
  return found.filter((one) => {
    const twin = [...free].find((other) => ROLES.every((role) => overlapOf(one[role], other[role]) >= 0.5));
    return twin !== undefined && free.delete(twin);
  }).length;
}

class Score {
  readonly exact = { source: new Count(), cue: new Count(), content: new Count() };
  readonly tokens = { source: new Count(), cue: new Count(), content: new Count() };
  readonly relation = new Count();
  readonly overlap = new Count();

  add(found: readonly Spans[], gold: readonly Spans[]): void {
    for (const role of ROLES) {
      const [f, g] = [fragments(found, role), fragments(gold, role)];
      this.exact[role].add(countShared(f, g), f.size, g.size);
      const [ft, gt] = [found, gold].map((side) => tokenSet(side.flatMap((one) => one[role]))) as [
        Set<number>,
        Set<number>,
      ];
      this.tokens[role].add(countShared(ft, gt), ft.size, gt.size);
    }
    const keys = new Set(gold.map(relationKey));
    this.relation.add(found.filter((one) => keys.delete(relationKey(one))).length, found.length, gold.length);
    this.overlap.add(countOverlapping(found, gold), found.length, gold.length);
  }

  print(title: string): void {
    console.log(title);
    for (const role of ROLES) console.log(`  ${role}: exact ${this.exact[role]}, tokens ${this.tokens[role]}`);
    console.log(`  relation: exact ${this.relation}, half of each span ${this.overlap}`);
  }
}

function judge(
  reliability: Calibration,
  found: readonly Spans[],
  tagged: readonly TaggedAttribution[],
  gold: readonly Spans[],
): void {
  const cueKey = (one: Spans) => one.cue.map(({ start, end }) => `${start}-${end}`).join();
  const [cues, wholes] = [new Set(gold.map(cueKey)), new Set(gold.map(relationKey))];
  for (const [i, one] of found.entries()) {
    const confidence = tagged[i]?.confidence ?? 0;
    reliability.add({ confidence, isCueRight: cues.has(cueKey(one)), isWholeRight: wholes.has(relationKey(one)) });
  }
}

/** Scores a corpus. All versions of an article are scored together, and the article is tagged once. */
function scoreCorpus(tagger: Tagger, documents: readonly GoldDocument[], domain: "news" | "readout"): void {
  const all = new Score();
  const once = new Score();
  const seen = new Map<string, Spans[]>();
  const reliability = new Calibration();
  let words = 0;
  let elapsed = 0;
  for (const { id, text, attributions } of documents) {
    const tokens = findTokens(text);
    const known = seen.get(id);
    const before = performance.now();
    const tagged = known ? [] : tagger.tag(text, domain);
    elapsed += performance.now() - before;
    const found = known ?? tagged.map((one) => foundSpans(tokens, one));
    if (!known)
      judge(
        reliability,
        found,
        tagged,
        attributions.map((one) => goldSpans(tokens, one)),
      );
    if (!known) words += text.split(/\s+/).length;
    seen.set(id, found);
    const gold = attributions.map((one) => goldSpans(tokens, one));
    all.add(found, gold);
    if (!known) once.add(found, gold);
  }
  all.print(`Every annotator's version (${documents.length}), F1 (precision/recall)`);
  once.print(`Each text once (${seen.size})`);
  reliability.print();
  console.log(`${words} words in ${(elapsed / 1000).toFixed(2)} s`);
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("usage: polnear.ts SPLIT_FOLDER [--readouts] [--weights FILE] [--only ISSUER]");
const option = (name: string): string | undefined => {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
};
const weights = option("--weights") ?? new URL("../src/engine/tagger/weights.bin", import.meta.url);
const tagger = openTagger(readFileSync(weights));
if (options.includes("--readouts")) {
  const only = option("--only")?.split(",");
  const documents = readReadouts(folder);
  scoreCorpus(
    tagger,
    documents.filter(({ id }) => only?.includes(id.replace(/-\d+$/, "")) ?? true),
    "readout",
  );
} else {
  scoreCorpus(tagger, readPolnear(folder), "news");
}

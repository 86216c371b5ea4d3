import type { FacetName } from "../facets.ts";
import { arabicStems } from "./arabic-forms.ts";
import { searchTermsOf } from "./search-terms.ts";
import { lowerBound, type OpenSegment } from "./segment.ts";

/** In which order records are found. */
export type Sort = "newest" | "oldest" | "changed" | "best";

/** What the reader looks for: all of the words, and of each facet any of the values chosen. */
export interface SearchQuery {
  /** A word with "-" before it must not occur; every word may be the beginning of a longer one. */
  readonly words: string;
  readonly facets: Partial<Readonly<Record<FacetName, readonly string[]>>>;
  /** The first and the last moment of making, in milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly sort: Sort;
}

/** What was found. Ids are handed out by stretches: a list shows some, an export takes all. */
export interface SearchResult {
  readonly total: number;
  ids(from: number, to: number): string[];
  /** How many records each value of a facet would leave, most first. The facet's own choice does not narrow it. */
  readonly counts: ReadonlyMap<FacetName, readonly (readonly [value: string, count: number])[]>;
  /** The words looked for, folded, for marking them in what is shown. */
  readonly terms: readonly string[];
}

/** All segments side by side: entries are numbered through, facets have one number in all. */
export interface IndexSnapshot {
  readonly segments: readonly OpenSegment[];
  readonly bases: readonly number[];
  readonly size: number;
  readonly facets: readonly string[];
  readonly facetNumbers: ReadonlyMap<string, number>;
  /** For each segment, its own facet numbers in those of the shelf. */
  readonly facetMaps: readonly Uint32Array[];
  /** How many entries stand for a record. */
  readonly liveCount: number;
  /** The entries in order of making, and of change; ordered when first wanted. */
  readonly byCreated: () => Uint32Array;
  readonly byModified: () => Uint32Array;
}

/** Puts segments side by side. */
export function combineSegments(segments: readonly OpenSegment[]): IndexSnapshot {
  const bases: number[] = [];
  let size = 0;
  for (const { ids } of segments) {
    bases.push(size);
    size += ids.length;
  }
  const facetNumbers = new Map<string, number>();
  const facetMaps = segments.map(({ facets }) =>
    Uint32Array.from(facets, (facet) => {
      const number = facetNumbers.get(facet) ?? facetNumbers.size;
      facetNumbers.set(facet, number);
      return number;
    }),
  );
  return {
    segments,
    bases,
    size,
    facets: [...facetNumbers.keys()],
    facetNumbers,
    facetMaps,
    liveCount: segments.reduce(
      (sum, { tombstones }) => tombstones.reduce((left, one) => left - one, sum + tombstones.length),
      0,
    ),
    byCreated: memoize(() => inOrder(segments, size, "created")),
    byModified: memoize(() => inOrder(segments, size, "modified")),
  };
}

function memoize<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

function inOrder(segments: readonly OpenSegment[], size: number, moment: "created" | "modified"): Uint32Array {
  const moments = new Float64Array(size);
  let at = 0;
  for (const segment of segments) {
    moments.set(segment[moment], at);
    at += segment.ids.length;
  }
  return Uint32Array.from({ length: size }, (_, n) => n).sort(
    (a, b) => (moments[a] as number) - (moments[b] as number) || a - b,
  );
}

/** Weight of a word by the texts that it stands in: the first text counts most. */
const FIELD_WEIGHT = Float32Array.from({ length: 256 }, (_, bits) => {
  for (let bit = 0; bit < 8; bit++) if (bits & (1 << bit)) return 8 / (1 + bit);
  return 0;
});

/** A whole word counts more than the beginning of a longer one. */
const WHOLE_WORD_FACTOR = 3;

/** Looks for records; a few milliseconds for a hundred thousand. */
export function search(snapshot: IndexSnapshot, query: SearchQuery): SearchResult {
  const wanted = searchTermsOf(query.words.replace(/(?:^|\s)-\S+/gu, " "));
  const unwanted = searchTermsOf([...query.words.matchAll(/(?:^|\s)-(\S+)/gu)].map(([, word]) => word).join(" "));
  const isBest = query.sort === "best" && wanted.length > 0;
  const scores = isBest ? new Float32Array(snapshot.size) : undefined;
  const isMatch = matchText(snapshot, wanted, unwanted, scores);
  narrowToDates(snapshot, isMatch, query);
  const counts = narrowToFacets(snapshot, isMatch, query.facets);
  const order = scores ? bestFirst(isMatch, scores) : ordered(snapshot, isMatch, query.sort);
  return {
    total: order.length,
    ids: (from, to) => Array.from(order.subarray(from, to), (entry) => idOf(snapshot, entry)),
    counts,
    terms: wanted,
  };
}

/** A byte an entry: 1 where it has all wanted words and none unwanted. */
function matchText(
  snapshot: IndexSnapshot,
  wanted: readonly string[],
  unwanted: readonly string[],
  scores: Float32Array | undefined,
): Uint8Array {
  const isMatch = new Uint8Array(snapshot.size);
  snapshot.segments.forEach((segment, n) => {
    const base = snapshot.bases[n] as number;
    const size = segment.ids.length;
    const own = isMatch.subarray(base, base + size);
    for (let at = 0; at < size; at++) own[at] = segment.tombstones[at] === 1 ? 0 : 1;
    for (const term of wanted) matchTerm(segment, term, own, scores?.subarray(base, base + size));
    for (const term of unwanted) {
      const has = new Uint8Array(size);
      eachPosting(segment, term, (entry) => {
        has[entry] = 1;
      });
      for (let at = 0; at < size; at++) if (has[at] === 1) own[at] = 0;
    }
  });
  return isMatch;
}

/** Leaves only the entries that have a word beginning so, with its prefixes or without, and adds what it weighs. */
function matchTerm(segment: OpenSegment, term: string, own: Uint8Array, scores: Float32Array | undefined): void {
  const has = new Uint8Array(own.length);
  const best = scores && new Float32Array(own.length);
  const rarity = Math.log(1 + own.length / 8);
  eachPosting(segment, term, (entry, field, isWhole) => {
    has[entry] = 1;
    if (!best) return;
    const weight = (FIELD_WEIGHT[field] as number) * (isWhole ? WHOLE_WORD_FACTOR : 1) * rarity;
    if (weight > (best[entry] as number)) best[entry] = weight;
  });
  for (let at = 0; at < own.length; at++) {
    if (has[at] === 0) own[at] = 0;
    else if (scores && best) scores[at] = (scores[at] as number) + (best[at] as number);
  }
}

type Visit = (entry: number, field: number, isWhole: boolean) => void;

function eachPosting(segment: OpenSegment, term: string, visit: Visit): void {
  for (const start of arabicStems(term)) eachTermWithPrefix(segment, start, visit);
}

function eachTermWithPrefix({ terms, termStarts, postings, fields }: OpenSegment, start: string, visit: Visit): void {
  for (let at = lowerBound(terms, start); at < terms.length; at++) {
    const term = terms[at] as string;
    if (!term.startsWith(start)) return;
    const isWhole = term.length === start.length;
    const end = termStarts[at + 1] as number;
    for (let n = termStarts[at] as number; n < end; n++) visit(postings[n] as number, fields[n] as number, isWhole);
  }
}

function narrowToDates({ segments, bases }: IndexSnapshot, isMatch: Uint8Array, { from, to }: SearchQuery): void {
  if (from === undefined && to === undefined) return;
  const [first, last] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
  segments.forEach(({ created }, n) => {
    const base = bases[n] as number;
    for (let at = 0; at < created.length; at++) {
      const moment = created[at] as number;
      if (moment < first || moment > last) isMatch[base + at] = 0;
    }
  });
}

/**
 * Leaves the entries that have a chosen value of every facet chosen, and counts all facets on the way. An entry that
 * fails one facet alone is still counted for that one: it shows what another choice would bring.
 */
function narrowToFacets(
  snapshot: IndexSnapshot,
  isMatch: Uint8Array,
  chosen: SearchQuery["facets"],
): SearchResult["counts"] {
  const names = Object.keys(chosen).filter((name) => (chosen[name as FacetName]?.length ?? 0) > 0) as FacetName[];
  const bitOf = new Uint8Array(snapshot.facets.length);
  const groupOf = new Uint8Array(snapshot.facets.length);
  names.forEach((name, n) => {
    for (const value of chosen[name] ?? []) {
      const number = snapshot.facetNumbers.get(`${name}\n${value}`);
      if (number !== undefined) bitOf[number] = 1 << n;
    }
    snapshot.facets.forEach((facet, number) => {
      if (facet.startsWith(`${name}\n`)) groupOf[number] = 1 << n;
    });
  });
  const all = (1 << names.length) - 1;
  const counts = new Uint32Array(snapshot.facets.length);
  snapshot.segments.forEach((segment, n) => {
    const base = snapshot.bases[n] as number;
    const map = snapshot.facetMaps[n] as Uint32Array;
    const { facetStarts, facetIds } = segment;
    for (let at = 0; at < segment.ids.length; at++) {
      if (isMatch[base + at] === 0) continue;
      const [start, end] = [facetStarts[at] as number, facetStarts[at + 1] as number];
      let has = 0;
      for (let f = start; f < end; f++) has |= bitOf[map[facetIds[f] as number] as number] as number;
      const missing = all & ~has;
      if (missing !== 0) {
        isMatch[base + at] = 0;
        if ((missing & (missing - 1)) !== 0) continue;
      }
      for (let f = start; f < end; f++) {
        const number = map[facetIds[f] as number] as number;
        if (missing === 0 || groupOf[number] === missing) counts[number] = (counts[number] as number) + 1;
      }
    }
  });
  return readCounts(snapshot, counts);
}

function readCounts({ facets }: IndexSnapshot, counts: Uint32Array): SearchResult["counts"] {
  const read = new Map<FacetName, [string, number][]>();
  facets.forEach((facet, number) => {
    const count = counts[number] as number;
    if (count === 0) return;
    const end = facet.indexOf("\n");
    const name = facet.slice(0, end) as FacetName;
    const list = read.get(name);
    const entry: [string, number] = [facet.slice(end + 1), count];
    if (list) list.push(entry);
    else read.set(name, [entry]);
  });
  for (const list of read.values()) list.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return read;
}

function ordered({ byCreated, byModified }: IndexSnapshot, isMatch: Uint8Array, sort: Sort): Uint32Array {
  const order = sort === "changed" ? byModified() : byCreated();
  const kept = order.filter((entry) => isMatch[entry] === 1);
  return sort === "oldest" ? kept : kept.reverse();
}

/** The entries with the highest scores first; of equal ones the later entry. */
function bestFirst(isMatch: Uint8Array, scores: Float32Array): Uint32Array {
  const found = Uint32Array.from(isMatch.keys()).filter((entry) => isMatch[entry] === 1);
  return found.sort((a, b) => (scores[b] as number) - (scores[a] as number) || b - a);
}

function idOf({ segments, bases }: IndexSnapshot, entry: number): string {
  let n = bases.length - 1;
  while ((bases[n] as number) > entry) n--;
  return segments[n]?.ids[entry - (bases[n] as number)] as string;
}

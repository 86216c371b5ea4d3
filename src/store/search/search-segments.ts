import { type FacetName, shownValue } from "../facets.ts";
import { arabicStems } from "./arabic-forms.ts";
import { type IndexSnapshot, idOf } from "./index-snapshot.ts";
import { searchTermsOf } from "./search-terms.ts";
import { lowerBound, type OpenSegment } from "./segment.ts";

/** The sort order of search results. */
export type Sort = "newest" | "oldest" | "changed" | "best";

/** A search: records must contain all of the words, and for each facet one of the selected values. */
export interface SearchQuery {
  /**
   * The search text. A word after "-" must not occur. Every other word also matches as the prefix of a longer word.
   */
  readonly words: string;
  readonly facets: Partial<Readonly<Record<FacetName, readonly string[]>>>;
  /** The earliest and the latest creation time, in milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly sort: Sort;
}

/** The result of a search. `ids` returns a range of the results: a list shows a few, an export needs all. */
export interface SearchResult {
  readonly total: number;
  ids(from: number, to: number): string[];
  /**
   * For each facet, the number of records that each value would leave, highest first. A facet's own selection does
   * not reduce its counts.
   */
  readonly counts: ReadonlyMap<FacetName, readonly (readonly [value: string, count: number])[]>;
  /** The normalized search words, used to highlight matches. */
  readonly terms: readonly string[];
}

/**
 * The weight of a word for each combination of texts that contain it, given as bits. The first text has the highest
 * weight.
 */
const FIELD_WEIGHT = Float32Array.from({ length: 256 }, (_, bits) => {
  for (let bit = 0; bit < 8; bit++) if (bits & (1 << bit)) return 8 / (1 + bit);
  return 0;
});

/** A match of a whole word has this many times the weight of a match of a prefix. */
const WHOLE_WORD_FACTOR = 3;

/** Searches for records. Takes a few milliseconds for a hundred thousand records. */
export function search(snapshot: IndexSnapshot, query: SearchQuery): SearchResult {
  const scores = query.sort === "best" ? new Float32Array(snapshot.size) : undefined;
  const { isMatch, counts, terms } = matchEntries(snapshot, query, scores);
  const order = scores && terms.length > 0 ? bestFirst(isMatch, scores) : ordered(snapshot, isMatch, query.sort);
  return {
    total: order.length,
    ids: (from, to) => Array.from(order.subarray(from, to), (entry) => idOf(snapshot, entry)),
    counts,
    terms,
  };
}

/** The entries that a search finds, in no order. */
export interface MatchedEntries extends Pick<SearchResult, "counts" | "terms"> {
  /** One byte per entry: 1 if the search finds it. */
  readonly isMatch: Uint8Array;
}

/** Returns the entries that a search finds. Adds the weights of its words to `scores`, if it is given. */
export function matchEntries(
  snapshot: IndexSnapshot,
  { words, facets, from, to }: Omit<SearchQuery, "sort">,
  scores?: Float32Array,
): MatchedEntries {
  const terms = searchTermsOf(words.replace(/(?:^|\s)-\S+/gu, " "));
  const unwanted = searchTermsOf([...words.matchAll(/(?:^|\s)-(\S+)/gu)].map(([, word]) => word).join(" "));
  const isMatch = matchText(snapshot, terms, unwanted, scores);
  narrowToDates(snapshot, isMatch, { from, to });
  const counts = narrowToFacets(snapshot, isMatch, facets);
  return { isMatch, counts, terms };
}

/** Returns one byte per entry: 1 if it contains all wanted words and no unwanted ones. */
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

/**
 * Removes the entries that contain no word with this prefix, before or after Arabic prefixes are removed, and adds
 * the weight of the match to the scores.
 */
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

function narrowToDates(
  { segments, bases }: IndexSnapshot,
  isMatch: Uint8Array,
  { from, to }: Pick<SearchQuery, "from" | "to">,
): void {
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
 * Removes the entries that lack a selected value of any selected facet, and counts the values of all facets. An entry
 * that fails in only one facet is still counted for that facet, to show the effect of another selection.
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
      const shown = shownValue(name, value, snapshot.people);
      const number = snapshot.facetNumbers.get(`${name}\n${shown}`);
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

/** Returns the entries with the highest scores first. Entries with equal scores are in reverse order. */
function bestFirst(isMatch: Uint8Array, scores: Float32Array): Uint32Array {
  const found = Uint32Array.from(isMatch.keys()).filter((entry) => isMatch[entry] === 1);
  return found.sort((a, b) => (scores[b] as number) - (scores[a] as number) || b - a);
}

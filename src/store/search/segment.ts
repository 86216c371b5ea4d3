import type { Collection } from "../pending-index-change.ts";
import { tokensOf } from "./search-terms.ts";

/** Rises with the way of reading words, so that an index made in an older way is rebuilt. */
export const INDEX_VERSION = 2;

/** A record as the index sees it: its texts from the weightiest to the least, its facets, and its moments. */
export interface SearchDocument {
  readonly id: string;
  readonly texts: readonly string[];
  /** Facets as "name\nvalue". */
  readonly facets: readonly string[];
  /** Milliseconds. */
  readonly created: number;
  readonly modified: number;
}

/** A text beyond this many characters is searched in its beginning only; the engine reads no further either. */
const MAX_INDEXED_LENGTH = 100_000;

/**
 * Some thousand records indexed together, written once. Lists of words and facets are one string each, and numbers typed
 * arrays: a hundred thousand notes load in a fraction of the time and room that objects would take.
 */
export interface StoredSegment {
  readonly version: number;
  readonly collection: Collection;
  /** In order, so that an id can be found by halving. */
  readonly ids: string;
  readonly created: Float64Array<ArrayBuffer>;
  readonly modified: Float64Array<ArrayBuffer>;
  /** In order, one a line. */
  readonly terms: string;
  /** Where the postings of each term begin; one more than there are terms. */
  readonly termStarts: Uint32Array<ArrayBuffer>;
  /** For each term the entries that have it, and a bit for each text it stands in. */
  readonly postings: Uint16Array<ArrayBuffer>;
  readonly fields: Uint8Array<ArrayBuffer>;
  /** Facets, each as "name\nvalue", parted by the unit separator. */
  readonly facets: string;
  readonly facetStarts: Uint32Array<ArrayBuffer>;
  readonly facetIds: Uint32Array<ArrayBuffer>;
}

const FACET_SEPARATOR = "\u001f";

/** Indexes some records; at most 65,535. */
export function buildSegment(collection: Collection, given: readonly SearchDocument[]): StoredSegment {
  const documents = [...given].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { terms, termStarts, postings, fields } = invert(documents);
  const facetNumbers = new Map<string, number>();
  const facetStarts = new Uint32Array(documents.length + 1);
  const facetIds: number[] = [];
  documents.forEach(({ facets }, at) => {
    for (const facet of facets) facetIds.push(numberOf(facetNumbers, facet));
    facetStarts[at + 1] = facetIds.length;
  });
  return {
    version: INDEX_VERSION,
    collection,
    ids: documents.map(({ id }) => id).join("\n"),
    created: Float64Array.from(documents, ({ created }) => created),
    modified: Float64Array.from(documents, ({ modified }) => modified),
    terms: terms.join("\n"),
    termStarts,
    postings,
    fields,
    facets: [...facetNumbers.keys()].join(FACET_SEPARATOR),
    facetStarts,
    facetIds: Uint32Array.from(facetIds),
  };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** For each term, in order, which documents have it and in which of their texts. */
function invert(documents: readonly SearchDocument[]) {
  const byTerm = new Map<string, number[]>();
  documents.forEach(({ texts }, at) => {
    for (const [term, field] of fieldsByTerm(texts)) {
      const list = byTerm.get(term);
      if (list) list.push(at, field);
      else byTerm.set(term, [at, field]);
    }
  });
  const terms = [...byTerm.keys()].sort();
  const termStarts = new Uint32Array(terms.length + 1);
  let total = 0;
  terms.forEach((term, n) => {
    total += (byTerm.get(term)?.length ?? 0) / 2;
    termStarts[n + 1] = total;
  });
  const postings = new Uint16Array(total);
  const fields = new Uint8Array(total);
  let to = 0;
  for (const term of terms) {
    const list = byTerm.get(term) ?? [];
    for (let from = 0; from < list.length; from += 2) {
      postings[to] = list[from] as number;
      fields[to++] = list[from + 1] as number;
    }
  }
  return { terms, termStarts, postings, fields };
}

function fieldsByTerm(texts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  texts.forEach((text, n) => {
    const bit = 1 << Math.min(n, 7);
    for (const { term } of tokensOf(text.slice(0, MAX_INDEXED_LENGTH))) found.set(term, (found.get(term) ?? 0) | bit);
  });
  return found;
}

/** A segment ready to be searched. */
export interface OpenSegment extends Omit<StoredSegment, "ids" | "terms" | "facets"> {
  readonly ids: readonly string[];
  readonly terms: readonly string[];
  readonly facets: readonly string[];
  /** A byte an entry: 1 where the record has changed or gone since. */
  readonly tombstones: Uint8Array;
}

/** The segment with its lists, and with the entries that stand for nothing any more. */
export function openSegment(stored: StoredSegment, tombstones?: Uint8Array): OpenSegment {
  const ids = linesOf(stored.ids, "\n");
  return {
    ...stored,
    ids,
    terms: linesOf(stored.terms, "\n"),
    facets: linesOf(stored.facets, FACET_SEPARATOR),
    tombstones: tombstones ? tombstones.slice() : new Uint8Array(ids.length),
  };
}

function linesOf(text: string, mark: string): string[] {
  return text === "" ? [] : text.split(mark);
}

/** The first place in an ordered list whose entry is not before `wanted`. */
export function lowerBound(list: readonly string[], wanted: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Marks the entries of these records as standing for nothing any more; tells whether there was one that did. */
export function addTombstones({ ids, tombstones }: OpenSegment, gone: Iterable<string>): boolean {
  let isChanged = false;
  for (const id of gone) {
    const at = lowerBound(ids, id);
    if (ids[at] !== id || tombstones[at] === 1) continue;
    tombstones[at] = 1;
    isChanged = true;
  }
  return isChanged;
}

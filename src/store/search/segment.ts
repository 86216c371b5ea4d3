import { ID_SEPARATOR } from "../../annotation/attribution-row.ts";
import { firstIndexWhere } from "../../engine/binary-search.ts";
import type { Collection } from "../pending-index-change.ts";
import { tokensOf } from "./search-terms.ts";

/** Must be increased when tokenization changes, so that stored indexes are rebuilt. */
export const INDEX_VERSION = 3;

/** A record as the index sees it: its texts in order of decreasing weight, its facets, and its times. */
export interface SearchDocument {
  readonly id: string;
  readonly texts: readonly string[];
  /**
   * The facets as "name
   * value".
   */
  readonly facets: readonly string[];
  /** The creation time in milliseconds. */
  readonly created: number;
  readonly modified: number;
}

/** Only this many characters of a text are indexed, which is also the limit of the engine. */
const MAX_INDEXED_LENGTH = 100_000;

/**
 * A few thousand records that are indexed together and written once. Words and facets are each stored as one string,
 * and numbers as typed arrays: a hundred thousand notes then load in a fraction of the time and memory that objects
 * would need.
 */
export interface StoredSegment {
  readonly version: number;
  readonly collection: Collection;
  /** The sorted ids, joined by line breaks, so that binary search can find an id. */
  readonly ids: string;
  readonly created: Float64Array<ArrayBuffer>;
  readonly modified: Float64Array<ArrayBuffer>;
  /** The sorted terms, one per line. */
  readonly terms: string;
  /** The index of the first posting of each term, with one additional element for the end. */
  readonly termStarts: Uint32Array<ArrayBuffer>;
  /**
   * For each term, the entries that contain it; `fields` has one bit for each text of the entry that contains the
   * term.
   */
  readonly postings: Uint16Array<ArrayBuffer>;
  readonly fields: Uint8Array<ArrayBuffer>;
  /**
   * The facets, each as "name
   * value", separated by the unit separator.
   */
  readonly facets: string;
  readonly facetStarts: Uint32Array<ArrayBuffer>;
  readonly facetIds: Uint32Array<ArrayBuffer>;
}

const FACET_SEPARATOR = "\u001f";

/** Indexes records into one segment. A segment holds at most 65,535 records. */
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

/** Returns the inverted index: for each term, in order, the documents and their texts that contain it. */
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

/** A segment in the form that can be searched. */
export interface OpenSegment extends Omit<StoredSegment, "ids" | "terms" | "facets"> {
  readonly ids: readonly string[];
  readonly terms: readonly string[];
  readonly facets: readonly string[];
  /** One byte per entry: 1 if its record has since changed or been deleted. */
  readonly tombstones: Uint8Array;
}

/** Returns the segment with its lists parsed and its tombstones attached. */
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

/** Returns the index of the first element that is not less than `wanted` in a sorted list. */
export function lowerBound(list: readonly string[], wanted: string): number {
  return firstIndexWhere(0, list.length, (index) => (list[index] as string) >= wanted);
}

/**
 * Marks the entries of these records as deleted; for attributions, the entries of these pages. Returns whether any of
 * them was not marked before.
 */
export function addTombstones({ ids, tombstones, collection }: OpenSegment, gone: Iterable<string>): boolean {
  let isChanged = false;
  for (const id of gone) {
    const isOfRecord = (one: string | undefined) =>
      collection === "attributions" ? one?.startsWith(id + ID_SEPARATOR) === true : one === id;
    const first = lowerBound(ids, collection === "attributions" ? id + ID_SEPARATOR : id);
    for (let at = first; isOfRecord(ids[at]); at++) {
      if (tombstones[at] === 1) continue;
      tombstones[at] = 1;
      isChanged = true;
    }
  }
  return isChanged;
}

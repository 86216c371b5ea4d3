import { PersonNames } from "../../annotation/person-record.ts";
import { type FacetName, shownValue } from "../facets.ts";
import type { OpenSegment } from "./segment.ts";

/** All segments combined. Entries are numbered across segments, and each facet has one id for all segments. */
export interface IndexSnapshot {
  readonly segments: readonly OpenSegment[];
  readonly bases: readonly number[];
  readonly size: number;
  /** The names under which persons are listed. */
  readonly people: PersonNames;
  readonly facets: readonly string[];
  readonly facetNumbers: ReadonlyMap<string, number>;
  /** For each segment, a map from its own facet ids to those of the snapshot. */
  readonly facetMaps: readonly Uint32Array[];
  /** The number of entries whose record still exists in this version. */
  readonly liveCount: number;
  /** The entries sorted by creation time and by modification time. Sorting happens at the first call. */
  readonly byCreated: () => Uint32Array;
  readonly byModified: () => Uint32Array;
}

/** Combines segments into one searchable snapshot, in which a merged person has one facet for all names. */
export function combineSegments(given: readonly OpenSegment[], people = new PersonNames()): IndexSnapshot {
  const segments = given.map((segment) => withShownNames(segment, people));
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
    people,
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

/**
 * Returns the segment with merged persons under their shown names, each at most once for an entry. Returns the same
 * segment if it contains no merged person.
 */
function withShownNames(segment: OpenSegment, people: PersonNames): OpenSegment {
  const shown = segment.facets.map((facet) => shownFacet(facet, people));
  if (shown.every((facet, at) => facet === segment.facets[at])) return segment;
  const numbers = new Map<string, number>();
  const map = shown.map((facet) => {
    if (facet === undefined) return -1;
    const number = numbers.get(facet) ?? numbers.size;
    numbers.set(facet, number);
    return number;
  });
  const facetStarts = new Uint32Array(segment.facetStarts.length);
  const facetIds: number[] = [];
  for (let entry = 0; entry < segment.ids.length; entry++) {
    const own = new Set<number>();
    const [start, end] = [segment.facetStarts[entry] as number, segment.facetStarts[entry + 1] as number];
    for (let at = start; at < end; at++) own.add(map[segment.facetIds[at] as number] as number);
    own.delete(-1);
    facetIds.push(...own);
    facetStarts[entry + 1] = facetIds.length;
  }
  return { ...segment, facets: [...numbers.keys()], facetStarts, facetIds: Uint32Array.from(facetIds) };
}

/** Returns a facet, given as name and value in two lines, as it is listed. */
function shownFacet(facet: string, people: PersonNames): string | undefined {
  const end = facet.indexOf("\n");
  const name = facet.slice(0, end) as FacetName;
  const value = shownValue(name, facet.slice(end + 1), people);
  return value === undefined ? undefined : `${name}\n${value}`;
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

/** Returns the id of an entry. */
export function idOf({ segments, bases }: IndexSnapshot, entry: number): string {
  let n = bases.length - 1;
  while ((bases[n] as number) > entry) n--;
  return segments[n]?.ids[entry - (bases[n] as number)] as string;
}

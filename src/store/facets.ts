import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";

/** What records can be narrowed down by. "with" is a counterpart: a speaker's, or the other party of an event. */
export const FACETS = ["speaker", "issuer", "act", "tag", "state", "body", "with", "kind", "pair", "language"] as const;

export type FacetName = (typeof FACETS)[number];

/** One facet of a record: "speaker" and who it is. */
export type Facet = readonly [name: FacetName, value: string];

/** A record under one of its facets, as the database orders it. */
export type FacetKey = [name: string, value: string, at: string];

/** Between two names of a pair; no name has it. */
export const PAIR_SEPARATOR = "\u241f";

/** The facets of a note; none in the trash, so that a list by facet never shows it. */
export function facetsOfNote(note: Note): Facet[] {
  if (note.deleted !== undefined) return [];
  const { attribution, issuer, tags, state, bodyValue } = note;
  return distinct([
    ...(attribution?.speakers ?? []).map((name): Facet => ["speaker", name]),
    ...(issuer ? [["issuer", issuer] as const] : []),
    ...(attribution ? [["act", attribution.act] as const] : []),
    ...tags.map((tag): Facet => ["tag", tag]),
    ["state", state],
    ["body", bodyValue.trim() === "" ? "no" : "yes"],
  ]);
}

/** The facets of a readout: who speaks in it, who met whom, by whose account. */
export function facetsOfReadout({ event, issuer, language, reading }: ReadoutRecord): Facet[] {
  const parties = event?.participants ?? [];
  return distinct([
    ...reading.attributions.flatMap(({ speakers }) => speakers.map((name): Facet => ["speaker", name])),
    ...(issuer ? [["issuer", issuer] as const] : []),
    ...(language ? [["language", language] as const] : []),
    ...(event ? [["kind", event.kind] as const] : []),
    ...parties.map((name): Facet => ["with", name]),
    ...pairsOf(parties).map((pair): Facet => ["pair", pair.join(PAIR_SEPARATOR)]),
  ]);
}

/** A record under each of its facets at a moment. */
export function facetKeys(facets: readonly Facet[], at: string): FacetKey[] {
  return facets.map(([name, value]) => [name, value, at]);
}

/** Each two of the names, in alphabetical order, so that A with B is B with A. */
function pairsOf(names: readonly string[]): [string, string][] {
  const sorted = [...new Set(names)].sort();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other): [string, string] => [one, other]));
}

function distinct(facets: readonly Facet[]): Facet[] {
  return [...new Map(facets.map((facet) => [facet.join(" "), facet])).values()];
}

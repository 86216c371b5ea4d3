import type { AttributionRow } from "../annotation/attribution-row.ts";
import type { Note } from "../annotation/note.ts";
import type { PersonNames } from "../annotation/person-record.ts";
import { type ReadoutRecord, statusOf } from "../annotation/readout-record.ts";

/**
 * The properties by which records can be filtered. "with" is a participant of an event, and "pair" is two of them.
 * Only readouts have "status", and only attributions "addressee" and "checked".
 */
export const FACETS = [
  "speaker",
  "issuer",
  "act",
  "tag",
  "state",
  "body",
  "with",
  "kind",
  "pair",
  "language",
  "status",
  "addressee",
  "checked",
] as const;

export type FacetName = (typeof FACETS)[number];

/** One facet of a record, for example ["speaker", "Kaja Halvorsen"]. */
export type Facet = readonly [name: FacetName, value: string];

/** A facet with the record's time, which is the database key that lists records under a facet in order of time. */
export type FacetKey = [name: string, value: string, at: string];

/** Separates the two names of a pair. The character does not occur in names. */
export const PAIR_SEPARATOR = "\u241f";

/** Returns the facets of a note. A note in the trash has none, so that lists by facet never show it. */
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

/** Returns the facets of a readout: its status, speakers, participants, issuer, kind of event and language. */
export function facetsOfReadout(record: ReadoutRecord): Facet[] {
  const { event, issuer, language, reading } = record;
  const parties = event?.participants ?? [];
  return distinct([
    ["status", statusOf(record)],
    ...reading.attributions.flatMap(({ speakers }) => speakers.map((name): Facet => ["speaker", name])),
    ...(issuer ? [["issuer", issuer] as const] : []),
    ...(language ? [["language", language] as const] : []),
    ...(event ? [["kind", event.kind] as const] : []),
    ...parties.map((name): Facet => ["with", name]),
    ...pairsOf(parties).map((pair): Facet => ["pair", pair.join(PAIR_SEPARATOR)]),
  ]);
}

/** Returns the facets of an attribution. The kind of event is that of its readout. */
export function facetsOfAttribution({
  speakers,
  act,
  issuer,
  addressees,
  tags,
  checked,
  event,
}: AttributionRow): Facet[] {
  return distinct([
    ...speakers.map((name): Facet => ["speaker", name]),
    ["act", act],
    ...(issuer ? [["issuer", issuer] as const] : []),
    ...addressees.map((name): Facet => ["addressee", name]),
    ...tags.map((tag): Facet => ["tag", tag]),
    ["checked", checked ? "yes" : "no"],
    ...(event ? [["kind", event.kind] as const] : []),
  ]);
}

/**
 * Returns the value under which a facet is listed and counted: a person by the shown name. Records and indexes keep the
 * names of the texts, so that a merge and its undo write nothing but the person. Returns undefined for a pair whose two
 * names belong to one person.
 */
export function shownValue(name: FacetName, value: string, people: PersonNames): string | undefined {
  if (people.isEmpty) return value;
  if (name === "speaker" || name === "with") return people.shownName(value);
  if (name !== "pair") return value;
  const [pair] = pairsOf(value.split(PAIR_SEPARATOR).map((one) => people.shownName(one)));
  return pair?.join(PAIR_SEPARATOR);
}

/** Returns the database keys that list a record under each of its facets. */
export function facetKeys(facets: readonly Facet[], at: string): FacetKey[] {
  return facets.map(([name, value]) => [name, value, at]);
}

/** Returns every pair of different names. The names of a pair are sorted, so that "A with B" equals "B with A". */
function pairsOf(names: readonly string[]): [string, string][] {
  const sorted = [...new Set(names)].sort();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other): [string, string] => [one, other]));
}

function distinct(facets: readonly Facet[]): Facet[] {
  return [...new Map(facets.map((facet) => [facet.join(" "), facet])).values()];
}

import { type NameDecisions, PersonNames, type RejectedNames } from "../annotation/person-record.ts";
import type { NameFacts } from "./collect-name-facts.ts";
import { compareWholeNames, type NameLikeness } from "./compare-names.ts";
import { type NameParts, parseName } from "./name-parts.ts";

/** Why two names may be of one person, as data. */
export type SamePersonReason =
  | { readonly kind: NameLikeness | "surname" | "state" }
  | { readonly kind: "title" | "office"; readonly title: string };

/** Two names that may be of one person. */
export interface PersonSuggestion {
  /** The name that is shown for the person now, or the fullest one. */
  readonly name: string;
  readonly other: string;
  readonly reason: SamePersonReason;
}

/** A group of names that belong to one person, by the user's decision or by the rules of `suggestPeople`. */
export interface PersonGroup {
  /** Each unit is a set of names that the user has merged, or a single name. The rules only add whole units. */
  readonly units: Unit[];
}

/** Names that already count as one person. */
export interface Unit {
  readonly name: string;
  readonly names: readonly string[];
  readonly facts: readonly NameFacts[];
  readonly parts: readonly ReturnType<typeof parseName>[];
  group: PersonGroup;
}

interface Edge {
  readonly a: Unit;
  readonly b: Unit;
  readonly reason: SamePersonReason;
}

function keyOf(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/** Returns a unit for each name that is shown, in the order of the facts. */
export function toUnits(all: readonly NameFacts[], { people }: NameDecisions): Unit[] {
  const names = new PersonNames(people);
  const byShown = new Map<string, NameFacts[]>();
  for (const facts of all) {
    const shown = names.shownName(facts.name);
    byShown.set(shown, [...(byShown.get(shown) ?? []), facts]);
  }
  return [...byShown].map(([name, facts]) => {
    const own = [...new Set([...names.namesOf(name), ...facts.map((one) => one.name)])];
    const unit: Unit = { name, names: own, facts, parts: own.map(parseName), group: { units: [] } };
    unit.group.units.push(unit);
    return unit;
  });
}

/** Joins units into groups unless two of their names exclude each other, and remembers the reasons. */
export class Joiner {
  private readonly edges: Edge[] = [];

  /** The pairs of names that the user has said to be of different persons. */
  private readonly rejected: ReadonlySet<string>;

  constructor(rejectedNames: readonly RejectedNames[]) {
    this.rejected = new Set(rejectedNames.map(({ a, b }) => keyOf(a, b)));
  }

  /** Joins the groups of two units if no two names in them exclude each other. */
  join(a: Unit, b: Unit, reason: SamePersonReason): void {
    if (!this.canJoin(a.group, b.group, reason.kind)) return;
    this.edges.push({ a, b, reason });
    if (a.group === b.group) return;
    const { group } = a;
    for (const unit of b.group.units) {
      group.units.push(unit);
      unit.group = group;
    }
  }

  canJoin(a: PersonGroup, b: PersonGroup, kind: SamePersonReason["kind"]): boolean {
    if (a === b) return true;
    const isSpelling = kind === "spelling" || kind === "initial" || kind === "state";
    return a.units.every((one) => b.units.every((other) => this.isPossible(one, other, isSpelling)));
  }

  private isPossible(one: Unit, other: Unit, isSpelling: boolean): boolean {
    if (one.names.some((a) => other.names.some((b) => this.rejected.has(keyOf(a, b))))) return false;
    if (!isSpelling && sharePage(one, other)) return false;
    return !areDifferent(one, other);
  }

  /** Returns a suggestion for each further unit of a group, those on most pages first. */
  suggestions(units: readonly Unit[]): PersonSuggestion[] {
    const groups = new Set(units.map(({ group }) => group).filter((group) => group.units.length > 1));
    return [...groups]
      .flatMap((group) => this.suggestionsOf(group))
      .sort((p, q) => q.pages - p.pages || (p.suggestion.other < q.suggestion.other ? -1 : 1))
      .map(({ suggestion }) => suggestion);
  }

  private suggestionsOf({ units }: PersonGroup): { readonly suggestion: PersonSuggestion; readonly pages: number }[] {
    const [main, ...others] = [...units].sort(compareUnits);
    if (!main) return [];
    return others.flatMap((unit) => {
      const own = this.edges.filter(({ a, b }) => a === unit || b === unit);
      const edge = own.find(({ a, b }) => a === main || b === main) ?? own[0];
      if (!edge) return [];
      return [{ suggestion: { name: main.name, other: unit.name, reason: edge.reason }, pages: pageCount(unit) }];
    });
  }
}

/** Sorts merged persons first, then whole names before single ones, then by number of pages. */
export function compareUnits(a: Unit, b: Unit): number {
  return rankOf(b) - rankOf(a) || pageCount(b) - pageCount(a) || b.name.length - a.name.length;
}

function rankOf({ names, parts }: Unit): number {
  if (names.length > 1) return 2;
  return parts.some((one) => one?.kind === "person" && one.words.length > 1) ? 1 : 0;
}

function pageCount({ facts }: Unit): number {
  return facts.reduce((sum, { pages }) => sum + pages.size, 0);
}

function sharePage(one: Unit, other: Unit): boolean {
  return one.facts.some((a) => other.facts.some((b) => intersect(a.pages, b.pages)));
}

function intersect(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const page of few) if (many.has(page)) return true;
  return false;
}

/** Returns the names of persons in a unit that have at least two words. */
export function wholeNames({ parts }: Unit): NameParts[] {
  return parts.filter((one): one is NameParts => one?.kind === "person" && one.words.length > 1);
}

/** Returns whether two units have names that cannot be of one person. */
export function areDifferent(one: Unit, other: Unit): boolean {
  return wholeNames(one).some((a) => wholeNames(other).some((b) => compareWholeNames(a, b) === "different"));
}

import { type NameDecisions, PersonNames } from "../annotation/person-record.ts";
import type { Sliced } from "../engine/slices.ts";
import { compareWholeNames, type NameLikeness } from "./compare-names.ts";
import type { OfficeRole } from "./find-roles.ts";
import { type NameParts, type OfficeName, parseName, type StateName } from "./name-parts.ts";

/** An office that a text of a day gives to a name. */
export interface DatedRole extends OfficeRole {
  /** The day of the event as "2026-03-14". */
  readonly day: string | undefined;
}

/** What the stored texts say about one name. */
export interface NameFacts {
  readonly name: string;
  /** The numbers of the pages on which the name occurs. */
  readonly pages: ReadonlySet<number>;
  /** The numbers of the pages on which the name is that of a speaker. */
  readonly spoken: ReadonlySet<number>;
  /** The first and the last day of the events on these pages, if known. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly roles: readonly DatedRole[];
}

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

/** A group of names that belong to one person, by the user's decision or by the rules of this file. */
interface Group {
  /** Each unit is a set of names that the user has merged, or a single name. The rules only add whole units. */
  readonly units: Unit[];
}

/** Names that already count as one person. */
interface Unit {
  readonly name: string;
  readonly names: readonly string[];
  readonly facts: readonly NameFacts[];
  readonly parts: readonly ReturnType<typeof parseName>[];
  group: Group;
}

interface Edge {
  readonly a: Unit;
  readonly b: Unit;
  readonly reason: SamePersonReason;
}

/** The order in which names are joined: the most certain relations first. */
const ORDER: readonly NameLikeness[] = ["spelling", "initial", "order", "short", "longer"];
/** The maximum number of days between the texts with a bare surname and those with its bearer's full name. */
const SURNAME_DAYS = 400;
/** The same maximum for a surname with an office that some text gives to the bearer. */
const TITLE_DAYS = 3_000;
/** The maximum number of days between the texts with only an office and those that name its holder. */
const OFFICE_DAYS = 120;
/** The number of names compared between two pauses. */
const AT_ONCE = 50;

/**
 * Suggests which names in a library belong to one person. Names on the most pages come first. Two names on one page are
 * two persons, because the engine joins the names of one person within a text; only other spellings are an exception.
 */
export function* suggestPeople(all: readonly NameFacts[], decisions: NameDecisions): Sliced<PersonSuggestion[]> {
  const units = toUnits(all, decisions);
  const rejected = new Set(decisions.rejectedNames.map(({ a, b }) => keyOf(a, b)));
  const joiner = new Joiner(rejected);
  yield;
  yield* joinWholeNames(units, joiner);
  joinSurnames(units, joiner);
  yield;
  joinOffices(units, joiner);
  joinStates(units, joiner);
  yield;
  return joiner.suggestions(units);
}

function keyOf(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

function toUnits(all: readonly NameFacts[], { people }: NameDecisions): Unit[] {
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
class Joiner {
  private readonly edges: Edge[] = [];

  constructor(private readonly rejected: ReadonlySet<string>) {}

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

  canJoin(a: Group, b: Group, kind: SamePersonReason["kind"]): boolean {
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

  private suggestionsOf({ units }: Group): { readonly suggestion: PersonSuggestion; readonly pages: number }[] {
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
function compareUnits(a: Unit, b: Unit): number {
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

function wholeNames({ parts }: Unit): NameParts[] {
  return parts.filter((one): one is NameParts => one?.kind === "person" && one.words.length > 1);
}

function areDifferent(one: Unit, other: Unit): boolean {
  return wholeNames(one).some((a) => wholeNames(other).some((b) => compareWholeNames(a, b) === "different"));
}

/** Joins names of at least two words each. A name that resembles two different persons is joined with neither. */
function* joinWholeNames(units: readonly Unit[], joiner: Joiner): Sliced<void> {
  const found: { readonly a: Unit; readonly b: Unit; readonly kind: NameLikeness }[] = [];
  const byKey = new Map<string, Unit[]>();
  for (const [n, unit] of units.entries()) {
    if (n % AT_ONCE === 0) yield;
    const keys = new Set(wholeNames(unit).flatMap(({ words }) => [...words, words.join("")]));
    const seen = new Set<Unit>([unit]);
    for (const key of keys) {
      for (const other of byKey.get(key) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        const kind = bestLikeness(unit, other);
        if (kind) found.push({ a: unit, b: other, kind });
      }
      byKey.set(key, [...(byKey.get(key) ?? []), unit]);
    }
  }
  const neighbours = new Map<Unit, Set<Unit>>();
  for (const { a, b } of found) {
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  }
  found.sort((p, q) => ORDER.indexOf(p.kind) - ORDER.indexOf(q.kind));
  for (const { a, b, kind } of found) {
    const isCertain = kind === "spelling" || kind === "initial";
    const around = isCertain ? [] : [...(neighbours.get(a) ?? []), ...(neighbours.get(b) ?? [])];
    if (!hasContradiction(around)) joiner.join(a, b, { kind });
  }
}

function hasContradiction(units: readonly Unit[]): boolean {
  return units.some((one, at) => units.slice(at + 1).some((other) => one !== other && areDifferent(one, other)));
}

function bestLikeness(one: Unit, other: Unit): NameLikeness | undefined {
  const all = wholeNames(one).flatMap((a) => wholeNames(other).map((b) => compareWholeNames(a, b)));
  return all.includes("different") ? undefined : ORDER.find((kind) => all.includes(kind));
}

/** Joins a bare surname with the only person in the library who bears it, if title and time agree. */
function joinSurnames(units: readonly Unit[], joiner: Joiner): void {
  const bearers = new Map<string, Set<Group>>();
  for (const unit of units)
    for (const { words } of wholeNames(unit))
      for (const word of words) bearers.set(word, (bearers.get(word) ?? new Set()).add(unit.group));
  for (const unit of units) {
    const [word, ...more] = new Set(unit.parts.flatMap((one) => (one?.kind === "person" ? one.words : [])));
    if (word === undefined || more.length > 0 || wholeNames(unit).length > 0) continue;
    const roles = rolesOf([unit]);
    const all = [...(bearers.get(word) ?? [])];
    const [group, other] = all.filter(
      ({ units: own }) => roles.length === 0 || sharedOffice(roles, rolesOf(own)) !== undefined,
    );
    if (!group || other || (roles.length === 0 && all.length > 1)) continue;
    const shared = sharedOffice(roles, rolesOf(group.units));
    const bearer = group.units.find((one) => isNamedBy(one, word, shared !== undefined));
    if (!bearer || !isWithin([unit], group.units, shared ? TITLE_DAYS : SURNAME_DAYS)) continue;
    joiner.join(bearer, unit, shared ? { kind: "title", title: shared.label } : { kind: "surname" });
  }
}

/** Returns whether a person can be called by one word: the last one of the name or, after a title, the first one. */
function isNamedBy(unit: Unit, word: string, isTitled: boolean): boolean {
  return wholeNames(unit).some(({ words }) => words.at(-1) === word || (isTitled && words[0] === word));
}

/** Returns the offices that the texts and the names themselves give to units. */
function rolesOf(units: readonly Unit[]): readonly OfficeRole[] {
  return units.flatMap(({ facts, parts }) => [
    ...facts.flatMap(({ roles }) => roles),
    ...parts.flatMap((one) =>
      one?.kind === "person" && one.titles.length > 0
        ? [{ titles: one.titles, state: undefined, label: one.titles.join(" ") }]
        : [],
    ),
  ]);
}

/** Returns an office of a bare name that its bearer has too, and not for another state. */
function sharedOffice(bare: readonly OfficeRole[], bearer: readonly OfficeRole[]): OfficeRole | undefined {
  return bare.find((role) => {
    const [own, others] = [statesOf(bare, role), statesOf(bearer, role)];
    const isHeld = bearer.some((one) => haveOneTitle(one, role));
    return isHeld && (own.size === 0 || others.size === 0 || [...own].some((state) => others.has(state)));
  });
}

/** Returns the states for which roles have the title of one role. */
function statesOf(roles: readonly OfficeRole[], role: OfficeRole): ReadonlySet<string> {
  return new Set(roles.flatMap((one) => (one.state !== undefined && haveOneTitle(one, role) ? one.state : [])));
}

function haveOneTitle(a: OfficeRole, b: OfficeRole): boolean {
  return a.titles.join(" ") === b.titles.join(" ");
}

/** Returns whether the days of some units are at most a number of days from those of others. */
function isWithin(units: readonly Unit[], others: readonly Unit[], days: number): boolean {
  const [own, known] = [periodOf(units), periodOf(others)];
  if (!own || !known) return true;
  return own.first >= known.first - days && own.last <= known.last + days;
}

interface Period {
  readonly first: number;
  readonly last: number;
}

function periodOf(units: readonly Unit[]): Period | undefined {
  return periodOfDays(units.flatMap(({ facts }) => facts.flatMap(({ first, last }) => [first, last])));
}

/** Returns the first and last of some days, as numbers of days. */
function periodOfDays(days: readonly (string | undefined)[]): Period | undefined {
  const all = days.flatMap((day) => (day === undefined ? [] : [Date.parse(`${day}T00:00Z`) / 86_400_000]));
  const valid = all.filter((day) => !Number.isNaN(day));
  return valid.length === 0 ? undefined : { first: Math.min(...valid), last: Math.max(...valid) };
}

/**
 * Joins an office of a state with the only person who holds it in the library, if the texts about the office are from
 * that person's term. Without days it joins nothing, because the next holder has the same office.
 */
function joinOffices(units: readonly Unit[], joiner: Joiner): void {
  const holders = new Map<string, Set<Group>>();
  for (const unit of units)
    for (const { titles, state } of unit.facts.flatMap(({ roles }) => roles))
      if (state !== undefined && wholeNames(unit).length > 0) {
        const key = officeKey({ titles, state });
        holders.set(key, (holders.get(key) ?? new Set()).add(unit.group));
      }
  for (const unit of units) {
    const office = unit.parts.find((one): one is OfficeName => one?.kind === "office");
    if (!office || unit.parts.some((one) => one?.kind !== "office")) continue;
    const key = officeKey(office);
    const [holder, ...more] = holders.get(key) ?? [];
    if (!holder || more.length > 0) continue;
    const roles = holder.units.flatMap(({ facts }) => facts.flatMap((one) => one.roles));
    const own = roles.filter(({ titles, state }) => state !== undefined && officeKey({ titles, state }) === key);
    const [term, use] = [periodOfDays(own.map(({ day }) => day)), periodOf([unit])];
    if (!term || !use || use.first < term.first - OFFICE_DAYS || use.last > term.last + OFFICE_DAYS) continue;
    const [main] = [...holder.units].sort(compareUnits);
    if (main) joiner.join(main, unit, { kind: "office", title: own[0]?.label ?? unit.name });
  }
}

function officeKey({ titles, state }: Omit<OfficeName, "kind">): string {
  return `${[...titles].sort().join(" ")} ${state}`;
}

/** Joins different names of the same state. */
function joinStates(units: readonly Unit[], joiner: Joiner): void {
  const byState = new Map<string, Unit>();
  for (const unit of units) {
    const state = unit.parts.find((one): one is StateName => one?.kind === "state")?.state;
    if (state === undefined) continue;
    const known = byState.get(state);
    if (known) joiner.join(known, unit, { kind: "state" });
    else byState.set(state, unit);
  }
}

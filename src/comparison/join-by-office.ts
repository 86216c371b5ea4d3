import type { DatedRole } from "./collect-name-facts.ts";
import type { OfficeRole } from "./find-roles.ts";
import {
  compareUnits,
  type Joiner,
  type PersonGroup,
  type SamePersonReason,
  type Unit,
  wholeNames,
} from "./group-names.ts";
import type { OfficeName } from "./name-parts.ts";

/** The maximum number of days between the texts with a bare surname and those with its bearer's full name. */
const SURNAME_DAYS = 400;
/** The same maximum for a surname with an office that some text gives to the bearer. */
const TITLE_DAYS = 3_000;
/** The maximum number of days between the texts with only an office and those that name its holder. */
const OFFICE_DAYS = 120;

/** Joins a bare surname with the only person in the library who bears it, if title and time agree. */
export function joinSurnames(units: readonly Unit[], joiner: Joiner): void {
  const bearers = new Map<string, Set<PersonGroup>>();
  for (const unit of units)
    for (const { words } of wholeNames(unit))
      for (const word of words) bearers.set(word, (bearers.get(word) ?? new Set()).add(unit.group));
  for (const unit of units) {
    const word = bareSurname(unit);
    const found = word === undefined ? undefined : findBearer(unit, word, [...(bearers.get(word) ?? [])]);
    if (found) joiner.join(found.bearer, unit, found.reason);
  }
}

/** Returns the only word by which a unit names its person, with or without a title. */
function bareSurname(unit: Unit): string | undefined {
  const [word, ...more] = new Set(unit.parts.flatMap((one) => (one?.kind === "person" ? one.words : [])));
  return more.length > 0 || wholeNames(unit).length > 0 ? undefined : word;
}

/**
 * Returns the person whom a bare surname names, of the groups that bear it. With a title, it is the only one with such an
 * office; without, there must be no other bearer.
 */
function findBearer(
  unit: Unit,
  word: string,
  groups: readonly PersonGroup[],
): { readonly bearer: Unit; readonly reason: SamePersonReason } | undefined {
  const roles = rolesOf([unit]);
  const [group, other] = groups.filter(
    ({ units: own }) => roles.length === 0 || sharedOffice(roles, rolesOf(own)) !== undefined,
  );
  if (!group || other || (roles.length === 0 && groups.length > 1)) return undefined;
  const shared = sharedOffice(roles, rolesOf(group.units));
  const bearer = group.units.find((one) => isNamedBy(one, word, shared !== undefined));
  if (!bearer || !isWithin([unit], group.units, shared ? TITLE_DAYS : SURNAME_DAYS)) return undefined;
  return { bearer, reason: shared ? { kind: "title", title: shared.label } : { kind: "surname" } };
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
export function joinOffices(units: readonly Unit[], joiner: Joiner): void {
  const holders = holdersByOffice(units);
  for (const unit of units) {
    const office = bareOffice(unit);
    const [holder, ...more] = (office && holders.get(officeKey(office))) ?? [];
    if (!office || !holder || more.length > 0) continue;
    const held = rolesInOffice(holder.units, office);
    if (!isInTerm(unit, held)) continue;
    const [main] = [...holder.units].sort(compareUnits);
    if (main) joiner.join(main, unit, { kind: "office", title: held[0]?.label ?? unit.name });
  }
}

/** Returns the persons to whom the texts give each office of a state, by the office's key. */
function holdersByOffice(units: readonly Unit[]): ReadonlyMap<string, ReadonlySet<PersonGroup>> {
  const holders = new Map<string, Set<PersonGroup>>();
  for (const unit of units) {
    if (wholeNames(unit).length === 0) continue;
    for (const { titles, state } of datedRolesOf([unit])) {
      if (state === undefined) continue;
      const key = officeKey({ titles, state });
      holders.set(key, (holders.get(key) ?? new Set()).add(unit.group));
    }
  }
  return holders;
}

/** Returns the office by which alone a unit names its person. */
function bareOffice({ parts }: Unit): OfficeName | undefined {
  const office = parts.find((one): one is OfficeName => one?.kind === "office");
  return parts.every((one) => one?.kind === "office") ? office : undefined;
}

/** Returns the roles that the texts give to units in one office. */
function rolesInOffice(units: readonly Unit[], office: OfficeName): DatedRole[] {
  const key = officeKey(office);
  return datedRolesOf(units).filter(({ titles, state }) => state !== undefined && officeKey({ titles, state }) === key);
}

function datedRolesOf(units: readonly Unit[]): DatedRole[] {
  return units.flatMap(({ facts }) => facts.flatMap(({ roles }) => roles));
}

/** Returns whether the texts about a bare office are from the time in which its holder had it. */
function isInTerm(unit: Unit, held: readonly DatedRole[]): boolean {
  const [term, use] = [periodOfDays(held.map(({ day }) => day)), periodOf([unit])];
  if (!term || !use) return false;
  return use.first >= term.first - OFFICE_DAYS && use.last <= term.last + OFFICE_DAYS;
}

function officeKey({ titles, state }: Omit<OfficeName, "kind">): string {
  return `${[...titles].sort().join(" ")} ${state}`;
}

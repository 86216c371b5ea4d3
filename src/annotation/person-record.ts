import { momentAfter } from "./moment.ts";
import { randomUuid } from "./uuid.ts";

/** A person with several names, as the user has decided. A name belongs to at most one person. */
export interface PersonRecord {
  readonly id: string;
  /** The name that is shown for all names. It is one of them, even if no text contains it. */
  readonly name: string;
  /** All names in the order in which they were added. */
  readonly names: readonly string[];
  readonly created: string;
  readonly modified: string;
}

/** Two names that belong to different persons, as the user has decided. `a` sorts before `b`. */
export interface RejectedNames {
  readonly a: string;
  readonly b: string;
  /** ISO time. */
  readonly at: string;
}

/** All decisions of the user about names. */
export interface NameDecisions {
  readonly people: readonly PersonRecord[];
  readonly rejectedNames: readonly RejectedNames[];
}

/** Creates the record that two names belong to different persons. */
export function createRejectedNames(one: string, other: string, now: Date = new Date()): RejectedNames {
  const [a, b] = one < other ? [one, other] : [other, one];
  return { a, b, at: now.toISOString() };
}

/** Maps each name to the name that is shown for it and to all names of the same person. */
export class PersonNames {
  private readonly byName = new Map<string, PersonRecord>();

  constructor(people: readonly PersonRecord[] = []) {
    for (const person of people)
      for (const name of person.names) if (!this.byName.has(name)) this.byName.set(name, person);
  }

  /** Whether no names are merged, so that every name is shown as it is. */
  get isEmpty(): boolean {
    return this.byName.size === 0;
  }

  /** Returns the person with a name, if the user has given the person several names. */
  personOf(name: string): PersonRecord | undefined {
    return this.byName.get(name);
  }

  /** Returns the name that is shown for a name. */
  shownName(name: string): string {
    return this.byName.get(name)?.name ?? name;
  }

  /** Returns the shown names for a list of names, each once. */
  shownNames(names: readonly string[]): readonly string[] {
    if (!names.some((name) => this.byName.has(name))) return names;
    return [...new Set(names.map((name) => this.shownName(name)))];
  }

  /** Returns all names of the person with a name, which are only the name itself if none are merged with it. */
  namesOf(name: string): readonly string[] {
    return this.byName.get(name)?.names ?? [name];
  }
}

/**
 * Returns the decisions with two names merged into one person. The persons of both names become one, with the id of the
 * first. An earlier "not the same" about any of their names is removed.
 * @param shown The name to show if neither name belongs to a person yet.
 */
export function joinNames(
  { people, rejectedNames }: NameDecisions,
  [one, other]: readonly [string, string],
  shown: string = one,
  now: Date = new Date(),
): NameDecisions {
  const names = new PersonNames(people);
  const [first, second] = [names.personOf(one), names.personOf(other)];
  if (one === other || (first && first === second)) return { people, rejectedNames };
  const kept = first ?? second;
  const own = new Set([...(kept?.names ?? []), ...names.namesOf(one), ...names.namesOf(other)]);
  const name = kept?.name ?? (own.has(shown) ? shown : one);
  const at = now.toISOString();
  const joined: PersonRecord = kept
    ? { ...kept, names: [...own], modified: momentAfter(latest(first, second), now) }
    : { id: randomUuid(), name, names: [...own], created: at, modified: at };
  return {
    people: [...people.filter((person) => person !== first && person !== second), joined],
    rejectedNames: rejectedNames.filter(({ a, b }) => !(own.has(a) && own.has(b))),
  };
}

/**
 * Returns the decisions with two names kept as different persons. If they were merged, the second name becomes a person
 * of its own.
 */
export function separateNames(
  decisions: NameDecisions,
  [one, other]: readonly [string, string],
  now: Date = new Date(),
): NameDecisions {
  if (one === other) return decisions;
  const person = new PersonNames(decisions.people).personOf(other);
  const isMerged = person?.names.includes(one) === true;
  const pair = createRejectedNames(one, other, now);
  const others = decisions.rejectedNames.filter(({ a, b }) => a !== pair.a || b !== pair.b);
  return {
    people: isMerged ? withoutName(decisions.people, person, other, now) : decisions.people,
    rejectedNames: [...others, pair],
  };
}

/**
 * Returns the decisions with another name shown for a person. Returns them unchanged if the name is that of another
 * person.
 */
export function renamePerson(decisions: NameDecisions, name: string, shown: string, now = new Date()): NameDecisions {
  const { people, rejectedNames } = decisions;
  const names = new PersonNames(people);
  const [person, other] = [names.personOf(name), names.personOf(shown)];
  if (shown === "" || names.shownName(name) === shown || (other && other !== person)) return decisions;
  const at = now.toISOString();
  const renamed: PersonRecord = person
    ? {
        ...person,
        name: shown,
        names: [...new Set([...person.names, shown])],
        modified: momentAfter(person.modified, now),
      }
    : { id: randomUuid(), name: shown, names: [name, shown], created: at, modified: at };
  return { people: [...people.filter((one) => one !== person), renamed], rejectedNames };
}

/**
 * Returns the decisions with an imported person added. A person with the same id is replaced if it is older. A name
 * that already belongs to another person stays there; if the imported person shares a name with one of these, that
 * person gets the imported names unless the user has said that they are not the same.
 */
export function addImportedPerson(decisions: NameDecisions, given: PersonRecord): NameDecisions {
  const { people, rejectedNames } = decisions;
  const known = people.find(({ id }) => id === given.id);
  if (known && known.modified >= given.modified) return decisions;
  const others = people.filter((one) => one !== known);
  const names = new PersonNames(others);
  const free = given.names.filter((name) => !names.personOf(name));
  const shared = given.names.flatMap((name) => names.personOf(name) ?? [])[0];
  const isRejected = (name: string, kept: readonly string[]): boolean =>
    rejectedNames.some((pair) => isAbout(pair, name, kept));
  if (!shared) {
    const kept = given.names.filter((name) => name === given.name || !isRejected(name, [given.name]));
    return kept.length < 2 ? decisions : { people: [...others, { ...given, names: kept }], rejectedNames };
  }
  const added = free.filter((name) => !isRejected(name, shared.names));
  if (added.length === 0) return decisions;
  const modified = given.modified > shared.modified ? given.modified : shared.modified;
  const merged = { ...shared, names: [...shared.names, ...added], modified };
  return { people: [...people.filter((one) => one !== shared && one !== known), merged], rejectedNames };
}

/** Returns whether a pair consists of a name and one of some other names. */
function isAbout({ a, b }: RejectedNames, name: string, others: readonly string[]): boolean {
  return (a === name && others.includes(b)) || (b === name && others.includes(a));
}

/** Returns the people without one name of a person, who is removed if only one name is left. */
function withoutName(
  people: readonly PersonRecord[],
  person: PersonRecord,
  name: string,
  now: Date,
): readonly PersonRecord[] {
  const others = people.filter((one) => one !== person);
  const names = person.names.filter((one) => one !== name);
  const [first] = names;
  if (first === undefined || names.length === 1) return others;
  const shown = person.name === name ? first : person.name;
  return [...others, { ...person, name: shown, names, modified: momentAfter(person.modified, now) }];
}

function latest(...people: readonly (PersonRecord | undefined)[]): string {
  return people.reduce((last, person) => (person && person.modified > last ? person.modified : last), "");
}

import { SURNAME_PARTICLE } from "../languages/en/entity-patterns.ts";
import { countryOfLeader } from "./country-of-leader.ts";
import type { Mention, Person } from "./person.ts";

/**
 * Merges the mentions of each person, and returns the persons in order of first mention. Longer names come first, so
 * that a surname is assigned correctly even if it precedes the full name. A full name without a title ("Ida Marsh")
 * counts as a person if the text also mentions the surname alone ("Ms. Marsh").
 */
export function mergeMentions(mentions: readonly Mention[]): Person[] {
  const people: Person[] = [];
  const byPart = new Map<string, Person[]>();
  const surnames = new Set(mentions.flatMap(({ parts }) => (parts.length === 1 ? parts : [])));
  const order = [...mentions].sort(
    (a, b) =>
      b.parts.length - a.parts.length ||
      Number(isAllCapitals(a.name)) - Number(isAllCapitals(b.name)) ||
      b.name.length - a.name.length ||
      accents(b.name) - accents(a.name) ||
      Number(a.isInHeadline) - Number(b.isInHeadline) ||
      a.span.start - b.span.start,
  );
  for (const mention of order) {
    const person = ownerOf(mention, byPart);
    if (person === undefined && !mention.sure && !surnames.has(mention.parts.at(-1) ?? "")) continue;
    const owner = person ?? newPerson(mention);
    if (person === undefined) {
      people.push(owner);
      for (const part of owner.nameTokens) byPart.set(part, [...(byPart.get(part) ?? []), owner].slice(-8));
    }
    addMention(owner, mention);
  }
  for (const person of people) {
    person.mentions.sort((a, b) => a.start - b.start);
    person.country ??= countryOfLeader(person);
  }
  return people.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

function isAllCapitals(name: string): boolean {
  return name.length > 3 && name === name.toUpperCase();
}

/** Counts non-ASCII characters. Of two spellings, the one with accents is preferred; headlines often omit them. */
function accents(name: string): number {
  return name.replace(/[ -~]/g, "").length;
}

function newPerson(mention: Mention): Person {
  return {
    name: mention.name,
    nameTokens: mention.parts,
    titles: new Set(),
    country: undefined,
    gender: undefined,
    mentions: [],
  };
}

function addMention(person: Person, mention: Mention): void {
  for (const title of mention.titles) person.titles.add(title);
  person.country ??= mention.polity;
  person.gender ??= mention.gender;
  person.mentions.push(mention.span);
}

function ownerOf(mention: Mention, byPart: ReadonlyMap<string, readonly Person[]>): Person | undefined {
  const last = mention.parts.at(-1) ?? "";
  const candidates = new Set([...(byPart.get(last) ?? []), ...(byPart.get(mention.parts[0] ?? "") ?? [])]);
  const owners = [...candidates].filter((person) => isSame(mention, person));
  return owners.length < 2
    ? owners[0]
    : owners.reduce((best, person) => (shared(mention, person) > shared(mention, best) ? person : best));
}

/**
 * Counts the titles that a mention and a person have in common, to distinguish "King Talal" from a prince whose name
 * contains "Talal".
 */
function shared({ titles }: Mention, person: Person): number {
  return titles.filter((title) => person.titles.has(title)).length;
}

/** Returns the numeral of a monarch ("II"), which distinguishes monarchs of the same name. */
function numeralOf(name: string): string | undefined {
  return / ([IVX]+)$/u.exec(name)?.[1];
}

/**
 * Returns whether a mention can refer to a person. A single word must be the family name or, as in "President Xi", the
 * first word of the name. Several words must all match, or the last word and the beginning of the first.
 */
function isSame(mention: Mention, person: Person): boolean {
  const [particle, ...rest] = mention.parts;
  const parts = rest.length === 1 && SURNAME_PARTICLE.test(particle ?? "") ? rest : mention.parts;
  const [first = "", last] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return isSingleNameOf(first, mention, person);
  if (parts.every((part) => person.nameTokens.includes(part))) return true;
  return last === person.nameTokens.at(-1) && first.slice(0, 2) === (person.nameTokens[0] ?? "").slice(0, 2);
}

/** Returns whether a mention by one name can mean the person: no other state, no other numeral, one of the names. */
function isSingleNameOf(part: string, mention: Mention, { country, name, nameTokens }: Person): boolean {
  if (mention.polity !== undefined && country !== undefined && mention.polity !== country) return false;
  const numeral = numeralOf(mention.name);
  if (numeral !== undefined && numeral !== numeralOf(name)) return false;
  if (part === nameTokens.at(-1) || part === nameTokens[0]) return true;
  return nameTokens.length > 2 && nameTokens.includes(part);
}

import { findRoles, type OfficeRole } from "./find-roles.ts";

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

/** A page that names persons. */
interface NamedPage {
  /** Identifies the page; a readout and the notes on it have the same key. */
  readonly key: string;
  readonly names: readonly string[];
  /** The names of those who are quoted. They are added to the names. */
  readonly speakers?: readonly string[];
  /** The day of the event as "2026-03-14". */
  readonly day?: string | undefined;
  /** The text in which the offices of the persons are searched. */
  readonly text?: string | undefined;
}

interface CollectedFacts {
  readonly pages: Set<number>;
  readonly spoken: Set<number>;
  first: string | undefined;
  last: string | undefined;
  readonly roles: DatedRole[];
}

/** Collects what the stored texts say about each name. */
export class NameFactsCollector {
  private readonly numbers = new Map<string, number>();
  private readonly facts = new Map<string, CollectedFacts>();

  add({ key, names, speakers = [], day, text }: NamedPage): void {
    const page = this.numberOf(key);
    for (const name of speakers) this.factsOf(name).spoken.add(page);
    for (const name of new Set([...names, ...speakers])) {
      const facts = this.factsOf(name);
      facts.pages.add(page);
      if (day !== undefined) {
        if (facts.first === undefined || day < facts.first) facts.first = day;
        if (facts.last === undefined || day > facts.last) facts.last = day;
      }
      if (text !== undefined) facts.roles.push(...findRoles(text, name).map((role) => ({ ...role, day })));
    }
  }

  /** Returns the facts about each name. */
  all(): NameFacts[] {
    return [...this.facts].map(([name, facts]) => ({ name, ...facts }));
  }

  private numberOf(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size);
    return this.numbers.size - 1;
  }

  private factsOf(name: string): CollectedFacts {
    const known = this.facts.get(name);
    if (known) return known;
    const facts: CollectedFacts = { pages: new Set(), spoken: new Set(), first: undefined, last: undefined, roles: [] };
    this.facts.set(name, facts);
    return facts;
  }
}

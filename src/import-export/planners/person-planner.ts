import {
  addImportedPerson,
  type NameDecisions,
  PersonNames,
  type PersonRecord,
  type RejectedNames,
} from "../../annotation/person-record.ts";
import type { ImportWrites } from "../../annotation/record-change.ts";
import type { ExistingRecords } from "../existing-records.ts";
import { changesBetween, type ImportOutcome, isSameRecord } from "./planned-changes.ts";

/** Plans the import of decisions about names. */
export class PersonPlanner {
  private storedPeople: readonly PersonRecord[] = [];
  private decisions: NameDecisions | undefined;
  private readonly rejectedNames: RejectedNames[] = [];

  constructor(private readonly existing: ExistingRecords) {}

  /** Plans to add a person of the file to the stored people, so that each name still belongs to one person only. */
  async planPerson(given: PersonRecord): Promise<ImportOutcome> {
    const before = await this.nameDecisions();
    const known = before.people.find(({ id }) => id === given.id);
    const names = new PersonNames(before.people);
    const after = addImportedPerson(before, given);
    this.decisions = after;
    if (after === before) {
      if (known && isSameRecord(known, given)) return "same";
      return known ? "older" : "same";
    }
    if (after.people.some(({ id }) => id === given.id)) return known ? "changed" : "new";
    return given.names.some((name) => names.personOf(name)) ? "merged" : "changed";
  }

  /** Plans to store that two names belong to different persons, unless the user has merged them here. */
  async planRejectedNames(given: RejectedNames): Promise<ImportOutcome> {
    const before = await this.nameDecisions();
    const { people, rejectedNames } = before;
    const isMerged = new PersonNames(people).personOf(given.a)?.names.includes(given.b) === true;
    if (isMerged || rejectedNames.some(({ a, b }) => a === given.a && b === given.b)) return "same";
    this.rejectedNames.push(given);
    this.decisions = { people, rejectedNames: [...rejectedNames, given] };
    return "new";
  }

  changes(): Pick<ImportWrites, "people" | "rejectedNames"> {
    return {
      people: changesBetween(this.storedPeople, this.decisions?.people ?? []),
      rejectedNames: this.rejectedNames,
    };
  }

  private async nameDecisions(): Promise<NameDecisions> {
    if (this.decisions) return this.decisions;
    const stored = (await this.existing.nameDecisions?.()) ?? { people: [], rejectedNames: [] };
    this.storedPeople = stored.people;
    this.decisions = stored;
    return stored;
  }
}

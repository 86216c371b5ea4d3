import { addImportedCode, type Code } from "../../annotation/code-record.ts";
import type { RecordChange } from "../../annotation/record-change.ts";
import type { ExistingRecords } from "../existing-records.ts";
import { changesBetween, type ImportOutcome, isSameRecord } from "./planned-changes.ts";

/** Plans the import of a codebook. */
export class CodePlanner {
  private stored: readonly Code[] | undefined;
  private codes: readonly Code[] = [];

  constructor(private readonly existing: ExistingRecords) {}

  /** Adds a code of the file to the codebook, in which no two codes have the same name. */
  async planCode(given: Code): Promise<ImportOutcome> {
    this.stored ??= (await this.existing.codes?.()) ?? [];
    if (this.codes.length === 0) this.codes = this.stored;
    const before = this.codes;
    const known = before.find(({ id }) => id === given.id);
    const hasName = before.some(({ id, name }) => id !== given.id && name === given.name);
    this.codes = addImportedCode(before, given);
    if (hasName) return this.codes === before ? "same" : "merged";
    if (!known) return "new";
    if (isSameRecord(known, given)) return "same";
    return this.codes === before ? "older" : "changed";
  }

  changes(): RecordChange<Code>[] {
    return changesBetween(this.stored ?? [], this.codes);
  }
}

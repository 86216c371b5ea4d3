import { pageKey } from "../../annotation/page-url.ts";
import { mergeReadouts, type ReadoutRecord } from "../../annotation/readout-record.ts";
import type { RecordChange } from "../../annotation/record-change.ts";
import type { ExistingRecords } from "../existing-records.ts";
import { type ImportOutcome, isSameRecord, PlannedChanges } from "./planned-changes.ts";

/** Plans the import of readouts, of which one is stored for each page, with all its versions. */
export class ReadoutPlanner {
  private readonly readouts = new PlannedChanges<ReadoutRecord>();
  /** The ids of stored readouts by the ids that the file has for the same pages. */
  private readonly ids = new Map<string, string>();

  constructor(private readonly existing: ExistingRecords) {}

  async planReadout(given: ReadoutRecord): Promise<ImportOutcome> {
    const key = pageKey(given.url);
    const known = await this.readouts.current(key, () => this.existing.readout(key));
    const after = known ? mergeReadouts(known, given) : given;
    this.ids.set(given.id, after.id);
    if (known && isSameRecord(known, after)) return "same";
    this.readouts.add({ id: after.id, before: known, after }, key);
    return known ? "changed" : "new";
  }

  /** Returns the id under which a readout of the file is stored. */
  storedId(id: string): string {
    return this.ids.get(id) ?? id;
  }

  changes(): RecordChange<ReadoutRecord>[] {
    return this.readouts.list();
  }
}

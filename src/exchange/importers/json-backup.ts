import * as v from "valibot";
import type { Correction } from "../../annotation/correction.ts";
import type { Note } from "../../annotation/note.ts";
import type { ReadoutRecord } from "../../annotation/readout-record.ts";
import { fieldOf, listOf } from "../foreign-note.ts";
import { BACKUP_FORMAT, BACKUP_VERSION } from "../formats/json-backup.ts";
import { ImportError, type ImportedFile, type Importer, type Placed, type Refusal } from "../imported.ts";
import { correctionSchema, isRefusal, noteSchema, readoutSchema, readRecord, refuse } from "../record-schemas.ts";

const HEAD = v.looseObject({
  format: v.literal(BACKUP_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** Our own backup, of every version: 1 had no stored readouts and no corrections, all else is the same. */
export const jsonBackupImporter: Importer = {
  id: "json",
  title: "Note Verbale backup (JSON)",
  recognises: ({ json }) =>
    typeof json === "object" && json !== null && "format" in json && json.format === BACKUP_FORMAT,
  read({ json }) {
    const head = v.safeParse(HEAD, json);
    if (!head.success) throw new ImportError("This file is not a backup of Note Verbale.");
    if (head.output.version > BACKUP_VERSION) {
      throw new ImportError("This backup was made by a newer version of Note Verbale. Update Note Verbale first.");
    }
    const { pages } = head.output;
    if (!Array.isArray(pages)) throw new ImportError("The backup has no pages.");
    return readPages(pages);
  },
};

function readPages(pages: readonly unknown[]): ImportedFile {
  const notes: Placed<Note>[] = [];
  const readouts: Placed<ReadoutRecord>[] = [];
  const corrections: Placed<Correction>[] = [];
  const refusals: Refusal[] = [];
  const take = <T extends object>(
    list: Placed<T>[],
    schema: v.GenericSchema<unknown, T>,
    data: unknown,
    place: string,
  ): void => {
    const read = readRecord(schema, data, place);
    if (isRefusal(read)) refusals.push(read);
    else list.push({ place, record: read });
  };
  for (const [index, page] of pages.entries()) {
    const place = `page ${index + 1}`;
    const list = fieldOf(page, "notes");
    if (!Array.isArray(list)) {
      const isPage = typeof page === "object" && page !== null;
      refusals.push(refuse(`P${place.slice(1)}`, isPage ? "notes" : "", list === undefined ? "no" : "a wrong"));
    }
    for (const [at, note] of listOf(list).entries()) take(notes, noteSchema, note, `Note ${at + 1} of ${place}`);
    const readout = fieldOf(page, "readout");
    if (readout !== undefined) take(readouts, readoutSchema, readout, `The readout of ${place}`);
    for (const [at, correction] of listOf(fieldOf(page, "corrections")).entries()) {
      take(corrections, correctionSchema, correction, `Correction ${at + 1} of ${place}`);
    }
  }
  return { notes, readouts, corrections, refusals };
}

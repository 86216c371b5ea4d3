import type { ExportedPage } from "../export-model.ts";
import type { Format } from "../format.ts";

/** What a backup calls itself. */
export const BACKUP_FORMAT = "note-verbale";

/** The version written; the reader takes all versions up to it. 2 added the stored readouts and the corrections. */
export const BACKUP_VERSION = 2;

/** Everything without loss, to be kept and brought back; its schema is `backup.schema.json`. */
export const jsonBackup: Format = {
  id: "json",
  title: "title_json",
  purpose: "purpose_json",
  extension: "json",
  type: "application/json",
  pages: "single-file",
  includesFullText: true,
  options: [],
  async *write({ pages, exportedAt, version }) {
    const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt, application: version };
    yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "pages": [`;
    let between = "\n";
    for await (const page of pages) {
      yield between;
      yield* pageParts(page);
      between = ",\n";
    }
    yield "\n ]\n}\n";
  },
};

/** The page, its notes one by one: a page may have very many. */
function* pageParts({ notes, ...page }: ExportedPage): Generator<string> {
  yield `${JSON.stringify(page).slice(0, -1)},"notes":[`;
  let between = "\n  ";
  for (const note of notes) {
    yield between + JSON.stringify(note);
    between = ",\n  ";
  }
  yield "]}";
}

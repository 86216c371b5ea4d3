import type { ExportedPage } from "../export-model.ts";
import type { Format } from "../format.ts";

/** The value of the `format` field in a backup. */
export const BACKUP_FORMAT = "note-verbale";

/**
 * The version that is written. The importer reads all versions up to it. Version 2 added stored readouts and
 * corrections, version 3 comparisons, version 4 people, reviews of attributions, the status of readouts, what their
 * pages declare, saved searches, templates and terms of topics, version 5 the codebook, coders and
 * the decisions of other coders.
 */
export const BACKUP_VERSION = 5;

/** A complete backup without loss, which can be imported again. Its schema is `backup.schema.json`. */
export const jsonBackup: Format = {
  id: "json",
  takesAllCharacters: true,
  title: "title_json",
  purpose: "purpose_json",
  extension: "json",
  type: "application/json",
  pages: "single-file",
  includesFullText: true,
  options: [],
  async *write(given) {
    const { pages, comparisons = [], rejectedPairs = [], people = [], rejectedNames = [] } = given;
    const { preferences, topicTerms = [], codes = [], coderDecisions = [], exportedAt, version } = given;
    const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt, application: version };
    yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "pages": [`;
    let between = "\n";
    for await (const page of pages) {
      yield between;
      yield* pageParts(page);
      between = ",\n";
    }
    yield "\n ]";
    yield* listParts("comparisons", comparisons);
    yield* listParts("rejectedPairs", rejectedPairs);
    yield* listParts("topicTerms", topicTerms);
    yield* listParts("codes", codes);
    yield* listParts("coderDecisions", coderDecisions);
    yield* listParts("people", people);
    yield* listParts("rejectedNames", rejectedNames);
    if (preferences) yield `,\n "preferences": ${JSON.stringify(preferences)}`;
    yield "\n}\n";
  },
};

/** Yields the JSON of a list of records; nothing if it is empty. */
async function* listParts(name: string, records: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  let between = `,\n "${name}": [\n`;
  let isEmpty = true;
  for await (const record of records) {
    yield between + JSON.stringify(record);
    between = ",\n";
    isEmpty = false;
  }
  if (!isEmpty) yield "\n ]";
}

/** Yields the JSON of a page in parts, one per note, because a page can have very many notes. */
function* pageParts({ notes, ...page }: ExportedPage): Generator<string> {
  yield `${JSON.stringify(page).slice(0, -1)},"notes":[`;
  let between = "\n  ";
  for (const note of notes) {
    yield between + JSON.stringify(note);
    between = ",\n  ";
  }
  yield "]}";
}

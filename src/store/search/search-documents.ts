import { type AttributionRow, attributionRows } from "../../annotation/attribution-row.ts";
import { type Note, quoteOfNote } from "../../annotation/note.ts";
import type { ReadoutRecord } from "../../annotation/readout-record.ts";
import { reviewedReadouts } from "../attributions-store.ts";
import { facetsOfAttribution, facetsOfNote, facetsOfReadout } from "../facets.ts";
import { type Readable, readTx, type Store } from "../open-store.ts";
import type { Collection, PendingChange } from "../pending-index-change.ts";
import type { StoredNote } from "../store-shape.ts";
import type { SearchDocument } from "./segment.ts";

/** Returns the ids of the records that changed. */
export function idsOf(changes: readonly PendingChange[]): string[] {
  return changes.map(({ id }) => id);
}

/** Returns the changed records as search documents. Deleted records have none. */
export function documentsOf(
  store: Store,
  collection: Collection,
  changes: readonly PendingChange[],
): Promise<SearchDocument[]> {
  if (collection === "notes") return noteDocuments(store, changes);
  return collection === "readouts" ? readoutDocuments(store, changes) : attributionDocuments(store, changes);
}

async function attributionDocuments(store: Store, changes: readonly PendingChange[]): Promise<SearchDocument[]> {
  const readouts = await reviewedReadouts(store, idsOf(changes));
  return readouts.flatMap((readout) => (readout ? attributionRows(readout).map(documentOfAttribution) : []));
}

function noteDocuments(store: Store, changes: readonly PendingChange[]): Promise<SearchDocument[]> {
  return readTx(store, "notes", async (notes) => {
    const found = await readMany(notes, idsOf(changes));
    return found.flatMap((note) => (note.deleted === undefined ? [documentOfNote(note)] : []));
  });
}

/** If fewer records than this are needed, they are read one by one. */
const MAX_SINGLE_READS = 64;

/**
 * Returns the records with these ids, which must be sorted. If most records between the first and the last id are
 * needed, as for a rebuild, one cursor reads the whole range: browsers prefetch for cursors, and single requests take
 * about ten times as long.
 */
async function readMany(notes: Readable<"notes">, ids: readonly string[]): Promise<StoredNote[]> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const found: StoredNote[] = [];
  const wanted = new Set(ids);
  let isDense = ids.length >= MAX_SINGLE_READS;
  let cursor = isDense ? await notes.openCursor(IDBKeyRange.bound(first, last)) : null;
  for (let seen = 0; cursor; cursor = await cursor.continue()) {
    if (wanted.delete(cursor.value.id)) found.push(cursor.value);
    seen += 1;
    isDense = seen < MAX_SINGLE_READS + 3 * found.length;
    if (!isDense) break;
  }
  if (isDense) return found;
  const others = await Promise.all([...wanted].map((id) => notes.get(id)));
  return [...found, ...others.flatMap((note) => note ?? [])];
}

function readoutDocuments(store: Store, changes: readonly PendingChange[]): Promise<SearchDocument[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found = await Promise.all(changes.map(({ id }) => readouts.get(id)));
    return found.flatMap((record) => (record ? [documentOfReadout(record)] : []));
  });
}

function documentOfNote(note: Note): SearchDocument {
  const { id, bodyValue, tags, attribution, title, issuer, created, modified } = note;
  const names = [...(attribution?.speakers ?? []), ...(attribution?.sources ?? []), issuer ?? ""].join("\n");
  return {
    id,
    texts: [bodyValue, tags.join("\n"), quoteOfNote(note), names, title],
    facets: facetsOfNote(note).map(([name, value]) => `${name}\n${value}`),
    created: Date.parse(created),
    modified: Date.parse(modified),
  };
}

/**
 * Returns an attribution as a search document. Its time is the day of the event, or before all days if that is unknown.
 */
function documentOfAttribution(row: AttributionRow): SearchDocument {
  const { id, claim, cue, source, speakers, addressees, tags, event } = row;
  const day = event?.day === undefined ? Number.NEGATIVE_INFINITY : Date.parse(event.day);
  return {
    id,
    texts: [`${cue}\n${claim}`, tags.join("\n"), [...speakers, source, ...addressees].join("\n")],
    facets: facetsOfAttribution(row).map(([name, value]) => `${name}\n${value}`),
    created: day,
    modified: day,
  };
}

function documentOfReadout(record: ReadoutRecord): SearchDocument {
  const { id, title, issuer, event, text, capturedAt } = record;
  return {
    id,
    texts: [title, [issuer ?? "", ...(event?.participants ?? [])].join("\n"), text],
    facets: facetsOfReadout(record).map(([name, value]) => `${name}\n${value}`),
    created: Date.parse(capturedAt),
    modified: Date.parse(capturedAt),
  };
}

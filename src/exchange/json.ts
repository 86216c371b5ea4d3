import * as v from "valibot";
import { MOTIVATIONS, NOTE_STATES } from "../annotation/note.ts";
import { ACTS } from "../text/reading.ts";
import type { ExportDocument } from "./export-document.ts";

const FORMAT = "note-verbale";
const VERSION = 1;

/** A backup that cannot be taken in, in words that name the place. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** The whole export without loss, to be kept and brought back; the inverse of `parseBackup`. */
export function writeBackup({ pages, exportedAt, version }: ExportDocument): string {
  const backup = { format: FORMAT, version: VERSION, exportedAt, application: version, pages };
  return `${JSON.stringify(backup, null, 1)}\n`;
}

/**
 * Reads a backup, field by field and nothing but the known fields, or throws a BackupError. Nothing of a file with a
 * mistake is taken: half a backup would look like a whole one.
 */
export function parseBackup(text: string): ExportDocument {
  const found = v.safeParse(HEAD, parseJson(text));
  if (!found.success) throw new BackupError("This file is not a backup of Note Verbale.");
  if (found.output.version > VERSION) {
    throw new BackupError("This backup was made by a newer version of Note Verbale. Update Note Verbale first.");
  }
  const backup = v.safeParse(BACKUP, found.output);
  if (!backup.success) throw new BackupError(describeIssue(backup.issues[0]));
  const { pages, exportedAt, application } = backup.output;
  return { pages, exportedAt, version: application };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new BackupError("This file is not JSON, or it ends too early.", { cause });
  }
}

const HEAD = v.looseObject({ format: v.literal(FORMAT), version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A moment, brought to the one way of writing that can be ordered as text. */
const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text).toISOString()),
);

/** An address that a link may lead to: "javascript:" and its like would run in our own pages. */
const address = v.pipe(v.string(), v.regex(/^(?:https?|file):\/\//i));

const texts = v.array(v.string());

const selectors = v.strictTuple([
  v.object({ type: v.literal("TextQuoteSelector"), exact: v.string(), prefix: v.string(), suffix: v.string() }),
  v.object({ type: v.literal("TextPositionSelector"), start: offset, end: offset }),
]);

const snapshot = v.object({
  sources: texts,
  cue: v.exactOptional(v.string()),
  contents: texts,
  addressees: texts,
  speakers: texts,
  act: v.picklist(ACTS),
});

const note = v.object({
  id: v.pipe(v.string(), v.uuid()),
  target: v.object({ source: address, selector: v.exactOptional(selectors) }),
  bodyValue: v.string(),
  motivation: v.picklist(MOTIVATIONS),
  tags: texts,
  attribution: v.exactOptional(snapshot),
  created: moment,
  modified: moment,
  deleted: v.exactOptional(moment),
  state: v.picklist(NOTE_STATES),
  title: v.string(),
  issuer: v.exactOptional(v.string()),
});

const attribution = v.object({
  index: offset,
  source: v.string(),
  cue: v.string(),
  contents: texts,
  addressee: v.string(),
  speakers: texts,
  act: v.picklist(ACTS),
  selectors,
  noteIds: v.exactOptional(texts),
});

/** JSON leaves out what is undefined, so both are brought back. */
const event = v.pipe(
  v.object({
    kind: v.picklist(["call", "meeting", "visit", "letter", "other"]),
    participants: texts,
    issuer: v.optional(v.string()),
    date: v.optional(v.string()),
  }),
  v.transform(({ kind, participants, issuer, date }) => ({ kind, participants, issuer, date })),
);

const page = v.object({
  url: address,
  title: v.string(),
  issuer: v.exactOptional(v.string()),
  event: v.exactOptional(event),
  capturedAt: moment,
  attributions: v.exactOptional(v.array(attribution)),
  notes: v.array(note),
});

const BACKUP = v.object({ exportedAt: moment, application: v.string(), pages: v.array(page) });

/** Lists whose entries are counted for the reader, and what one entry is called. */
const ENTRIES: Readonly<Record<string, string>> = { pages: "page", notes: "note", attributions: "attribution" };

/** "Note 3 of page 2 has no target." */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) => key) ?? [];
  const places: string[] = [];
  while (
    keys.length > 1 &&
    typeof keys[0] === "string" &&
    ENTRIES[keys[0]] !== undefined &&
    typeof keys[1] === "number"
  ) {
    places.unshift(`${ENTRIES[keys[0]]} ${keys[1] + 1}`);
    keys.splice(0, 2);
  }
  const place = places.length > 0 ? places.join(" of ") : "the backup";
  const fault =
    keys.length === 0 ? "is not readable" : `has ${issue.input === undefined ? "no" : "a wrong"} ${fieldName(keys)}`;
  return `${place[0]?.toUpperCase()}${place.slice(1)} ${fault}.`;
}

function fieldName(keys: readonly unknown[]): string {
  return keys.map((key) => (typeof key === "number" ? `${key + 1}` : String(key))).join(".");
}

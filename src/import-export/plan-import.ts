import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import { mergeReadouts, type ReadoutRecord } from "../annotation/readout-record.ts";
import { t } from "../locale/i18n.ts";
import type { ImportedFile, ImportIssue } from "./import-types.ts";

/** What is stored, as far as an import must know it. The trash counts as stored. */
export interface ExistingRecords {
  note(id: string): Promise<Note | undefined> | Note | undefined;
  /** All notes on the page of a key (see `pageKey`). */
  notesOnPage(key: string): Promise<readonly Note[]> | readonly Note[];
  /** The readout on the page of a key. */
  readout(key: string): Promise<ReadoutRecord | undefined> | ReadoutRecord | undefined;
  /** A correction; a notebook without corrections has none. */
  correction?(id: string): Promise<Correction | undefined> | Correction | undefined;
}

/**
 * What becomes of a record: it is new, it changes the stored one, it is the same, the stored one is newer, or it is the stored
 * note of another identifier on the same passage.
 */
export type ImportOutcome = "new" | "changed" | "same" | "older" | "merged";

/** A record that is put in the place of another: nothing before if it is new, nothing after if it goes. */
export interface RecordChange<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** All writes of an import, to be done in one or not at all: a record that is no longer as `before` says was changed meanwhile. */
export interface ImportWrites {
  readonly notes: readonly RecordChange<Note>[];
  readonly readouts: readonly RecordChange<ReadoutRecord>[];
  readonly corrections: readonly RecordChange<Correction>[];
}

/** What an import would do: told before it is done. */
export interface ImportPlan {
  readonly counts: Readonly<Record<ImportOutcome | "refused", number>>;
  /** What becomes of each record, in the order of the file. */
  readonly outcomes: readonly { readonly place: string; readonly outcome: ImportOutcome }[];
  readonly issues: readonly ImportIssue[];
  readonly writes: ImportWrites;
}

/** Plans an import without doing anything. */
export async function planImport(file: ImportedFile, existing: ExistingRecords): Promise<ImportPlan> {
  const { notes, readouts, corrections, issues } = file;
  const stored = new ImportPlanner(existing, new Set(notes.map(({ record }) => record.id)));
  const outcomes: { place: string; outcome: ImportOutcome }[] = [];
  for (const { location: place, record } of notes) outcomes.push({ place, outcome: await stored.planNote(record) });
  for (const { location: place, record } of readouts)
    outcomes.push({ place, outcome: await stored.planReadout(record) });
  for (const { location: place, record } of corrections)
    outcomes.push({ place, outcome: await stored.planCorrection(record) });
  const counts = { new: 0, changed: 0, same: 0, older: 0, merged: 0, refused: issues.length };
  for (const { outcome } of outcomes) counts[outcome]++;
  return { counts, outcomes, issues, writes: stored.writes() };
}

/** The writes that take an import back. */
export function undoImport({ notes, readouts, corrections }: ImportWrites): ImportWrites {
  return { notes: notes.map(inverse), readouts: readouts.map(inverse), corrections: corrections.map(inverse) };
}

function inverse<T>({ id, before, after }: RecordChange<T>): RecordChange<T> {
  return { id, before: after, after: before };
}

/** The order in which a plan is told. */
const REPORTED_OUTCOMES = ["new", "changed", "merged", "same", "older", "refused"] as const;

/** "12 new · 3 changed · 30 the same · 2 refused": what a plan would do, in words. */
export function summarizePlan({ counts }: ImportPlan): string {
  const told = REPORTED_OUTCOMES.filter((what) => counts[what] > 0).map((what) =>
    t(`plan_${what}`, { count: counts[what] }),
  );
  return told.length > 0 ? told.join(" · ") : t("plan_nothing");
}

/** What is stored, with what the plan would have written by now on top of it. */
class ImportPlanner {
  private readonly notes = new Map<string, RecordChange<Note>>();
  private readonly readouts = new Map<string, RecordChange<ReadoutRecord>>();
  private readonly corrections = new Map<string, RecordChange<Correction>>();
  private readonly pages = new Map<string, Map<string, Note>>();

  /** Notes that the file has by their identifiers are no twins of others in it: there they were two. */
  constructor(
    private readonly existing: ExistingRecords,
    private readonly given: ReadonlySet<string>,
  ) {}

  async planNote(given: Note): Promise<ImportOutcome> {
    const known = await this.note(given.id);
    if (known) return this.renew(known, given);
    const page = await this.notesByAnchor(pageKey(given.target.source));
    const twin = page.get(anchorKey(given));
    const merged = twin && mergeNotes(twin, given);
    if (twin && merged) {
      if (!isSame(twin, merged)) this.write(twin, merged);
      return "merged";
    }
    this.write(undefined, given);
    return "new";
  }

  async planReadout(given: ReadoutRecord): Promise<ImportOutcome> {
    const key = pageKey(given.url);
    const planned = this.readouts.get(key);
    const known = planned ? planned.after : await this.existing.readout(key);
    const after = known ? mergeReadouts(known, given) : given;
    if (known && isSame(known, after)) return "same";
    const before = planned ? planned.before : known;
    this.readouts.set(key, { id: after.id, before, after });
    return known ? "changed" : "new";
  }

  async planCorrection(given: Correction): Promise<ImportOutcome> {
    const planned = this.corrections.get(given.id);
    const known = planned ? planned.after : await this.existing.correction?.(given.id);
    if (known && isSame(known, given)) return "same";
    if (known && given.modified < known.modified) return "older";
    this.corrections.set(given.id, { id: given.id, before: planned ? planned.before : known, after: given });
    return known ? "changed" : "new";
  }

  writes(): ImportWrites {
    return {
      notes: [...this.notes.values()],
      readouts: [...this.readouts.values()],
      corrections: [...this.corrections.values()],
    };
  }

  private async note(id: string): Promise<Note | undefined> {
    const planned = this.notes.get(id);
    return planned ? planned.after : this.existing.note(id);
  }

  private renew(known: Note, given: Note): ImportOutcome {
    if (isSame(known, given)) return "same";
    if (given.modified < known.modified) return "older";
    this.write(known, given);
    return "changed";
  }

  private write(before: Note | undefined, after: Note): void {
    const first = this.notes.get(after.id);
    this.notes.set(after.id, { id: after.id, before: first ? first.before : before, after });
    const page = this.pages.get(pageKey(after.target.source));
    if (page?.get(anchorKey(after))?.id === after.id) page.set(anchorKey(after), after);
  }

  private async notesByAnchor(key: string): Promise<Map<string, Note>> {
    const known = this.pages.get(key);
    if (known) return known;
    const notes = await this.existing.notesOnPage(key);
    const byAnchor = new Map(
      notes
        .filter(({ id, deleted }) => deleted === undefined && !this.given.has(id))
        .map((note) => [anchorKey(note), note]),
    );
    this.pages.set(key, byAnchor);
    return byAnchor;
  }
}

/** The words that a note is on and those around them, without differences of white space. Empty for a note on the page. */
function anchorKey({ target: { selector } }: Note): string {
  if (!selector) return "";
  const [{ exact, prefix, suffix }] = selector;
  return [exact, prefix.slice(-16), suffix.slice(0, 16)].map((text) => text.replace(/\s+/g, " ").trim()).join("\u0000");
}

/**
 * Two notes of different identifiers on one passage as one, if what they say does not differ: the same text, or none in one of
 * them. Two texts are two notes. On the page as a whole only the same text joins.
 */
function mergeNotes(kept: Note, given: Note): Note | undefined {
  const [a, b] = [kept.bodyValue.trim(), given.bodyValue.trim()];
  const isOnPassage = kept.target.selector !== undefined;
  if (a !== b && !(isOnPassage && (a === "" || b === ""))) return undefined;
  const tags = [...new Set([...kept.tags, ...given.tags])];
  const bodyValue = a === "" ? given.bodyValue : kept.bodyValue;
  if (tags.length === kept.tags.length && bodyValue === kept.bodyValue) return kept;
  const modified = given.modified > kept.modified ? given.modified : kept.modified;
  const motivation = bodyValue.trim() === "" ? (tags.length > 0 ? "tagging" : kept.motivation) : "commenting";
  return { ...kept, bodyValue, tags, motivation, modified };
}

/** Whether two records say the same; a field that is undefined is a field that is not there. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isSame(left[key], right[key]));
}

import { motivationOf, type Note } from "../../annotation/note.ts";
import { pageKey } from "../../annotation/page-url.ts";
import type { RecordChange } from "../../annotation/record-change.ts";
import type { ExistingRecords } from "../existing-records.ts";
import { anchorKey } from "./anchor-key.ts";
import { type ImportOutcome, isSameRecord, outcomeOf, PlannedChanges } from "./planned-changes.ts";

/** Plans the import of notes. A note on the passage of a stored one is merged with it if their texts allow it. */
export class NotePlanner {
  private readonly notes = new PlannedChanges<Note>();
  /** The notes of each page by their anchors. */
  private readonly pages = new Map<string, Map<string, Note>>();

  /**
   * `given` contains the ids of all notes of the file. A note of the file is never merged with another one of it, because
   * they were separate where the file was made.
   */
  constructor(
    private readonly existing: ExistingRecords,
    private readonly given: ReadonlySet<string>,
  ) {}

  async planNote(given: Note): Promise<ImportOutcome> {
    const known = await this.notes.current(given.id, () => this.existing.note(given.id));
    if (!known) return this.planNewNote(given);
    const outcome = outcomeOf(known, given, ({ modified }) => modified);
    if (outcome === "changed") this.write(known, given);
    return outcome;
  }

  changes(): RecordChange<Note>[] {
    return this.notes.list();
  }

  private async planNewNote(given: Note): Promise<ImportOutcome> {
    const page = await this.notesByAnchor(pageKey(given.target.source));
    const similar = page.get(anchorKey(given));
    const merged = similar && mergeNotes(similar, given);
    if (similar && merged) {
      if (!isSameRecord(similar, merged)) this.write(similar, merged);
      return "merged";
    }
    this.write(undefined, given);
    return "new";
  }

  private write(before: Note | undefined, after: Note): void {
    this.notes.add({ id: after.id, before, after });
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

/**
 * Merges two notes with different ids on the same passage, if their texts are equal or one of them is empty. Returns
 * undefined if both have different texts. Page notes are merged only if their texts are equal.
 */
function mergeNotes(kept: Note, given: Note): Note | undefined {
  const [a, b] = [kept.bodyValue.trim(), given.bodyValue.trim()];
  const isOnPassage = kept.target.selector !== undefined;
  if (a !== b && !(isOnPassage && (a === "" || b === ""))) return undefined;
  const tags = [...new Set([...kept.tags, ...given.tags])];
  const bodyValue = a === "" ? given.bodyValue : kept.bodyValue;
  if (tags.length === kept.tags.length && bodyValue === kept.bodyValue) return kept;
  const modified = given.modified > kept.modified ? given.modified : kept.modified;
  const motivation = motivationOf(bodyValue, tags, kept.motivation);
  return { ...kept, bodyValue, tags, motivation, modified };
}

import { type Note, quoteOfNote, updateNote } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { background, type Draft, type PageChanges } from "../rpc/rpc-contract.ts";
import { Icon } from "../ui/icon.tsx";
import { NoteList } from "../ui/note-list.tsx";
import { closePopup } from "./popup-or-panel.ts";
import type { ReadablePage, RunAction } from "./run-action.ts";

interface Props {
  readonly open: ReadablePage;
  readonly run: RunAction;
  /** How the page differs from its stored text, if it does. */
  readonly changes: PageChanges | undefined;
}

/** Shows the notes of the page. */
export function NotesSection({ open: { view, page }, run, changes }: Props) {
  const passages = new Map(changes?.notes);
  const folded = new Set(view.notes.flatMap(({ note, isFolded }) => (isFolded ? [note.id] : [])));
  const remove = (note: Note) =>
    run(
      async () => {
        await background.deleteNote(note.id);
        return t("note_trashed");
      },
      () => run(() => background.restoreNote(note.id)),
    );
  return (
    <section aria-label={t("nav_notes")}>
      <h2 class="section-head">
        {view.notes.length === 0 ? t("notes_none") : t("found_notes", { count: view.notes.length })}
        <button
          type="button"
          class="button"
          onClick={() => run(() => page.openNoteEditor(view.hasSelection ? "selection" : "page").then(closePopup))}
        >
          <Icon name="note" /> {t(view.hasSelection ? "note_on_selection" : "note_on_whole")}
        </button>
      </h2>
      {view.notes.length === 0 && (
        <p class="empty">{t(view.attributions.length > 0 ? "notes_hint" : "notes_hint_page")}</p>
      )}
      <NoteList
        notes={view.notes.map(({ note }) => note)}
        isFolded={({ id }) => folded.has(id)}
        lang={view.status === "translated" ? "" : view.language}
        isWaiting={view.status === "translated"}
        changeOf={({ id }) => changes && passages.get(id)}
        comparedWith={changes?.since}
        onGoTo={(note) => run(() => page.goTo({ note: note.id }))}
        onDraft={(note, bodyValue) => background.saveDraft(draftOf(note, bodyValue))}
        onSave={async (note, bodyValue) => {
          await background.saveNote(updateNote(note, { bodyValue }));
          run(async () => undefined);
        }}
        onDelete={remove}
      />
    </section>
  );
}

function draftOf(note: Note, bodyValue: string): Draft {
  const speaker = note.attribution?.speakers.join(", ") ?? "";
  return { note: { ...note, bodyValue }, quote: quoteOfNote(note), speaker, saved: note.bodyValue, isStored: true };
}

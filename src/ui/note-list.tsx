import { useState } from "preact/hooks";
import { type Note, type NoteState, quoteOf } from "../annotation/note.ts";
import { Icon } from "./icon.tsx";
import { NoteEditor } from "./note-editor.tsx";

/** What a note's place is said to be, where it is not simply found. */
const STATE_WORDS: Record<NoteState, string> = {
  exact: "",
  moved: "Its passage has moved",
  changed: "Its passage has changed since you noted it",
  ambiguous: "Its passage occurs more than once now",
  orphaned: "Its passage is no longer in the page",
};

interface Props {
  readonly notes: readonly Note[];
  readonly onGoTo: (note: Note) => void;
  readonly onDraft: (note: Note, text: string) => Promise<void>;
  readonly onSave: (note: Note, text: string) => Promise<void>;
  readonly onDelete: (note: Note) => void;
}

/** The notes of a page, each with its passage; written over in place. */
export function NoteList(props: Props) {
  const [editing, setEditing] = useState("");
  return (
    <ul class="notes">
      {props.notes.map((note) => (
        <li key={note.id} class="note">
          {editing === note.id ? (
            <NoteEditor
              quote={quoteOf(note)}
              speaker=""
              initial={note.bodyValue}
              saved={note.bodyValue}
              isStored={true}
              onDraft={(text) => props.onDraft(note, text)}
              onSave={(text) => props.onSave(note, text).then(() => setEditing(""))}
              onClose={async () => setEditing("")}
            />
          ) : (
            <NoteEntry note={note} {...props} onEdit={() => setEditing(note.id)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function NoteEntry({ note, onGoTo, onEdit, onDelete }: Props & { readonly note: Note; readonly onEdit: () => void }) {
  const quote = quoteOf(note);
  const isLost = note.state === "orphaned" || note.state === "ambiguous";
  return (
    <>
      {quote && (
        <blockquote class="quote" dir="auto">
          {quote}
        </blockquote>
      )}
      <p class="note-body" dir="auto">
        {note.bodyValue || "Marked without words"}
      </p>
      {STATE_WORDS[note.state] && <p class="message">{STATE_WORDS[note.state]}.</p>}
      <div class="note-foot">
        <time class="message" dateTime={note.modified}>
          {new Date(note.modified).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}
        </time>
        {quote && (
          <button
            type="button"
            class="icon-button"
            aria-label="Go to passage"
            title="Go to passage"
            disabled={isLost}
            onClick={() => onGoTo(note)}
          >
            <Icon name="goto" />
          </button>
        )}
        <button type="button" class="icon-button" aria-label="Edit note" title="Edit" onClick={onEdit}>
          <Icon name="edit" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Delete note"
          title="Delete"
          onClick={() => onDelete(note)}
        >
          <Icon name="remove" />
        </button>
      </div>
    </>
  );
}

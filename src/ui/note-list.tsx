import { useState } from "preact/hooks";
import { type Note, quoteOfNote } from "../annotation/note.ts";
import type { PassageChange } from "../comparison/compare-note-passage.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { NoteEditor } from "./note-editor.tsx";
import { PassageVerdict } from "./passage-verdict.tsx";
import { TagChip } from "./tag-chip.tsx";

interface Props {
  readonly notes: readonly Note[];
  /** The language of the page, if it is known. */
  readonly lang?: string;
  /** Whether the page shows a translation, in which no passage can be found. */
  readonly isWaiting?: boolean;
  /** Returns whether a note's passage is in a collapsed part of the page. */
  readonly isFolded?: (note: Note) => boolean;
  /** Returns how a note's passage has changed since the page's text was saved, if the text has changed. */
  readonly changeOf?: (note: Note) => PassageChange | undefined;
  /** The time at which the compared text of the page was saved. */
  readonly comparedWith?: string | undefined;
  readonly onGoTo: (note: Note) => void;
  readonly onDraft: (note: Note, text: string) => Promise<void>;
  readonly onSave: (note: Note, text: string) => Promise<void>;
  readonly onDelete: (note: Note) => void;
}

/**
 * Number of notes that are shown at first and added at each press of "Show more". Each entry has about 20 elements, and
 * a popup with thousands of entries would not answer for seconds.
 */
const NOTES_PER_STEP = 100;

/** Lists the notes of a page, each with its passage, some at a time. Notes are edited in place. */
export function NoteList(props: Props) {
  const [shown, setShown] = useState(NOTES_PER_STEP);
  return (
    <>
      <ShownNotes {...props} notes={props.notes.slice(0, shown)} />
      {props.notes.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + NOTES_PER_STEP)}>
          {t("show_more")}
        </button>
      )}
    </>
  );
}

function ShownNotes(props: Props) {
  const [editing, setEditing] = useState("");
  return (
    <ul class="notes">
      {props.notes.map((note) => (
        <li key={note.id} class="note">
          {editing === note.id ? (
            <NoteEditor
              quote={quoteOfNote(note)}
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

interface EntryProps extends Props {
  readonly note: Note;
  readonly onEdit: () => void;
}

function NoteEntry({ note, lang, isWaiting = false, isFolded, onGoTo, onEdit, onDelete, ...rest }: EntryProps) {
  const quote = quoteOfNote(note);
  // A passage in a collapsed part of the page is not in the page's text, but still exists.
  const change = isFolded?.(note) ? undefined : rest.changeOf?.(note);
  const isLost = isWaiting || note.state === "orphaned" || note.state === "ambiguous";
  return (
    <>
      {quote && (
        <blockquote class="quote" dir="auto" lang={lang || undefined}>
          {quote}
        </blockquote>
      )}
      <p class="note-body" dir="auto">
        {note.bodyValue || t("note_without_text")}
      </p>
      {note.tags.length > 0 && (
        <p class="tag-list">
          {note.tags.map((tag) => (
            <TagChip key={tag} tag={tag} />
          ))}
        </p>
      )}
      {isWaiting && quote && <p class="message">{t("waits_for_original")}</p>}
      {change && rest.comparedWith !== undefined && (
        <PassageVerdict change={change} since={rest.comparedWith} lang={lang} />
      )}
      {!isWaiting &&
        stateText(note, isFolded?.(note) === true, change !== undefined).map((message) => (
          <p key={message} class="message">
            {message}
          </p>
        ))}
      <div class="note-foot">
        <time class="message" dateTime={note.modified}>
          {formatDate(note.modified, "time")}
        </time>
        {quote && (
          <button
            type="button"
            class="icon-button"
            title={t("goto_passage")}
            disabled={isLost}
            onClick={() => onGoTo(note)}
          >
            <Icon name="goto" />
          </button>
        )}
        <button type="button" class="icon-button" title={t("edit_note")} onClick={onEdit}>
          <Icon name="edit" />
        </button>
        <button type="button" class="icon-button" title={t("note_delete")} onClick={() => onDelete(note)}>
          <Icon name="remove" />
        </button>
      </div>
    </>
  );
}

/** Returns messages about the state of a note's passage, without those that a comparison of the page's text gives. */
function stateText({ state }: Note, isFolded: boolean, isCompared: boolean): string[] {
  const isShown = state !== "exact" && !isCompared;
  return [...(isFolded ? [t("passage_folded")] : []), ...(isShown ? [t(`passage_${state}`)] : [])];
}

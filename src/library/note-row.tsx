import { useState } from "preact/hooks";
import { type Note, quoteOfNote } from "../annotation/note.ts";
import { formatDate, t } from "../locale/i18n.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { NoteEditor } from "../ui/note-editor.tsx";
import { HighlightedText } from "./highlighted-text.tsx";
import { useLibrary } from "./library-context.ts";
import { NoteButtons } from "./note-buttons.tsx";
import { TagList } from "./tag-list.tsx";

/** The callbacks of a row of the list. */
export interface NoteActions {
  readonly onOpen: (note: Note) => void;
  readonly onChoose: (note: Note) => void;
  readonly onEdit: (id: string) => void;
  readonly onDraft: (note: Note, text: string) => Promise<void>;
  readonly onSave: (note: Note, text: string, tags: readonly string[]) => Promise<void>;
  readonly onDelete: (note: Note) => void;
}

interface Props extends NoteActions {
  readonly note: Note;
  readonly terms: readonly string[];
  readonly isChosen: boolean;
  readonly isEdited: boolean;
}

/** Shows a row of the list of notes: the quote and its speaker, the user's text, and the page. */
export function NoteRow(props: Props) {
  const { note, terms, isChosen, isEdited } = props;
  const quote = quoteOfNote(note);
  return (
    <li class="row" data-entry={note.id}>
      <input
        type="checkbox"
        class="row-check"
        aria-label={t("select_note", { title: note.bodyValue.slice(0, 60) || quote.slice(0, 60) || note.title })}
        checked={isChosen}
        onChange={() => props.onChoose(note)}
      />
      <div class="row-main">
        <RowHead note={note} terms={terms} />
        <button type="button" class="row-open" data-main onClick={() => props.onOpen(note)}>
          {quote ? (
            <span class="row-quote" dir="auto">
              <HighlightedText text={quote} terms={terms} />
            </span>
          ) : (
            <span class="row-page">{t("note_on_page")}</span>
          )}
        </button>
        {isEdited ? (
          <RowEditor {...props} />
        ) : (
          note.bodyValue && (
            <p class="row-body" dir="auto">
              <HighlightedText text={note.bodyValue} terms={terms} />
            </p>
          )
        )}
        {!isEdited && <TagList tags={note.tags} terms={terms} />}
        <RowFoot {...props} />
      </div>
    </li>
  );
}

function RowHead({ note, terms }: Pick<Props, "note" | "terms">) {
  const { attribution } = note;
  const { people } = useLibrary();
  return (
    <p class="row-head">
      {attribution && (
        <bdi class="row-speaker">
          <HighlightedText
            text={(attribution.speakers.length > 0
              ? people.shownNames(attribution.speakers)
              : attribution.sources
            ).join(", ")}
            terms={terms}
          />
        </bdi>
      )}
      {attribution && <ActBadge act={attribution.act} />}
      <time class="row-date" dateTime={note.created} title={formatDate(note.created, "time")}>
        {formatDate(note.created)}
      </time>
    </p>
  );
}

function RowFoot({ note, terms, onEdit, onDelete }: Props) {
  const { title, issuer, state } = note;
  return (
    <div class="row-foot">
      <p class="row-source">
        <bdi>
          <HighlightedText text={title || note.target.source} terms={terms} />
        </bdi>
        {issuer && (
          <>
            {" · "}
            <bdi>{issuer}</bdi>
          </>
        )}
        {state !== "exact" && <span class="row-state"> · {t(`state_${state}`)}</span>}
      </p>
      <NoteButtons note={note} onEdit={() => onEdit(note.id)} onDelete={() => onDelete(note)} />
    </div>
  );
}

function RowEditor({ note, onDraft, onSave, onEdit }: Props) {
  const [tags, setTags] = useState(note.tags.join(", "));
  return (
    <div class="row-editor">
      <label class="field">
        {t("tags_field")}
        <input type="text" value={tags} dir="auto" onInput={(event) => setTags(event.currentTarget.value)} />
      </label>
      <NoteEditor
        quote=""
        speaker=""
        initial={note.bodyValue}
        saved={note.bodyValue}
        isStored={true}
        onDraft={(text) => onDraft(note, text)}
        onSave={(text) => onSave(note, text, tags.split(/[,،，]/))}
        onClose={async () => onEdit("")}
      />
    </div>
  );
}

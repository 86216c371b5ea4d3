import type { RefObject } from "preact";
import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import { correctionQuote } from "../annotation/correction.ts";
import { quoteOfNote, updateNote } from "../annotation/note.ts";
import { phraseOfClaim } from "../comparison/phrase-of-claim.ts";
import { formatDate, type MessageKey, t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import { background, type Draft } from "../rpc/rpc-contract.ts";
import { ActBadge } from "../ui/act-badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { NoteEditor } from "../ui/note-editor.tsx";
import { correctionLabel } from "../ui/user-content.tsx";
import { AttributionCoding } from "./attribution-coding.tsx";
import { useLibrary } from "./library-context.ts";
import { isWebUrl } from "./links.ts";
import { runTrashNotes, saveDraft, saveNoteEdit } from "./note-actions.ts";
import { NoteButtons } from "./note-buttons.tsx";
import type { PlacedNote, ReadoutModel } from "./readout-model.ts";
import { formatRoute } from "./route.ts";
import { TagList } from "./tag-list.tsx";
import { useLatest } from "./use-latest.ts";
import type { ReadoutActions } from "./use-readout-actions.ts";

interface NotesProps {
  readonly placed: readonly PlacedNote[];
  readonly knownTags: readonly string[];
  /** The id of the note that is being edited, or "". */
  readonly editing: string;
  readonly onEdit: (id: string) => void;
  readonly onGoTo: (id: string) => void;
}

/** The notes of a readout beside its text. Each can be edited and deleted there. */
export function MarginNotes({ placed, knownTags, editing, onEdit, onGoTo }: NotesProps) {
  if (placed.length === 0) return null;
  return (
    <>
      <h2 class="margin-head">{t("found_notes", { count: placed.length })}</h2>
      <ul class="margin-notes">
        {placed.map((one) => (
          <li key={one.note.id} class="margin-note" data-margin-note={one.note.id}>
            {editing === one.note.id ? (
              <MarginNoteEditor placed={one} knownTags={knownTags} onClose={() => onEdit("")} />
            ) : (
              <MarginNote placed={one} onEdit={onEdit} onGoTo={onGoTo} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface NoteEditorProps {
  readonly placed: PlacedNote;
  readonly knownTags: readonly string[];
  readonly onClose: () => void;
}

function MarginNoteEditor({ placed: { note }, knownTags, onClose }: NoteEditorProps) {
  const library = useLibrary();
  return (
    <NoteEditor
      heading="h3"
      quote={quoteOfNote(note)}
      speaker=""
      initial={note.bodyValue}
      saved={note.bodyValue}
      isStored={true}
      tags={note.tags.join(", ")}
      knownTags={knownTags}
      onDraft={(text) => saveDraft(note, text)}
      onSave={async (text, tags) => {
        await saveNoteEdit(library, note, text, tags);
        onClose();
      }}
      onClose={async () => onClose()}
    />
  );
}

function MarginNote({
  placed: { note, span },
  onEdit,
  onGoTo,
}: { readonly placed: PlacedNote } & Pick<NotesProps, "onEdit" | "onGoTo">) {
  const library = useLibrary();
  return (
    <>
      {note.target.selector && (
        <blockquote class="quote margin-words" dir="auto">
          {quoteOfNote(note)}
        </blockquote>
      )}
      <p class="row-body" dir="auto">
        {note.bodyValue || t("note_without_text")}
      </p>
      <TagList tags={note.tags} />
      {!span && note.target.selector && <p class="message">{t("not_in_this_text")}</p>}
      <p class="margin-foot">
        <time class="message" dateTime={note.created}>
          {formatDate(note.created)}
        </time>
        {span && (
          <button type="button" class="icon-button" title={t("show_in_text")} onClick={() => onGoTo(note.id)}>
            <Icon name="goto" />
          </button>
        )}
        <NoteButtons
          note={note}
          onEdit={() => onEdit(note.id)}
          onDelete={() => void runTrashNotes(library, [note.id])}
        />
      </p>
    </>
  );
}

/** Lists text that was typed in a new note on this readout and not saved. */
export function UnsavedNotes({ url, isWriting }: { readonly url: string; readonly isWriting: boolean }) {
  const library = useLibrary();
  const drafts = useLatest<readonly Draft[]>(
    () => background.draftsOfPage(url),
    [],
    [url, isWriting, library.revision],
  ).filter(({ isStored }) => !isStored);
  if (drafts.length === 0 || isWriting) return null;
  const save = ({ note }: Draft) =>
    library.run("", async () => {
      await background.saveNote(updateNote(note, { motivation: "commenting" }));
      return { text: t("note_saved"), undo: () => background.undoSave(note.id) };
    });
  const discard = ({ note }: Draft) =>
    library.run("", async () => {
      await background.discardDraft(note.id);
      return undefined;
    });
  return (
    <>
      <h2 class="margin-head">{t("drafts_title")}</h2>
      <ul class="margin-notes">
        {drafts.map((draft) => (
          <li key={draft.note.id} class="margin-note">
            <p class="row-body" dir="auto">
              {draft.note.bodyValue}
            </p>
            <p class="margin-foot">
              <button type="button" class="button" onClick={() => void save(draft)}>
                {t("draft_save")}
              </button>
              <button type="button" class="link-button" onClick={() => void discard(draft)}>
                {t("draft_discard")}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ListProps {
  readonly model: ReadoutModel;
  readonly actions: ReadoutActions;
  /** The index of the selected attribution. */
  readonly chosen: number | undefined;
  readonly list: RefObject<HTMLUListElement | null>;
  /** Goes to an attribution and opens its card. */
  readonly onGoTo: (index: number) => void;
}

/** Lists the attributions of a readout beside its text: the way to their cards by keys and for screen readers. */
export function MarginAttributions({ model, actions, chosen, list, onGoTo }: ListProps) {
  const { views, rows, record } = model;
  return (
    <>
      <h2 class="margin-head">
        {t("attributions", { count: views.length })}
        <button
          type="button"
          class="button"
          onClick={() => actions.note(chosen !== undefined && views[chosen] ? chosen : undefined)}
        >
          <Icon name="note" /> {t(chosen === undefined ? "note_on_readout" : "note_on_attribution")}
        </button>
      </h2>
      <ul class="margin-list" ref={list}>
        {views.map((view, index) => (
          <li key={index} data-entry={`attribution-${index}`}>
            <button type="button" data-main aria-pressed={chosen === index} onClick={() => onGoTo(index)}>
              <span class="attribution-head">
                <bdi class="attribution-speaker">{speakerLabel(view)}</bdi>
                <ActBadge act={view.act} />
              </span>
              <span class="margin-words" dir="auto" lang={record.language}>
                {view.contents.join(" … ")}
              </span>
              {(view.correction || rows[index]?.checked) && (
                <span class="message margin-state">
                  {[view.correction && correctionLabel(view.correction), rows[index]?.checked && t("checked_yes")]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              )}
            </button>
            {chosen === index && rows[index] && <AttributionCoding url={record.url} span={rows[index].span} />}
            {chosen === index && (
              <a class="button" href={formatRoute("phrases", phraseOfClaim(view.contents.join(" ")), record.issuer)}>
                <Icon name="search" /> {t("phrases_said_before")}
              </a>
            )}
            {chosen === index && isWebUrl(record.url) && (
              <a
                class="button"
                href={buildTextFragmentUrl(record.url, view.selectors)}
                target="_blank"
                rel="noreferrer"
              >
                <Icon name="open" /> {t("open_passage")}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Lists corrections that no attribution shows. Each can be reverted. */
export function UnshownCorrections({ model, actions }: Pick<ListProps, "model" | "actions">) {
  if (model.unshown.length === 0) return null;
  return (
    <>
      <h2 class="margin-head">{t("corrections_title")}</h2>
      <ul class="margin-notes">
        {model.unshown.map(({ correction, isDismissal }) => (
          <li key={correction.id} class="margin-note">
            <blockquote class="quote margin-words" dir="auto">
              {correctionQuote(correction)}
            </blockquote>
            <p class="margin-foot">
              <span class="message">{t(isDismissal ? "dismissed_by_you" : "not_in_this_text")}</span>
              <button type="button" class="link-button" onClick={() => actions.revert(correction.id)}>
                {t("revert")}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const KEYS: readonly (readonly [keys: string, label: MessageKey])[] = [
  ["J", "next_attribution"],
  ["K", "previous_attribution"],
  ["N", "add_note"],
  ["E", "correct"],
  ["D", "not_attribution"],
  ["C", "checked_yes"],
  ["Y", "copy"],
  ["H", "highlight_selection"],
  ["M", "mark_said"],
];

/** The keys of the reading view. */
export function ReadoutKeys() {
  return (
    <dl class="key-line" aria-label={t("keys_title")}>
      {KEYS.map(([key, label]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(label)}</dd>
        </div>
      ))}
    </dl>
  );
}

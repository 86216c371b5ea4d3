import { motivationOf, updateNote } from "../annotation/note.ts";
import { background, type Draft, type EditorAddress } from "../rpc/rpc-contract.ts";
import { NoteEditor } from "../ui/note-editor.tsx";
import { closeEditor } from "./close-editor.ts";

interface Props {
  readonly editor: EditorAddress;
  readonly draft: Draft;
  readonly knownTags: readonly string[];
}

/** Renders a working note editor. Text is saved to the draft while the user types, and to the store on saving. */
export function NoteEditorContainer({ editor, draft, knownTags }: Props) {
  return (
    <NoteEditor
      quote={draft.quote}
      speaker={draft.speaker}
      initial={draft.note.bodyValue}
      saved={draft.saved}
      isStored={draft.isStored}
      tags={draft.note.tags.join(", ")}
      knownTags={knownTags}
      onDraft={(bodyValue, tags) => background.saveDraft({ ...draft, note: { ...draft.note, bodyValue, tags } })}
      onSave={async (bodyValue, tags) => {
        const motivation = motivationOf(bodyValue, tags);
        await background.saveNote(updateNote(draft.note, { bodyValue, tags, motivation }));
        await closeEditor(editor, "saved");
      }}
      onClose={async (unsaved) => {
        if (!unsaved) await background.discardDraft(draft.note.id);
        await closeEditor(editor, "closed");
      }}
    />
  );
}

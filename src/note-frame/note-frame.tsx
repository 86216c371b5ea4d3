import { render } from "preact";
import { reviseNote } from "../annotation/note.ts";
import { background, type Draft } from "../messages/contract.ts";
import { NoteEditor } from "../ui/note-editor.tsx";

/**
 * The editor of one note, in a frame that the page around it cannot read. Which note it is stands in the frame's
 * address; its draft is with the background.
 */
async function open(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) return;
  const draft = await background.draftOf(location.hash.slice(1)).catch(() => null);
  if (!draft) {
    root.textContent = "There is no note to write here. Close this and select the passage again.";
    return;
  }
  render(<Editor draft={draft} />, root);
}

function Editor({ draft }: { readonly draft: Draft }) {
  const close = () => background.closeEditor(draft.note.id).catch(() => undefined);
  return (
    <NoteEditor
      quote={draft.quote}
      speaker={draft.speaker}
      initial={draft.note.bodyValue}
      saved={draft.saved}
      isStored={draft.isStored}
      onDraft={(bodyValue) => background.putDraft({ ...draft, note: { ...draft.note, bodyValue } })}
      onSave={async (bodyValue) => {
        await background.saveNote(
          reviseNote(draft.note, { bodyValue, motivation: bodyValue.trim() ? "commenting" : "highlighting" }),
        );
        await close();
      }}
      onClose={async (unsaved) => {
        if (!unsaved) await background.dropDraft(draft.note.id);
        await close();
      }}
    />
  );
}

void open();

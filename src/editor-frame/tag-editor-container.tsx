import { background, type Draft, type EditorAddress } from "../rpc/rpc-contract.ts";
import { TagEditor } from "../ui/tag-editor.tsx";
import { closeEditor } from "./close-editor.ts";

interface Props {
  readonly editor: EditorAddress;
  /** The draft that names the passage. Its note is never saved. */
  readonly draft: Draft;
  readonly tags: readonly string[];
  readonly knownTags: readonly string[];
}

/** Renders a working editor of an attribution's tags. Each change is stored at once. */
export function TagEditorContainer({ editor, draft, tags, knownTags }: Props) {
  const { source, selector } = draft.note.target;
  return (
    <TagEditor
      quote={draft.quote}
      speaker={draft.speaker}
      initial={tags}
      known={knownTags}
      onTag={async (tag, isAdded) =>
        selector ? background.tagAttribution(source, selector, tag, isAdded) : Promise.resolve(tags)
      }
      onClose={async (hasChanged) => {
        await background.discardDraft(draft.note.id).catch(() => undefined);
        await closeEditor(editor, hasChanged ? "saved" : "closed");
      }}
    />
  );
}

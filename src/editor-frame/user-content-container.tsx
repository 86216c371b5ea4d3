import { useEffect } from "preact/hooks";
import type { UserContent } from "../annotation/user-content.ts";
import { background, type EditorAddress } from "../rpc/rpc-contract.ts";
import { UserContentView } from "../ui/user-content.tsx";
import { closeEditor } from "./close-editor.ts";

interface Props {
  readonly frame: EditorAddress;
  readonly content: UserContent;
}

/** Renders the user's own content in a card. A click on a note opens its editor; Escape closes the card. */
export function UserContentContainer({ frame, content }: Props) {
  useEffect(() => {
    const control = new AbortController();
    const pressed = ({ key }: KeyboardEvent) => {
      if (key === "Escape") void closeEditor(frame, "closed");
    };
    document.addEventListener("keydown", pressed, { signal: control.signal });
    return () => control.abort();
  }, [frame]);
  return (
    <UserContentView
      content={content}
      // If the page has gone meanwhile, there is no editor to open.
      onEdit={(note) => void background.editNote(frame, note.id).catch(() => undefined)}
    />
  );
}

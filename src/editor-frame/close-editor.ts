import { background, type EditorAddress, type EditorOutcome } from "../rpc/rpc-contract.ts";

/** Ends an editor: its page takes the frame away, and an editor in a window of its own closes it. */
export async function closeEditor(editor: EditorAddress, outcome: EditorOutcome): Promise<void> {
  await background.closeEditor(editor, outcome).catch(() => undefined);
  if (window === window.top) close();
}

import { background, type EditorAddress, type EditorOutcome } from "../rpc/rpc-contract.ts";

/** Closes an editor: the page removes its frame, or a separate editor window closes itself. */
export async function closeEditor(editor: EditorAddress, outcome: EditorOutcome): Promise<void> {
  await background.closeEditor(editor, outcome).catch(() => undefined);
  if (window === window.top) close();
}

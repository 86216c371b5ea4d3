import type { EditorAddress } from "./rpc-contract.ts";

/** The fragment of an editor frame's address: what it writes, and where it was opened. */
export function formatEditorHash({ kind, id, tabId, frameId }: EditorAddress): string {
  return `#${[kind, id, tabId, frameId].join("/")}`;
}

/** The inverse: the editor that a frame's address names, or nothing. */
export function parseEditorHash(hash: string): EditorAddress | undefined {
  const [kind, id, tabId, frameId] = hash.slice(1).split("/");
  if ((kind !== "note" && kind !== "correction" && kind !== "card") || !id) return undefined;
  return { kind, id, tabId: Number(tabId), frameId: Number(frameId) };
}

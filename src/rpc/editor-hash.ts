import type { EditorAddress } from "./rpc-contract.ts";

/** Returns the fragment of an editor frame's URL: what it edits, and where it was opened. */
export function formatEditorHash({ kind, id, tabId, frameId }: EditorAddress): string {
  return `#${[kind, id, tabId, frameId].join("/")}`;
}

/** Parses the fragment of an editor frame's URL. Returns undefined if it is invalid. */
export function parseEditorHash(hash: string): EditorAddress | undefined {
  const [kind, id, tabId, frameId] = hash.slice(1).split("/");
  if (!isEditorKind(kind) || !id) return undefined;
  return { kind, id, tabId: Number(tabId), frameId: Number(frameId) };
}

function isEditorKind(kind: string | undefined): kind is EditorAddress["kind"] {
  return kind === "note" || kind === "correction" || kind === "tags" || kind === "card";
}

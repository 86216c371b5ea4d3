import type { CoderDecision } from "../annotation/coder-decision.ts";
import { pageKey } from "../annotation/page-url.ts";
import { readTx, type Store, type Writable } from "./open-store.ts";
import type { StoredDecision } from "./store-shape.ts";
import type { UndoDecision } from "./undo-record.ts";

/** The object store of the decisions of coders, in an open transaction. */
type Decisions = Pick<Writable<"coderDecisions">, "get" | "put" | "delete">;

/** Writes a decision within an open transaction. Every write of a decision goes through this function. */
export async function writeDecision(decisions: Decisions, decision: CoderDecision): Promise<void> {
  await decisions.put({ ...decision, pageKey: pageKey(decision.record.target.source) });
}

/** Returns the decision with this id. */
export function getCoderDecision(store: Store, id: string): Promise<CoderDecision | undefined> {
  return readTx(store, "coderDecisions", async (decisions) => toCoderDecision(await decisions.get(id)));
}

/** Returns all decisions of other coders and all replaced ones of the user. */
export function listCoderDecisions(store: Store): Promise<CoderDecision[]> {
  return readTx(store, "coderDecisions", async (decisions) =>
    (await decisions.getAll()).map((one) => toCoderDecision(one)),
  );
}

/** Returns the decisions of other coders, and the replaced ones of the user, on the page with this key. */
export function coderDecisionsForPage(store: Store, key: string): Promise<CoderDecision[]> {
  return readTx(store, "coderDecisions", async (decisions) =>
    (await decisions.index("pageKey").getAll(key)).map((one) => toCoderDecision(one)),
  );
}

/** Restores the earlier version of one decision. Returns whether it has not changed since. */
export async function revertDecision(decisions: Decisions, { id, after, before }: UndoDecision): Promise<boolean> {
  const now = await decisions.get(id);
  if (now?.record.modified !== after) return false;
  if (before) await writeDecision(decisions, before);
  else await decisions.delete(id);
  return true;
}

/** Returns the decision without the field that only the store uses. */
export function toCoderDecision(stored: StoredDecision): CoderDecision;
export function toCoderDecision(stored: StoredDecision | undefined): CoderDecision | undefined;
export function toCoderDecision(stored: StoredDecision | undefined): CoderDecision | undefined {
  if (!stored) return undefined;
  const { pageKey: _, ...decision } = stored;
  return decision as CoderDecision;
}

import { pageKey } from "../annotation/page-url.ts";
import { createSerialQueue, type StorageArea } from "./local-storage.ts";

/** The fields by which a draft is found: the note's id and the address of its page. */
interface DraftLike {
  readonly note: { readonly id: string; readonly target: { readonly source: string } };
}

/**
 * Stores unsaved notes. They are kept outside the database, so that text is not lost when the database is full or
 * unavailable.
 */
export interface Drafts<D extends DraftLike> {
  put(draft: D): Promise<void>;
  get(id: string): Promise<D | undefined>;
  ofPage(url: string): Promise<D[]>;
  discard(id: string): Promise<void>;
}

/** The `storage.local` key of the drafts. */
export const DRAFTS_KEY = "drafts";

/** Returns the drafts in `area`. All drafts share one key, because they are few and small. */
export function createDrafts<D extends DraftLike>(area: StorageArea): Drafts<D> {
  const inTurn = createSerialQueue();
  const all = async () => ((await area.get(DRAFTS_KEY))[DRAFTS_KEY] ?? {}) as Record<string, D>;
  const change = (edit: (drafts: Record<string, D>) => void) =>
    inTurn(async () => {
      const drafts = await all();
      edit(drafts);
      await area.set({ [DRAFTS_KEY]: drafts });
    });
  return {
    put: (draft) =>
      change((drafts) => {
        drafts[draft.note.id] = draft;
      }),
    get: async (id) => {
      const drafts = await all();
      return Object.hasOwn(drafts, id) ? drafts[id] : undefined;
    },
    ofPage: async (url) => {
      const key = pageKey(url);
      return Object.values(await all()).filter(({ note }) => pageKey(note.target.source) === key);
    },
    discard: (id) =>
      change((drafts) => {
        delete drafts[id];
      }),
  };
}

import { pageKey } from "../annotation/page-url.ts";
import { createSerialQueue, type StorageArea } from "./local-storage.ts";

/** What a draft must carry so that it can be found again. */
interface DraftLike {
  readonly note: { readonly id: string; readonly target: { readonly source: string } };
}

/** Notes being written. They live beside the database, so that a refused or full database cannot take what was typed. */
export interface Drafts<D extends DraftLike> {
  put(draft: D): Promise<void>;
  get(id: string): Promise<D | undefined>;
  ofPage(url: string): Promise<D[]>;
  discard(id: string): Promise<void>;
}

/** The key under which drafts are kept. */
export const DRAFTS_KEY = "drafts";

/** The drafts kept in `area`, all under one key: there are few, and each is small. */
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

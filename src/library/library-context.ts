import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { StorageArea } from "../store/local-storage.ts";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";
import type { SearchIndexState } from "./use-search-index.ts";

/** Long work, as shown at the foot of the library. */
export interface Task {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

/** What long work is given: tells how far it has come, and ends when the signal does. */
export interface TaskControls {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What work says when it is done; an action of the journal can be taken back. */
export interface TaskResult {
  readonly text: string;
  readonly undo?: string;
}

/** What every view of the library has at hand. */
export interface LibraryContext {
  readonly store: Store;
  readonly area: StorageArea;
  readonly settings: Settings;
  readonly notes: SearchIndexState;
  readonly readouts: SearchIndexState;
  /** Rises whenever something stored has changed, here or in another tab. */
  readonly revision: number;
  /** Does a thing, shows how far it has come, says what came of it, and shows everything again. */
  run(label: string, work: (task: TaskControls) => Promise<TaskResult | undefined>): Promise<void>;
  /** Takes an action of the journal back. */
  undo(id: string): void;
}

const Context = createContext<LibraryContext | undefined>(undefined);

export const LibraryProvider = Context.Provider;

/** What every view of the library has at hand. */
export function useLibrary(): LibraryContext {
  const library = useContext(Context);
  if (!library) throw new Error("This view stands outside the library.");
  return library;
}

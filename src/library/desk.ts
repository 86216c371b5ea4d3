import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { StorageArea } from "../store/local-storage.ts";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";
import type { SearchState } from "./use-search.ts";

/** Long work, as shown at the foot of the library. */
export interface Task {
  readonly words: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

/** What long work is given: tells how far it has come, and ends when the signal does. */
export interface TaskHandle {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What work says when it is done; an action of the journal can be taken back. */
export interface Said {
  readonly words: string;
  readonly undo?: string;
}

/** What every view of the library has at hand. */
export interface Desk {
  readonly store: Store;
  readonly area: StorageArea;
  readonly settings: Settings;
  readonly notes: SearchState;
  readonly readouts: SearchState;
  /** Rises whenever something stored has changed, here or in another tab. */
  readonly edition: number;
  /** Does a thing, shows how far it has come, says what came of it, and shows everything again. */
  run(words: string, work: (task: TaskHandle) => Promise<Said | undefined>): Promise<void>;
  /** Takes an action of the journal back. */
  undo(id: string): void;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export const DeskProvider = DeskContext.Provider;

/** What every view of the library has at hand. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("This view stands outside the library.");
  return desk;
}

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Code } from "../annotation/code-record.ts";
import type { NameDecisions, PersonNames } from "../annotation/person-record.ts";
import type { StorageArea } from "../store/local-storage.ts";
import type { Store } from "../store/open-store.ts";
import type { Settings } from "../store/settings.ts";
import type { SearchIndexState } from "./use-search-index.ts";

/** A long task, as shown at the bottom of the library. */
export interface Task {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

/** The controls of a long task: a callback for its progress, and a signal that stops it. */
export interface TaskControls {
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The message about a finished task. `undo` is the id of its journal entry, or a function that undoes it, if it can be
 * undone.
 */
export interface TaskResult {
  readonly text: string;
  readonly undo?: string | (() => Promise<unknown>);
}

/** The data and functions that all views of the library share. */
export interface LibraryContext {
  readonly store: Store;
  readonly area: StorageArea;
  readonly settings: Settings;
  readonly notes: SearchIndexState;
  readonly readouts: SearchIndexState;
  /** Opened when the view of attributions is first shown. */
  readonly attributions: SearchIndexState;
  /** The user's decisions about names, and the names that are shown by them. */
  readonly decisions: NameDecisions;
  readonly people: PersonNames;
  /** The codebook. */
  readonly codes: readonly Code[];
  /** Revision counter: incremented whenever stored data changes in this or another tab. */
  readonly revision: number;
  /** Runs a task, shows its progress and its result, and refreshes all views. */
  run(label: string, work: (task: TaskControls) => Promise<TaskResult | undefined>): Promise<void>;
  /** Undoes an action of the journal by its id, or by the function that the action has returned. */
  undo(action: string | (() => Promise<unknown>)): void;
}

const Context = createContext<LibraryContext | undefined>(undefined);

export const LibraryProvider = Context.Provider;

/** Returns the data and functions that all views of the library share. */
export function useLibrary(): LibraryContext {
  const library = useContext(Context);
  if (!library) throw new Error("This view stands outside the library.");
  return library;
}

import type { InputDocument } from "./read-inputs.ts";

/**
 * What a worker returns for a document: the printed analysis, a page for an export, a page with a note for each
 * attribution, or its claims for phrases.
 */
export type ResultKind = "analysis" | "page" | "notes" | "claims";

/** A document for a worker. */
export interface WorkerTask {
  readonly kind: ResultKind;
  readonly input: InputDocument;
  /** The moment to record as the time of reading. */
  readonly capturedAt: string;
}

/** A worker's answer. */
export interface WorkerResult {
  /** The result as one line of JSON without the line break. */
  readonly line: string;
  /** The number of words of the text. */
  readonly words: number;
  readonly isError: boolean;
}

/** Returns the line for a document that could not be analysed. */
export function errorResult({ key, id }: InputDocument, error: string): WorkerResult {
  return { line: JSON.stringify({ [key]: id, error }), words: 0, isError: true };
}

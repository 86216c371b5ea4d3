import { say } from "../locale/say.ts";

/** What an error says to the reader. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What is said in a page whose script was cut off by an update of the extension. */
export function reloadWords(): string {
  return say("page_reload");
}

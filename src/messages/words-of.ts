import { say } from "../locale/say.ts";

export { wordsOf } from "../locale/user-error.ts";

/** What is said in a page whose script was cut off by an update of the extension. */
export function reloadWords(): string {
  return say("page_reload");
}

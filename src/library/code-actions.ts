import {
  addCode,
  type Code,
  type CodeFields,
  joinCodes,
  moveCode,
  removeCode,
  updateCode,
} from "../annotation/code-record.ts";
import { t } from "../locale/i18n.ts";
import { replaceCodeTag } from "../store/code-actions.ts";
import { editCodes } from "../store/codes-store.ts";
import type { LibraryContext } from "./library-context.ts";

type CodesEdit = (codes: readonly Code[]) => readonly Code[];

/** Changes the codebook, and tells the result with a button that undoes it. */
function run(library: LibraryContext, subject: string, text: string, edit: CodesEdit): Promise<void> {
  return library.run(t("saving"), async () => {
    const undo = await editCodes(library.store, subject, edit);
    return undo && { text, undo: undo.id };
  });
}

/** Adds a code. */
export function runAddCode(library: LibraryContext, fields: CodeFields): Promise<void> {
  return run(library, fields.name, t("code_added", { name: fields.name }), (codes) => addCode(codes, fields));
}

/** Changes a code. With another name, its tag is replaced wherever it is used. */
export function runUpdateCode(library: LibraryContext, code: Code, fields: CodeFields): Promise<void> {
  const edit: CodesEdit = (codes) => updateCode(codes, code.id, fields);
  const text = t("code_changed", { name: fields.name });
  if (fields.name === code.name) return run(library, code.name, text, edit);
  return runReplace(library, { from: code.name, to: fields.name }, text, edit);
}

/** Moves a code before the previous or after the next one. */
export function runMoveCode(library: LibraryContext, { id, name }: Code, by: 1 | -1): Promise<void> {
  return run(library, name, t("code_moved", { name }), (codes) => moveCode(codes, id, by));
}

/** Deletes a code. Its tag stays where it is used. */
export function runRemoveCode(library: LibraryContext, { id, name }: Code, uses: number): Promise<void> {
  return run(library, name, t("code_deleted", { name, count: uses }), (codes) => removeCode(codes, id));
}

/** Merges a code into another one, whose tag takes the place of the first one's. */
export function runJoinCodes(library: LibraryContext, from: Code, into: Code): Promise<void> {
  const text = t("codes_merged", { name: into.name, other: from.name });
  return runReplace(library, { from: from.name, to: into.name }, text, (codes) => joinCodes(codes, from.id, into.id));
}

function runReplace(
  library: LibraryContext,
  names: { readonly from: string; readonly to: string },
  text: string,
  edit: CodesEdit,
): Promise<void> {
  return library.run(t("tagging"), async (task) => {
    const { undo, isComplete } = await replaceCodeTag(library.store, names, edit, task);
    return { text: text + (isComplete ? "" : ` ${t("stopped")}`), ...(undo.count > 0 && { undo: undo.id }) };
  });
}

import { joinNames, renamePerson, separateNames } from "../annotation/person-record.ts";
import { t } from "../locale/i18n.ts";
import { editNameDecisions } from "../store/people-store.ts";
import type { LibraryContext } from "./library-context.ts";

type Edit = Parameters<typeof editNameDecisions>[2];

/** Changes the decisions about names, and shows the result with a button that undoes it. */
function run(library: LibraryContext, subject: string, text: string, edit: Edit): Promise<void> {
  return library.run(t("saving"), async () => {
    const undo = await editNameDecisions(library.store, subject, edit);
    return undo && { text, undo: undo.id };
  });
}

/** Merges two names into one person, who is shown as `name` if neither name was merged before. */
export function runJoinNames(library: LibraryContext, name: string, other: string): Promise<void> {
  const text = t("people_merged", { name, other });
  return run(library, name, text, (decisions) => joinNames(decisions, [name, other]));
}

/** Stores that two names belong to different persons, so that they are not suggested again. */
export function runSeparateNames(library: LibraryContext, name: string, other: string): Promise<void> {
  return run(library, name, t("people_separated"), (decisions) => separateNames(decisions, [name, other]));
}

/** Removes a name from the person who is shown as `name`. */
export function runRemoveName(library: LibraryContext, name: string, removed: string): Promise<void> {
  const text = t("people_removed", { name: removed });
  return run(library, name, text, (decisions) => separateNames(decisions, [name, removed]));
}

/** Changes the name that is shown for a person. */
export function runRenamePerson(library: LibraryContext, name: string, shown: string): Promise<void> {
  const text = t("people_renamed", { name: shown });
  return run(library, shown, text, (decisions) => renamePerson(decisions, name, shown));
}

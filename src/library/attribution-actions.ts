import type { Act } from "../engine/analysis.ts";
import { t } from "../locale/i18n.ts";
import { type AttributionChange, changeAttributions } from "../store/attribution-actions.ts";
import type { LibraryContext } from "./library-context.ts";
import { notifyPagesChanged } from "./note-actions.ts";

/** Changes attributions and notifies the pages that show them. The change can be undone. */
function run(library: LibraryContext, ids: readonly string[], change: AttributionChange): Promise<void> {
  return library.run(labelOf(change), async (task) => {
    const { undo, urls, isComplete } = await changeAttributions(library.store, ids, change, {
      ...task,
      coder: library.settings.coder,
    });
    if (change.kind === "act" || change.kind === "speakers" || change.kind === "tag") await notifyPagesChanged(urls);
    const stopped = isComplete ? "" : ` ${t("stopped")}`;
    return { text: resultOf(change, undo.count) + stopped, ...(undo.count > 0 && { undo: undo.id }) };
  });
}

function labelOf({ kind }: AttributionChange): string {
  if (kind === "tag") return t("tagging");
  return t(kind === "check" ? "checking" : "correcting");
}

function resultOf(change: AttributionChange, count: number): string {
  if (change.kind === "check")
    return t(change.isChecked ? "attributions_checked" : "attributions_unchecked", { count });
  if (change.kind !== "tag") return t("attributions_corrected", { count });
  return t(change.isAdded ? "attributions_tagged" : "attributions_untagged", { count, tag: change.tag });
}

/** Marks attributions as checked, or as not checked. */
export function runCheck(library: LibraryContext, ids: readonly string[], isChecked: boolean): Promise<void> {
  return run(library, ids, { kind: "check", isChecked });
}

/** Adds a tag to attributions, or removes it from them. */
export function runTagAttributions(
  library: LibraryContext,
  ids: readonly string[],
  tag: string,
  isAdded: boolean,
): Promise<void> {
  return run(library, ids, { kind: "tag", tag, isAdded });
}

/** Corrects the act of attributions. */
export function runSetAct(library: LibraryContext, ids: readonly string[], act: Act): Promise<void> {
  return run(library, ids, { kind: "act", act });
}

/** Corrects the speaker of attributions. */
export function runSetSpeaker(library: LibraryContext, ids: readonly string[], speaker: string): Promise<void> {
  return run(library, ids, { kind: "speakers", speakers: [speaker] });
}

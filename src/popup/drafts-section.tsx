import { updateNote } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { background, type Draft } from "../rpc/rpc-contract.ts";
import type { ReadablePage, RunAction } from "./run-action.ts";

/** Drafts with text that is not saved. */
export function DraftsSection({ open: { drafts }, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  if (drafts.length === 0) return null;
  const keep = (draft: Draft) => async () => {
    await background.saveNote(updateNote(draft.note, { motivation: "commenting" }));
    return t("note_saved");
  };
  return (
    <section aria-label={t("drafts_label")}>
      <h2 class="section-head">{t("drafts_title")}</h2>
      <ul class="notes">
        {drafts.map((draft) => (
          <li key={draft.note.id} class="note">
            <p class="note-body" dir="auto">
              {draft.note.bodyValue}
            </p>
            <div class="note-foot">
              <button type="button" class="button primary" onClick={() => run(keep(draft))}>
                {t("draft_save")}
              </button>
              <button type="button" class="button" onClick={() => run(() => background.discardDraft(draft.note.id))}>
                {t("draft_discard")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

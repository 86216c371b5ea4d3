import type { CorrectionInfo } from "../annotation/apply-corrections.ts";
import type { Note } from "../annotation/note.ts";
import type { UserContent } from "../annotation/user-content.ts";
import { t } from "../locale/i18n.ts";
import { ActBadge } from "./act-badge.tsx";
import { Icon } from "./icon.tsx";
import { ifTrusted } from "./if-trusted.ts";

interface Props {
  readonly content: UserContent;
  readonly onEdit: (note: Note) => void;
}

/**
 * Shows the user's notes and correction at a position in a page. This part of a card is in the extension's own frame.
 */
export function UserContentView({ content: { notes, correction }, onEdit }: Props) {
  return (
    <div class="user-content">
      {correction && (
        <section class="corrected">
          <p class="message">
            <Icon name="edit" /> {correctionLabel(correction.info)}
          </p>
          {(correction.speakers || correction.act) && (
            <h1 class="speaker">
              {correction.speakers && <bdi>{correction.speakers.join(", ") || t("speaker_unnamed")}</bdi>}
              {correction.act && <ActBadge act={correction.act} />}
            </h1>
          )}
        </section>
      )}
      {notes.map((note) => (
        <button
          key={note.id}
          class="card-note"
          type="button"
          dir="auto"
          title={t("edit_note")}
          onClick={ifTrusted(() => onEdit(note))}
        >
          <Icon name="note" />
          <span>{note.bodyValue || t("note_without_text")}</span>
          {note.tags.length > 0 && <span class="card-tags">{note.tags.join(" · ")}</span>}
        </button>
      ))}
    </div>
  );
}

/** Returns a description of the user's correction of an attribution. */
export function correctionLabel({ changed, isAdded, isHidden }: CorrectionInfo): string {
  const corrected = isAdded
    ? t("added_by_you")
    : changed.length > 0
      ? t("corrected_by_you", { parts: changed.map((one) => t(`corrected_${one}`)).join(", ") })
      : "";
  return [corrected, isHidden && t("highlights_hidden")].filter(Boolean).join(" · ");
}

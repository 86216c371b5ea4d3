import type { CorrectionInfo } from "../annotation/apply-corrections.ts";
import type { Note } from "../annotation/note.ts";
import type { UserContent } from "../annotation/user-content.ts";
import { t } from "../locale/i18n.ts";
import { ActSign } from "./act-sign.tsx";
import { Icon } from "./icon.tsx";
import { trusted } from "./trusted.ts";

interface Props {
  readonly words: UserContent;
  readonly onEdit: (note: Note) => void;
}

/** What the user has written and corrected at a place of a page: the part of a card that stands in the extension's own frame. */
export function UserWordsView({ words: { notes, correction }, onEdit }: Props) {
  return (
    <div class="user-words">
      {correction && (
        <section class="corrected">
          <p class="message">
            <Icon name="edit" /> {correctionWords(correction.info)}
          </p>
          {(correction.speakers || correction.act) && (
            <h1 class="speaker">
              {correction.speakers && <bdi>{correction.speakers.join(", ") || t("speaker_unnamed")}</bdi>}
              {correction.act && <ActSign act={correction.act} />}
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
          onClick={trusted(() => onEdit(note))}
        >
          <Icon name="note" />
          <span>{note.bodyValue || t("no_words")}</span>
          {note.tags.length > 0 && <span class="card-tags">{note.tags.join(" · ")}</span>}
        </button>
      ))}
    </div>
  );
}

/** What the user has said of an attribution, in words. */
export function correctionWords({ changed, isAdded, isHidden }: CorrectionInfo): string {
  const corrected = isAdded
    ? t("marked_by_you")
    : changed.length > 0
      ? t("corrected_by_you", { parts: changed.map((one) => t(`corrected_${one}`)).join(", ") })
      : "";
  return [corrected, isHidden && t("marks_hidden")].filter(Boolean).join(" · ");
}

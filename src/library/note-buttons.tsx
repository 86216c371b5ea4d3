import type { Note } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { isWebUrl, passageLink } from "./links.ts";

interface Props {
  readonly note: Note;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** Shows the buttons that open the passage of a note on its page, edit the note, and move it to the trash. */
export function NoteButtons({ note, onEdit, onDelete }: Props) {
  return (
    <>
      {isWebUrl(note.target.source) && (
        <a class="icon-button" href={passageLink(note)} target="_blank" rel="noreferrer" title={t("open_passage")}>
          <Icon name="open" />
        </a>
      )}
      <button type="button" class="icon-button" title={t("edit_note")} onClick={onEdit}>
        <Icon name="edit" />
      </button>
      <button type="button" class="icon-button" title={t("delete_note")} onClick={onDelete}>
        <Icon name="remove" />
      </button>
    </>
  );
}

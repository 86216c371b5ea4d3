import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { trusted } from "./trusted.ts";

interface Props {
  readonly onNote: () => void;
  readonly onMark: () => void;
  readonly onClose: () => void;
}

/** The small bar beside selected text: a note on it, an attribution that the engine missed, and its dismissal. */
export function SelectionBar({ onNote, onMark, onClose }: Props) {
  return (
    <div class="bar" role="toolbar" aria-label="Note Verbale">
      <button type="button" class="button" onClick={trusted(onNote)}>
        <Icon name="note" /> {t("add_note")}
      </button>
      <button type="button" class="button" onClick={trusted(onMark)}>
        <Icon name="mark" /> {t("mark_said")}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t("dismiss")}
        title={t("dismiss")}
        onClick={trusted(onClose)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

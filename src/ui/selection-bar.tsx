import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { ifTrusted } from "./if-trusted.ts";

interface Props {
  readonly onNote: () => void;
  readonly onHighlight: () => void;
  readonly onCopy: () => void;
  readonly onMarkAttribution: () => void;
  readonly onClose: () => void;
}

/**
 * Shows a small toolbar beside selected text, with buttons to add a note, to highlight the text without a note, to copy
 * it with its source, to mark an attribution that the engine missed, and to close the toolbar.
 */
export function SelectionBar({ onNote, onHighlight, onCopy, onMarkAttribution, onClose }: Props) {
  return (
    <div class="bar" role="toolbar" aria-label="Note Verbale">
      <button type="button" class="button" onClick={ifTrusted(onNote)}>
        <Icon name="note" /> {t("add_note")}
      </button>
      <button type="button" class="button" onClick={ifTrusted(onHighlight)}>
        {t("highlight_selection")}
      </button>
      <button type="button" class="button" title={t("copy_selection")} onClick={ifTrusted(onCopy)}>
        <Icon name="copy" /> {t("copy")}
      </button>
      <button type="button" class="button" onClick={ifTrusted(onMarkAttribution)}>
        <Icon name="mark" /> {t("mark_said")}
      </button>
      <button type="button" class="icon-button" title={t("dismiss")} onClick={ifTrusted(onClose)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

import { Icon } from "./icon.tsx";

/** The small bar beside selected text: one button, one dismissal. */
export function SelectionBar({ onNote, onClose }: { readonly onNote: () => void; readonly onClose: () => void }) {
  return (
    <div class="bar" role="toolbar" aria-label="Note Verbale">
      <button type="button" class="button" onClick={(event) => event.isTrusted && onNote()}>
        <Icon name="note" /> Add note
      </button>
      <button type="button" class="icon-button" aria-label="Dismiss" onClick={(event) => event.isTrusted && onClose()}>
        <Icon name="close" />
      </button>
    </div>
  );
}

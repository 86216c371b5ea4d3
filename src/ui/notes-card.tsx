import type { ComponentChildren } from "preact";
import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { ifTrusted } from "./if-trusted.ts";

interface Props {
  /** The frame with the notes. */
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/**
 * Shows the card for notes that are not on an attribution. Scripts of the page can read the card, so the notes are in a
 * frame.
 */
export function NotesCard({ children, onClose }: Props) {
  return (
    <section class="card notes-card" role="dialog" aria-label={t("card_notes")} tabIndex={-1}>
      {children}
      <button type="button" class="icon-button" title={t("close")} onClick={ifTrusted(onClose)}>
        <Icon name="close" />
      </button>
    </section>
  );
}

import { t } from "../locale/i18n.ts";
import { ifTrusted } from "./if-trusted.ts";

interface Props {
  readonly onContinue: () => void;
  readonly onOpenWindow: () => void;
}

/** Covers an editor after the page has taken the keyboard focus from it. */
export function KeyboardLostCover({ onContinue, onOpenWindow }: Props) {
  return (
    <div class="cover" role="alert">
      <p class="cover-heading">{t("keyboard_taken")}</p>
      <p>{t("keyboard_taken_text")}</p>
      <div class="cover-actions">
        <button type="button" class="button primary" onClick={ifTrusted(onContinue)}>
          {t("continue_here")}
        </button>
        <button type="button" class="button" onClick={ifTrusted(onOpenWindow)}>
          {t("open_window")}
        </button>
      </div>
    </div>
  );
}

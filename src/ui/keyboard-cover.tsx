import { t } from "../locale/i18n.ts";
import { trusted } from "./trusted.ts";

interface Props {
  readonly onGoOn: () => void;
  readonly onWindow: () => void;
}

/** What covers an editor after the page has taken the keyboard from it. */
export function KeyboardCover({ onGoOn, onWindow }: Props) {
  return (
    <div class="cover" role="alert">
      <p class="cover-title">{t("keys_taken")}</p>
      <p>{t("keys_taken_words")}</p>
      <div class="cover-ways">
        <button type="button" class="button primary" onClick={trusted(onGoOn)}>
          {t("go_on_here")}
        </button>
        <button type="button" class="button" onClick={trusted(onWindow)}>
          {t("open_window")}
        </button>
      </div>
    </div>
  );
}

import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { trusted } from "./trusted.ts";

/** What can be done about a message, such as undoing what it tells of. */
export interface Answer {
  readonly label: string;
  readonly onPress: () => void;
}

interface Props {
  readonly message: string;
  readonly answer?: Answer | undefined;
  readonly onClose: () => void;
}

/** A few words in place of the card: what was done or went wrong, and what can be done about it. */
export function WordsCard({ message, answer, onClose }: Props) {
  return (
    <div class="card words">
      <p role="alert">{message}</p>
      {answer && (
        <button type="button" class="button" onClick={trusted(answer.onPress)}>
          {answer.label}
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t("close")}
        title={t("close")}
        onClick={trusted(onClose)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

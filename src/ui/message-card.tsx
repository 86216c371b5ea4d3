import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { ifTrusted } from "./if-trusted.ts";

/** An action that a message offers, such as undoing what it reports. */
export interface MessageAction {
  readonly label: string;
  readonly onPress: () => void;
}

interface Props {
  readonly message: string;
  readonly action?: MessageAction | undefined;
  readonly onClose: () => void;
}

/** Shows a short message instead of the card: what was done or what went wrong, and what the user can do about it. */
export function MessageCard({ message, action, onClose }: Props) {
  return (
    <div class="card words">
      <p role="alert">{message}</p>
      {action && (
        <button type="button" class="button" onClick={ifTrusted(action.onPress)}>
          {action.label}
        </button>
      )}
      <button type="button" class="icon-button" title={t("close")} onClick={ifTrusted(onClose)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

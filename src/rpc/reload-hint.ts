import { t } from "../locale/i18n.ts";

export { errorText } from "../locale/user-error.ts";

/** Returns the message for a page whose script was disconnected by an update of the extension. */
export function reloadHint(): string {
  return t("page_reload");
}

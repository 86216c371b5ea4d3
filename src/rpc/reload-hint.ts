import { t } from "../locale/i18n.ts";

export { errorText } from "../locale/user-error.ts";

/** What is said in a page whose script was cut off by an update of the extension. */
export function reloadHint(): string {
  return t("page_reload");
}

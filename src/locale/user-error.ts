import { t } from "./i18n.ts";

/** An error whose message is written for the user, in the current language. */
export class UserError extends Error {
  override readonly name: string = "UserError";
}

/**
 * Returns the message of an error for the user. Errors that were not written for users, such as the browser's own,
 * get a general message.
 */
export function errorText(error: unknown): string {
  return error instanceof UserError ? error.message : t("unexpected");
}

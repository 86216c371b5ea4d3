import { t } from "./i18n.ts";

/** An error whose message is written for the user, in the language now spoken. */
export class UserError extends Error {
  override readonly name: string = "UserError";
}

/** Returns what an error says to the user; one that was not written for users, as the browser's own, is put in general words. */
export function errorText(error: unknown): string {
  return error instanceof UserError ? error.message : t("unexpected");
}

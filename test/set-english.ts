import english from "../src/_locales/en/messages.json";
import { setLanguage } from "../src/locale/i18n.ts";

/** Sets English as the language of code that is tested without its page, as the product does by default. */
export function setEnglish(): void {
  setLanguage("en", (name) => (english as Readonly<Record<string, { readonly message: string }>>)[name]?.message);
}

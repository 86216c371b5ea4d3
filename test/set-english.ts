import english from "../src/_locales/en/messages.json";
import { setLanguage } from "../src/locale/i18n.ts";

/** Makes what is tested without its page speak English, as the product does where nothing else is chosen. */
export function setEnglish(): void {
  setLanguage("en", (name) => (english as Readonly<Record<string, { readonly message: string }>>)[name]?.message);
}

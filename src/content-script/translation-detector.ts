import { pageKey } from "../annotation/page-url.ts";
import { documentLanguage } from "./document-language.ts";

/**
 * Traces that translators leave in a page: Chromium's and Google's class and elements, Edge's attribute, Yandex's
 * elements.
 */
const TRANSLATION_SELECTORS =
  "html.translated-ltr, html.translated-rtl, font[style*=inherit] > font[style*=inherit], [_msttexthash], ya-tr-span";

/** The first URL at which the page declared a language, and that language. */
interface PageLanguage {
  readonly key: string;
  readonly language: string;
}

/**
 * Detects whether the page's text is a machine translation. Firefox leaves no trace except a changed language, which
 * the page's own script changes only together with the URL.
 */
export class TranslationDetector {
  private first = pageLanguage();

  isTranslated(): boolean {
    const now = pageLanguage();
    if (this.first.key !== now.key || this.first.language === "") this.first = now;
    const isOther = now.language !== "" && now.language !== this.first.language;
    return (
      isOther || location.hostname.endsWith(".translate.goog") || document.querySelector(TRANSLATION_SELECTORS) !== null
    );
  }
}

function pageLanguage(): PageLanguage {
  const [language = ""] = documentLanguage().toLowerCase().split("-");
  return { key: pageKey(location.href), language };
}

import { pageKey } from "../annotation/page-url.ts";

/**
 * What browsers and their helpers leave in a page that they translate: Chromium's and Google's class and elements, Edge's
 * attribute, Yandex's elements.
 */
const TRANSLATION_SELECTORS =
  "html.translated-ltr, html.translated-rtl, font[style*=inherit] > font[style*=inherit], [_msttexthash], ya-tr-span";

/** The address that the page was first seen at with a language, and that language. */
interface PageLanguage {
  readonly key: string;
  readonly language: string;
}

/**
 * Tells whether the words of the page are a program's translation. Firefox leaves no sign but another language, which the
 * page's own script changes only with the address.
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
  const [language = ""] = document.documentElement.lang.toLowerCase().split("-");
  return { key: pageKey(location.href), language };
}

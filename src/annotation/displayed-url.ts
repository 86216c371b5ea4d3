import { pageKey } from "./page-url.ts";

/** Scheme with host and port, path, and query of the key of a page. */
const URL_PATTERN = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)(\?[^#]*)?/;

/**
 * Whether a script of a document can put `after` in the address bar in place of `before` without loading anything, as
 * `history.pushState` does: another path or query of the same site, of a file only another query or fragment. Compared is what
 * the pages are kept under, so that no other way to write an address leads to another site's notes.
 */
export function canDisplay(before: string, after: string): boolean {
  const [from, to] = [URL_PATTERN.exec(pageKey(before)), URL_PATTERN.exec(pageKey(after))];
  if (!from || !to || from[1] !== to[1]) return false;
  if (/^https?:/.test(from[1] ?? "")) return true;
  return from[2] === to[2] && (from[1]?.startsWith("file:") === true || from[3] === to[3]);
}

/** What the browser tells of a document: the address that it was loaded from, and the one that is shown, if that is told. */
export interface DocumentUrls {
  readonly loaded: string;
  readonly displayed: string | undefined;
}

/**
 * Whether a document is the page at an address. Without the address that is shown, any that it can show is taken for it: then
 * the site is known, and which of its pages this is only the document can tell.
 */
export function isDocumentAt(url: string, { loaded, displayed }: DocumentUrls): boolean {
  if (!canDisplay(loaded, url)) return false;
  // A tab may show the next site already while the last one's script still asks.
  if (displayed === undefined || !canDisplay(loaded, displayed))
    return displayed === undefined || pageKey(url) === pageKey(loaded);
  return [loaded, displayed].some((one) => pageKey(one) === pageKey(url));
}

/** Whether an address names a page, on the web or on this machine, so that what is kept of it can be found and brought back. */
export function isPageUrl(url: string): boolean {
  return /^(?:https?|file):\/\//i.test(url);
}

import { pageKey } from "./page-url.ts";

/** Captures the scheme with host and port, the path, and the query of a page key. */
const URL_PATTERN = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)(\?[^#]*)?/;

/**
 * Returns true if a script in the document can change the address bar from `before` to `after` without loading
 * anything, as `history.pushState` does: to another path or query of the same site or, for a file, to another query or
 * fragment. Page keys are compared, so that no alternative spelling of a URL gives access to another site's notes.
 */
export function canDisplay(before: string, after: string): boolean {
  const [from, to] = [URL_PATTERN.exec(pageKey(before)), URL_PATTERN.exec(pageKey(after))];
  if (!from || !to || from[1] !== to[1]) return false;
  if (/^https?:/.test(from[1] ?? "")) return true;
  return from[2] === to[2] && (from[1]?.startsWith("file:") === true || from[3] === to[3]);
}

/**
 * What the browser reports about a document: the URL that it was loaded from and, if available, the URL that is
 * displayed.
 */
export interface DocumentUrls {
  readonly loaded: string;
  readonly displayed: string | undefined;
}

/**
 * Returns true if a document is the page at a URL. If the displayed URL is unknown, any URL that the document can
 * display is accepted: the site is then certain, and only the document knows which of its pages this is.
 */
export function isDocumentAt(url: string, { loaded, displayed }: DocumentUrls): boolean {
  if (!canDisplay(loaded, url)) return false;
  // The tab may already show another site while the previous page's script still makes calls.
  if (displayed === undefined || !canDisplay(loaded, displayed))
    return displayed === undefined || pageKey(url) === pageKey(loaded);
  return [loaded, displayed].some((one) => pageKey(one) === pageKey(url));
}

/**
 * Returns true if a URL names a page on the web or on this computer, so that the notes stored for it can be found
 * again.
 */
export function isPageUrl(url: string): boolean {
  return /^(?:https?|file):\/\//i.test(url);
}

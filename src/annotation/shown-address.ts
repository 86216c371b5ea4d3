import { pageKey } from "./page-url.ts";

/**
 * Whether a script of a document can put `after` in the address bar in place of `before` without loading anything, as
 * `history.pushState` does: another path or query of the same site, of a file only another query or fragment.
 */
export function canShow(before: string, after: string): boolean {
  if (!URL.canParse(before) || !URL.canParse(after)) return false;
  const [from, to] = [new URL(before), new URL(after)];
  if (from.protocol !== to.protocol || from.host !== to.host) return false;
  if (/^https?:$/.test(from.protocol)) return true;
  return from.pathname === to.pathname && (from.protocol === "file:" || from.search === to.search);
}

/** What the browser tells of a document: the address that it was loaded from, and the one that is shown, if that is told. */
export interface DocumentAddress {
  readonly loaded: string;
  readonly shown: string | undefined;
}

/**
 * Whether a document is the page at an address. Without the address that is shown, any that it can show is taken for it: then
 * the site is known, and which of its pages this is only the document can tell.
 */
export function isPageAt(url: string, { loaded, shown }: DocumentAddress): boolean {
  if (!canShow(loaded, url)) return false;
  // A tab may show the next site already while the last one's script still asks.
  if (shown === undefined || !canShow(loaded, shown)) return shown === undefined || pageKey(url) === pageKey(loaded);
  return [loaded, shown].some((one) => pageKey(one) === pageKey(url));
}

/** Whether an address names a page, on the web or on this machine, so that what is kept of it can be found and brought back. */
export function isAddress(url: string): boolean {
  return URL.canParse(url) && /^(?:https?|file):$/.test(new URL(url).protocol);
}

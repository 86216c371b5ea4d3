/** The common beginning of the storage keys of all pages with notes. */
export const NOTED_PAGE_PREFIX = "noted:";

/**
 * Returns the storage key that records that a page has notes. It consists of origin and path, so that the detector can
 * check it on every page without the code for page keys. Pages that differ only in their query share a key.
 */
export function notedPageKey({ origin, pathname }: { readonly origin: string; readonly pathname: string }): string {
  return NOTED_PAGE_PREFIX + origin + pathname;
}

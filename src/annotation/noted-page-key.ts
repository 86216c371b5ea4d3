/**
 * Where it is kept that a page has notes: by origin and path, which the detector can ask for on every page without code
 * for page keys. Pages that differ only in their query share the place.
 */
export function notedPageKey({ origin, pathname }: { readonly origin: string; readonly pathname: string }): string {
  return `noted:${origin}${pathname}`;
}

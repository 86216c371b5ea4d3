/** What the browser reports about a tab. */
interface ReportedTab {
  readonly url?: string | undefined;
  readonly status?: string | undefined;
}

/**
 * Returns why no script may be injected into a tab now, or undefined if one may. The tab may have navigated since the
 * caller checked it. A new tab is empty, or has no address, until the page that it loads replaces it, and that may be a
 * page of the extension (`ownOrigin` is the beginning of its addresses). A script in such a page would run beside the
 * page's own, and Firefox records an error.
 */
export function unreadableReason(
  { url = "", status }: ReportedTab,
  ownOrigin: string,
): "own page" | "closed page" | undefined {
  if (url.startsWith(ownOrigin)) return "own page";
  const isEmpty = url.startsWith("about:") || (url === "" && status === "loading");
  return isEmpty ? "closed page" : undefined;
}

import { pageKey } from "../annotation/page-url.ts";
import { type LocalArea, serially } from "./local-area.ts";

const inTurn = serially();

/**
 * Where the count of a page's notes is kept: by origin and path, as the detector asks for it on every page without code
 * for page keys. Pages that differ in their query share the place; each has its own count in it.
 */
function placeOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `noted:${origin}${pathname}`;
}

/** Remembers how many notes the page at an address has, so that the detector can tell without waking the background. */
export function rememberNoted(area: LocalArea, url: string, count: number): Promise<void> {
  return inTurn(async () => {
    const place = placeOf(url);
    if (!place) return;
    const counts = countsIn((await area.get(place))[place]);
    if (count > 0) counts.set(pageKey(url), count);
    else counts.delete(pageKey(url));
    if (counts.size > 0) await area.set({ [place]: Object.fromEntries(counts) });
    else await area.remove(place);
  });
}

function countsIn(stored: unknown): Map<string, number> {
  const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  return new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

import { notedPlace } from "../annotation/noted-place.ts";
import { pageKey } from "../annotation/page-url.ts";
import { type LocalArea, serially } from "./local-area.ts";

const inTurn = serially();

/**
 * Remembers how many notes the page at an address has, so that the detector can tell without waking the background. Pages
 * that share a place have each their own count in it.
 */
export function rememberNoted(area: LocalArea, url: string, count: number): Promise<void> {
  return inTurn(async () => {
    if (!URL.canParse(url)) return;
    const place = notedPlace(new URL(url));
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

import { notedPageKey } from "../annotation/noted-page-key.ts";
import { pageKey } from "../annotation/page-url.ts";
import { type LocalArea, serially } from "./local-area.ts";

const inTurn = serially();

/**
 * Remembers how many notes the pages at these addresses have, so that the detector can tell without waking the background.
 * Pages that share a place have each their own count in it. All places are read and written together, however many.
 */
export function rememberNoted(area: LocalArea, noted: ReadonlyMap<string, number>): Promise<void> {
  return inTurn(async () => {
    const urls = [...noted.keys()].filter((url) => URL.canParse(url));
    const places = new Map(urls.map((url) => [url, notedPageKey(new URL(url))]));
    const stored = await area.get([...new Set(places.values())]);
    const counts = new Map<string, Map<string, number>>();
    for (const [url, place] of places) {
      const inPlace = counts.get(place) ?? countsIn(stored[place]);
      counts.set(place, inPlace);
      const count = noted.get(url) ?? 0;
      if (count > 0) inPlace.set(pageKey(url), count);
      else inPlace.delete(pageKey(url));
    }
    const kept = [...counts].filter(([, inPlace]) => inPlace.size > 0);
    if (kept.length > 0)
      await area.set(Object.fromEntries(kept.map(([place, one]) => [place, Object.fromEntries(one)])));
    for (const [place, inPlace] of counts)
      if (inPlace.size === 0 && stored[place] !== undefined) await area.remove(place);
  });
}

function countsIn(stored: unknown): Map<string, number> {
  const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  return new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

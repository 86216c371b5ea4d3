import { pageKey } from "../annotation/page-url.ts";
import type { LocalArea } from "./local-area.ts";

/** The key that says "this page has notes": the detector asks for it on every page, which wakes nothing up. */
export function notedKey(url: string): string {
  return `noted:${pageKey(url)}`;
}

/** Remembers how many notes the page at an address has, for the detector. */
export async function rememberNoted(area: LocalArea, url: string, count: number): Promise<void> {
  if (count > 0) await area.set({ [notedKey(url)]: count });
  else await area.remove(notedKey(url));
}

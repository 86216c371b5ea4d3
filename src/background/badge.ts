import { t, formatNumber } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";

const INK_BLUE = "#1f3a6e";
const WARNING = "#a23b12";

/** Shows on the toolbar how many attributions are marked in a tab, as a number and in words. */
export async function showCount(tabId: number | undefined, count: number, isReadout: boolean): Promise<void> {
  if (tabId === undefined) return;
  const text = count === 0 ? "" : count > 999 ? formatNumber(999) : formatNumber(count);
  const title = count === 0 ? "Note Verbale" : t(isReadout ? "badge_readout" : "badge_page", { count });
  await show(tabId, text, title, INK_BLUE);
}

/** Shows on the toolbar that something asked for outside the popup could not be done, and why. */
export async function showProblem(tabId: number | undefined, error: unknown): Promise<void> {
  if (tabId === undefined) return;
  const words = errorText(error);
  await show(tabId, "!", `Note Verbale: ${words}`, WARNING);
}

/** A tab that closes meanwhile has no badge to set, and nobody to tell. */
async function show(tabId: number, text: string, title: string, color: string): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setBadgeTextColor({ tabId, color: "#ffffff" }).catch(() => undefined);
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab is gone.
  }
}

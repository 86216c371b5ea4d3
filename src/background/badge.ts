import { formatNumber, t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";

const BADGE_COLOR = "#1f3a6e";
const WARNING_COLOR = "#a23b12";

/** Shows on the toolbar how many attributions are marked in a tab, as a number and in words. */
export async function showCount(tabId: number | undefined, count: number, isReadout: boolean): Promise<void> {
  if (tabId === undefined) return;
  const text = count === 0 ? "" : count > 999 ? formatNumber(999) : formatNumber(count);
  const title = count === 0 ? "Note Verbale" : t(isReadout ? "badge_readout" : "badge_page", { count });
  await show(tabId, text, title, BADGE_COLOR);
}

/** Shows on the toolbar that something asked for outside the popup could not be done, and why. */
export async function showError(tabId: number | undefined, error: unknown): Promise<void> {
  if (tabId === undefined) return;
  const message = errorText(error);
  await show(tabId, "!", `Note Verbale: ${message}`, WARNING_COLOR);
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

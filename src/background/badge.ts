import { formatNumber, t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";

const BADGE_COLOR = "#1f3a6e";
const WARNING_COLOR = "#a23b12";

/** Shows on the badge how many attributions are highlighted in a tab, with an explanation in the tooltip. */
export async function showCount(tabId: number | undefined, count: number, isReadout: boolean): Promise<void> {
  if (tabId === undefined) return;
  const text = count === 0 ? "" : count > 999 ? formatNumber(999) : formatNumber(count);
  const title = count === 0 ? "Note Verbale" : t(isReadout ? "badge_readout" : "badge_page", { count });
  await show(tabId, text, title, BADGE_COLOR);
}

/** Shows on the badge that an action outside the popup failed, with the reason in the tooltip. */
export async function showError(tabId: number | undefined, error: unknown): Promise<void> {
  if (tabId === undefined) return;
  const message = errorText(error);
  await show(tabId, "!", `Note Verbale: ${message}`, WARNING_COLOR);
}

/** Sets badge and tooltip. Ignores errors of a tab that was closed in the meantime. */
async function show(tabId: number, text: string, title: string, color: string): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setBadgeTextColor({ tabId, color: "#ffffff" }).catch(() => undefined);
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab was closed.
  }
}

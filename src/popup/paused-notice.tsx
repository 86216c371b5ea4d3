import { t } from "../locale/i18n.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { ReadablePage, RunAction } from "./run-action.ts";

/** Pauses the site of a page and removes the page's highlights, or ends the pause and shows them again. */
export async function setPaused({ host, page, view }: ReadablePage, isPaused: boolean): Promise<string> {
  await background.pauseSite(host, isPaused);
  if (view.status === "highlighted") await page.showHighlights(!isPaused);
  return t(isPaused ? "site_paused" : "site_resumed", { host });
}

/** Shows that the site of the page is paused, and a button that ends the pause. */
export function PausedNotice({ open, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  if (!open.isPaused) return null;
  return (
    <div class="paused">
      <p>
        <strong>{t("paused_on", { host: open.host })}</strong> {t("paused_text")}
      </p>
      <button type="button" class="button" onClick={() => run(() => setPaused(open, false))}>
        {t("set_paused_resume")}
      </button>
    </div>
  );
}

import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { canOpenPanel, isSidePanel, openPanel } from "./popup-or-panel.ts";
import type { RunAction } from "./run-action.ts";

/** From the popup to the panel beside the page, which stays open while reading. */
export function OpenPanelButton({ run }: { readonly run: RunAction }) {
  if (isSidePanel() || !canOpenPanel()) return null;
  return (
    <button type="button" class="icon-button" title={t("panel_open")} onClick={() => run(openPanel)}>
      <Icon name="panel" />
    </button>
  );
}

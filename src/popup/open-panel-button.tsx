import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { canOpenPanel, isSidePanel, openPanel } from "./popup-or-panel.ts";
import type { RunAction } from "./run-action.ts";

/** Shows a button in the popup that opens the side panel, which stays open while the user reads. */
export function OpenPanelButton({ run }: { readonly run: RunAction }) {
  if (isSidePanel() || !canOpenPanel()) return null;
  return (
    <button type="button" class="icon-button" title={t("panel_open")} onClick={() => run(openPanel)}>
      <Icon name="panel" />
    </button>
  );
}

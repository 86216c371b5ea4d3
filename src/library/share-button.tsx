import type { ExportSelection } from "../import-export/export-selection.ts";
import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { useLibrary } from "./library-context.ts";
import { runExport } from "./run-export.ts";

/** Shows a button that saves notes, or readouts with their text, as one HTML file to send or print. */
export function ShareButton({ selection }: { readonly selection: () => ExportSelection }) {
  const library = useLibrary();
  const share = () => {
    const chosen = selection();
    const options = { text: chosen.kind === "readouts" };
    void runExport(library, chosen, { format: "html", options, zipped: false, whole: false });
  };
  return (
    <button type="button" class="button" title={t("share_hint")} onClick={share}>
      <Icon name="open" /> {t("share")}
    </button>
  );
}

import { useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { ExportDialog } from "./export-dialog.tsx";

interface Props {
  /** The kind of the records that are exported. */
  readonly kind: "notes" | "readouts" | "attributions";
  /** Called on a click. Returns the ids of the records to export. */
  readonly ids: () => readonly string[];
  readonly isLink?: boolean;
  readonly disabled?: boolean;
}

/** Shows a button that opens the export dialog for selected records. */
export function ExportButton({ kind, ids, isLink = false, disabled = false }: Props) {
  const [exportedIds, setExportedIds] = useState<readonly string[]>();
  return (
    <>
      <button
        type="button"
        class={isLink ? "link-button" : "button"}
        disabled={disabled}
        onClick={() => setExportedIds(ids())}
      >
        <Icon name="save" /> {t("export_selected")}
      </button>
      {exportedIds && <ExportDialog choice={{ kind, ids: exportedIds }} onClose={() => setExportedIds(undefined)} />}
    </>
  );
}

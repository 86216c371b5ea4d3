import { useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";

interface Props {
  readonly formats: readonly { readonly id: string; readonly title: string }[];
  readonly canExportPage: boolean;
  /** The number of notes written so far; undefined if no export is running. */
  readonly written?: number | undefined;
  readonly onExport: (format: string, what: "page" | "all") => void;
  readonly onStop: () => void;
  /** Opens the view with all export options. */
  readonly onMore: () => void;
}

/** Saves this page or all notes as a file in the selected format, shows the progress, and can be stopped. */
export function ExportBar({ formats, canExportPage, written, onExport, onStop, onMore }: Props) {
  const [format, setFormat] = useState(formats[0]?.id ?? "");
  if (written !== undefined) {
    return (
      <div class="export" role="group" aria-label={t("export_title")}>
        <Icon name="save" />
        <span class="export-words" role="status">
          {t("exporting")} {written > 0 && t("found_notes", { count: written })}
        </span>
        <button type="button" class="button" onClick={onStop}>
          {t("cancel")}
        </button>
      </div>
    );
  }
  return (
    <div class="export" role="group" aria-label={t("export_title")}>
      <select aria-label={t("export_format")} value={format} onChange={(event) => setFormat(event.currentTarget.value)}>
        {formats.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <button type="button" class="button" disabled={!canExportPage} onClick={() => onExport(format, "page")}>
        {t("export_page")}
      </button>
      <button type="button" class="button" onClick={() => onExport(format, "all")}>
        {t("export_notes")}
      </button>
      <button type="button" class="icon-button" title={t("export_more")} onClick={onMore}>
        <Icon name="import-export" />
      </button>
    </div>
  );
}

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

/** The ids of the formats that most users need. They are one click away. */
const COMMON = ["markdown", "csv", "html", "citations"] as const;

/**
 * A button that opens the choice of a format and saves this page or all notes as a file. Shows the progress of the
 * export, which can be stopped.
 */
export function ExportMenu(props: Props) {
  const { written, onStop } = props;
  const [isOpen, open] = useState(false);
  const [format, setFormat] = useState<string>(COMMON[0]);
  if (written !== undefined) {
    return (
      <div class="export" role="group" aria-label={t("export_title")}>
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
    <div class="export">
      <button type="button" class="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        <Icon name="save" /> {t("export_selected")}
      </button>
      {isOpen && <Choices {...props} format={format} onFormat={setFormat} />}
    </div>
  );
}

interface ChoicesProps extends Props {
  readonly format: string;
  readonly onFormat: (format: string) => void;
}

function Choices({ formats, canExportPage, format, onFormat, onExport, onMore }: ChoicesProps) {
  return (
    <>
      <div class="export-row" role="group" aria-label={t("export_common")}>
        {COMMON.map((id) => (
          <button key={id} type="button" class="chip" aria-pressed={format === id} onClick={() => onFormat(id)}>
            {t(`export_short_${id}`)}
          </button>
        ))}
      </div>
      <select aria-label={t("export_format")} value={format} onChange={(event) => onFormat(event.currentTarget.value)}>
        {formats.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <div class="export-row">
        <button type="button" class="button primary" disabled={!canExportPage} onClick={() => onExport(format, "page")}>
          {t("export_page")}
        </button>
        <button type="button" class="button" onClick={() => onExport(format, "all")}>
          {t("export_notes")}
        </button>
      </div>
      <button type="button" class="text-button" onClick={onMore}>
        {t("export_more")}
      </button>
    </>
  );
}

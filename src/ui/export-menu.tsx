import { useId, useState } from "preact/hooks";
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
 * Shows a button that opens a choice of formats, and saves this page or all notes as a file. Shows the progress of the
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
      <div class="export-row">
        {props.canExportPage && (
          <button type="button" class="button" onClick={() => props.onExport("markdown", "page")}>
            <Icon name="save" /> {t("export_as_markdown")}
          </button>
        )}
        <button type="button" class="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {t("export_selected")}
        </button>
      </div>
      {isOpen && <Choices {...props} format={format} onFormat={setFormat} />}
    </div>
  );
}

interface ChoicesProps extends Props {
  /** The format that is chosen among all formats. */
  readonly format: string;
  readonly onFormat: (format: string) => void;
}

function Choices({ formats, canExportPage, format, onFormat, onExport, onMore }: ChoicesProps) {
  return (
    <>
      {canExportPage && <CommonFormats label={t("export_page")} onExport={(id) => onExport(id, "page")} />}
      <CommonFormats label={t("export_notes")} onExport={(id) => onExport(id, "all")} />
      <p class="message">{t("export_other")}</p>
      <select aria-label={t("export_format")} value={format} onChange={(event) => onFormat(event.currentTarget.value)}>
        {formats.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <div class="export-row">
        <button type="button" class="button" disabled={!canExportPage} onClick={() => onExport(format, "page")}>
          {t("export_page")}
        </button>
        <button type="button" class="button" onClick={() => onExport(format, "all")}>
          {t("export_notes")}
        </button>
        <button type="button" class="text-button" onClick={onMore}>
          {t("export_more")}
        </button>
      </div>
    </>
  );
}

interface CommonProps {
  /** What is exported, in words. */
  readonly label: string;
  readonly onExport: (format: string) => void;
}

/** Shows the common formats, each of which saves a file with one click. */
function CommonFormats({ label, onExport }: CommonProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p class="message" id={id}>
        {label}
      </p>
      <div class="export-row">
        {COMMON.map((format) => (
          <button key={format} type="button" class="button" onClick={() => onExport(format)}>
            {t(`export_short_${format}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

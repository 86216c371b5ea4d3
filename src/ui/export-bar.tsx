import { useState } from "preact/hooks";
import { Icon } from "./icon.tsx";

export type ExportFormat = "markdown" | "csv" | "json";

const FORMATS: readonly { readonly format: ExportFormat; readonly label: string }[] = [
  { format: "markdown", label: "Markdown" },
  { format: "csv", label: "CSV (spreadsheet)" },
  { format: "json", label: "JSON (backup)" },
];

interface Props {
  readonly canExportPage: boolean;
  readonly onExport: (format: ExportFormat, what: "page" | "all") => void;
}

/** Saves this page or all notes as a file in the chosen format. */
export function ExportBar({ canExportPage, onExport }: Props) {
  const [format, setFormat] = useState<ExportFormat>("markdown");
  return (
    <div class="export" role="group" aria-label="Export">
      <Icon name="save" />
      <select
        aria-label="Format"
        value={format}
        onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}
      >
        {FORMATS.map((one) => (
          <option key={one.format} value={one.format}>
            {one.label}
          </option>
        ))}
      </select>
      <button type="button" class="button" disabled={!canExportPage} onClick={() => onExport(format, "page")}>
        This page
      </button>
      <button type="button" class="button" onClick={() => onExport(format, "all")}>
        All notes
      </button>
    </div>
  );
}

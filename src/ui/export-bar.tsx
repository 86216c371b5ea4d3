import { useState } from "preact/hooks";
import { say } from "../locale/say.ts";
import { Icon } from "./icon.tsx";

export type ExportFormat = "markdown" | "csv" | "json";

const FORMATS: readonly ExportFormat[] = ["markdown", "csv", "json"];

interface Props {
  readonly canExportPage: boolean;
  readonly onExport: (format: ExportFormat, what: "page" | "all") => void;
}

/** Saves this page or all notes as a file in the chosen format. */
export function ExportBar({ canExportPage, onExport }: Props) {
  const [format, setFormat] = useState<ExportFormat>("markdown");
  return (
    <div class="export" role="group" aria-label={say("export_title")}>
      <Icon name="save" />
      <select
        aria-label={say("export_format")}
        value={format}
        onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}
      >
        {FORMATS.map((one) => (
          <option key={one} value={one}>
            {say(`format_${one}`)}
          </option>
        ))}
      </select>
      <button type="button" class="button" disabled={!canExportPage} onClick={() => onExport(format, "page")}>
        {say("export_page")}
      </button>
      <button type="button" class="button" onClick={() => onExport(format, "all")}>
        {say("export_notes")}
      </button>
    </div>
  );
}

import { useState } from "preact/hooks";
import type { ExportSettings } from "../import-export/export-selection.ts";
import { completeOptions, type Format, type FormatOptions, type OptionField } from "../import-export/format.ts";
import { FORMATS, findFormat } from "../import-export/formats.ts";
import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { useLibrary } from "./library-context.ts";

interface Props {
  /** Whether selected notes are exported, in which case other attributions on their pages can be left out. */
  readonly isOfNotes?: boolean;
  /** Whether only the formats that are tables with a row for each attribution are offered. */
  readonly isTable?: boolean;
  /** Whether the export can contain several pages. */
  readonly isMany: boolean;
  readonly label: string;
  readonly onExport: (order: ExportSettings) => void;
  readonly onCancel?: () => void;
}

/** The format of the last export, which is selected by default in the next one. */
let lastFormat = "markdown";

/** The format of the last export of a table. */
let lastTable = "csv";

/** Shows a form with the settings of an export: the format, its options, and whether each page has its own file. */
export function ExportForm({ isOfNotes = false, isTable = false, isMany, label, onExport, onCancel }: Props) {
  const { settings } = useLibrary();
  const [id, setId] = useState(isTable ? lastTable : lastFormat);
  const [given, setGiven] = useState<FormatOptions>({});
  const [zipped, setZipped] = useState(false);
  const [whole, setWhole] = useState(false);
  if (isTable) lastTable = id;
  else lastFormat = id;
  const formats: readonly Format[] = isTable ? FORMATS.filter((one: Format) => one.isTable === true) : FORMATS;
  const format: Format = findFormat(id) ?? FORMATS[0];
  const options = completeOptions(format, { template: settings.templates[id] ?? "", ...given });
  return (
    <form
      class="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        onExport({ format: id, options, zipped: isMany && zipped, whole });
      }}
    >
      <label class="field">
        {t("export_format")}
        <select class="choice" value={id} onChange={(event) => setId(event.currentTarget.value)}>
          {formats.map((one) => (
            <option key={one.id} value={one.id}>
              {t(one.title)}
            </option>
          ))}
        </select>
      </label>
      <p class="message">{t(format.purpose)}</p>
      {format.options.map((field) => (
        <OptionControl
          key={`${id} ${field.name}`}
          field={field}
          value={options[field.name] ?? field.initial}
          own={settings.templates[id] ?? ""}
          onChange={(value) => setGiven({ ...given, [field.name]: value })}
        />
      ))}
      {isMany && <FilesChoice format={format} zipped={zipped} onChange={setZipped} />}
      {isOfNotes && format.includesFullText !== true && (
        <Check label={t("export_whole")} isOn={whole} onChange={setWhole} />
      )}
      <p class="buttons">
        <button type="submit" class="button primary">
          <Icon name="save" /> {label}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {t("cancel")}
          </button>
        )}
      </p>
    </form>
  );
}

interface FilesProps {
  readonly format: Format;
  readonly zipped: boolean;
  readonly onChange: (zipped: boolean) => void;
}

function FilesChoice({ format, zipped, onChange }: FilesProps) {
  if (format.pages === "file-per-page") return <p class="message">{t("export_zip_always")}</p>;
  return (
    <div class="options">
      {([false, true] as const).map((value) => (
        <label key={String(value)} class="check">
          <input type="radio" name="files" checked={zipped === value} onChange={() => onChange(value)} />
          {t(value ? "export_zip" : "export_one_file")}
        </label>
      ))}
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

interface OptionProps {
  readonly field: OptionField;
  readonly value: string | boolean;
  /** The user's own template for the format; "" if there is none. */
  readonly own: string;
  readonly onChange: (value: string | boolean) => void;
}

function OptionControl({ field, value, own, onChange }: OptionProps) {
  if (field.kind === "switch") return <Check label={t(field.label)} isOn={value === true} onChange={onChange} />;
  if (field.kind === "template") {
    if (own === "") return null;
    return (
      <Check label={t("export_own_template")} isOn={value !== ""} onChange={(isOn) => onChange(isOn ? own : "")} />
    );
  }
  if (field.kind === "choice") {
    return (
      <label class="field">
        {t(field.label)}
        <select class="choice" value={String(value)} onChange={(event) => onChange(event.currentTarget.value)}>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {t(choice.label)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label class="field">
      {t(field.label)}
      <input type="text" value={String(value)} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}

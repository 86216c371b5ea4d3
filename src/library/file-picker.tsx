import { useRef } from "preact/hooks";
import { t } from "../locale/i18n.ts";

interface Props {
  /** The label of the button, which says what the file is for. */
  readonly label: string;
  readonly isReading?: boolean;
  readonly onFile: (file: File) => void;
}

/** A button with which the user chooses a file. The same file can be chosen again. */
export function FilePicker({ label, isReading = false, onFile }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <button type="button" class="button" disabled={isReading} onClick={() => picker.current?.click()}>
        {isReading ? t("import_reading") : t("import_choose")}
      </button>
    </>
  );
}

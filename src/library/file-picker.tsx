import { useRef } from "preact/hooks";
import { t } from "../locale/i18n.ts";

interface FilesProps {
  readonly label: string;
  readonly isFolder?: boolean;
  /** The types that the browser's dialog offers, as in the attribute `accept`. */
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Returns whether the browser lets the user choose a folder. */
export function canChooseFolder(): boolean {
  return "webkitdirectory" in HTMLInputElement.prototype;
}

/** Shows a button with which the user chooses several files, or all files in a folder. */
export function FilesPicker({ label, isFolder = false, accept, onFiles }: FilesProps) {
  const picker = useRef<HTMLInputElement | null>(null);
  return (
    <>
      <input
        ref={(element) => {
          picker.current = element;
          if (element) element.webkitdirectory = isFolder;
        }}
        type="file"
        multiple
        class="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={isFolder ? undefined : accept}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <button type="button" class="button" onClick={() => picker.current?.click()}>
        {label}
      </button>
    </>
  );
}

interface Props {
  /** Says what the file is for. */
  readonly label: string;
  /** Whether the button shows the label, where nothing else around it says what the file is for. */
  readonly isLabelShown?: boolean;
  readonly isReading?: boolean;
  readonly onFile: (file: File) => void;
}

/** Shows a button with which the user chooses a file. The same file can be chosen again. */
export function FilePicker({ label, isLabelShown = false, isReading = false, onFile }: Props) {
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
        {isReading ? t("import_reading") : isLabelShown ? label : t("import_choose")}
      </button>
    </>
  );
}

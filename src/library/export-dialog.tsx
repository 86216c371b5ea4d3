import { useEffect, useId, useRef } from "preact/hooks";
import type { ExportSelection } from "../import-export/export-selection.ts";
import { t } from "../locale/i18n.ts";
import { ExportForm } from "./export-form.tsx";
import { useLibrary } from "./library-context.ts";
import { runExport } from "./run-export.ts";

interface Props {
  readonly choice: Extract<ExportSelection, { ids: readonly string[] }>;
  readonly onClose: () => void;
}

const TITLES = {
  notes: "export_notes_title",
  readouts: "export_readouts_title",
  attributions: "export_attributions_title",
} as const;

/** Shows a dialog that asks how the selected records should be exported. */
export function ExportDialog({ choice, onClose }: Props) {
  const library = useLibrary();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const count = choice.ids.length;
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t(TITLES[choice.kind], { count })}</h2>
      <ExportForm
        isOfNotes={choice.kind === "notes"}
        isTable={choice.kind === "attributions"}
        isMany={count > 1 && choice.kind !== "attributions"}
        label={t("export_title")}
        onExport={(order) => {
          dialog.current?.close();
          void runExport(library, choice, order);
        }}
        onCancel={() => dialog.current?.close()}
      />
    </dialog>
  );
}

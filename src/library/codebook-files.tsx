import { useState } from "preact/hooks";
import { codebookCsv } from "../import-export/codebook-csv.ts";
import { codebookXml } from "../import-export/formats/refi-qda.ts";
import { parseImport } from "../import-export/parse-import.ts";
import { planImport } from "../import-export/plan-import.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { browser } from "../rpc/browser.ts";
import { applyImport } from "../store/write-import.ts";
import { downloadFile } from "../ui/download-file.ts";
import { Icon } from "../ui/icon.tsx";
import { FilePicker } from "./file-picker.tsx";
import { useLibrary } from "./library-context.ts";

/** Buttons that save the codebook in a file, and a field for a file that is added to it. */
export function CodebookFiles() {
  const library = useLibrary();
  const { codes, store } = library;
  const [fault, setFault] = useState("");
  const save = (name: string, type: string, text: string) =>
    void downloadFile({ name, type: `${type};charset=utf-8`, chunks: chunksOf(text) });
  const importFile = async (file: File) => {
    setFault("");
    try {
      const read = parseImport(new Uint8Array(await file.arrayBuffer()), new Date(file.lastModified));
      const found = read.file?.codes ?? [];
      if (!read.file || found.length === 0) {
        setFault(read.file ? t("fault_codebook") : read.error);
        return;
      }
      const { issues } = read.file;
      const only = { notes: [], readouts: [], corrections: [], codes: found, issues };
      const { writes } = await planImport(only, {
        note: () => undefined,
        notesOnPage: () => [],
        readout: () => undefined,
        codes: () => codes,
      });
      await library.run(t("importing"), async (task) => {
        const { undo } = await applyImport(store, writes, file.name, task);
        const refused = issues.length > 0 ? ` ${t("import_refused", { count: issues.length })}` : "";
        return { text: t("imported", { count: undo.count }) + refused, ...(undo.count > 0 && { undo: undo.id }) };
      });
    } catch (error) {
      setFault(errorText(error));
    }
  };
  return (
    <section class="setting" aria-labelledby="codebook-files">
      <h2 id="codebook-files">{t("codebook_files")}</h2>
      <div class="setting-body">
        <p>{t("codebook_files_text")}</p>
        <p class="buttons">
          <button
            type="button"
            class="button"
            disabled={codes.length === 0}
            onClick={() => save("codebook.qdc", "application/xml", codebookXml(codes, versionOfExtension()))}
          >
            <Icon name="save" /> {t("codebook_save_qdc")}
          </button>
          <button
            type="button"
            class="button"
            disabled={codes.length === 0}
            onClick={() => save("codebook.csv", "text/csv", `\ufeff${codebookCsv(codes)}`)}
          >
            <Icon name="save" /> {t("codebook_save_csv")}
          </button>
        </p>
        <FilePicker isLabelShown label={t("codebook_import")} onFile={(file) => void importFile(file)} />
        {fault && (
          <p class="message problem" role="alert">
            {fault}
          </p>
        )}
      </div>
    </section>
  );
}

function versionOfExtension(): string {
  return browser.runtime.getManifest().version;
}

async function* chunksOf(text: string): AsyncGenerator<string> {
  yield text;
}

import { BACKUP_SETTINGS } from "../import-export/export-selection.ts";
import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { AddressesSection } from "./addresses-section.tsx";
import { ExportForm } from "./export-form.tsx";
import { FilesSection } from "./files-section.tsx";
import { ImportSection } from "./import-section.tsx";
import { useLibrary } from "./library-context.ts";
import { runExport } from "./run-export.ts";
import { TemplateSection } from "./template-section.tsx";

/** Shows the view in which the user saves all data in a file, or imports a file after a preview. */
export function ImportExportView() {
  return (
    <div class="narrow">
      <h1>{t("nav_import_export")}</h1>
      <BackupSection />
      <ExportSection />
      <ImportSection />
      <FilesSection />
      <AddressesSection />
      <TemplateSection />
    </div>
  );
}

function BackupSection() {
  const library = useLibrary();
  return (
    <section class="setting" aria-labelledby="backup-title">
      <h2 id="backup-title">{t("backup_title")}</h2>
      <div class="setting-body">
        <p>{t("backup_text")}</p>
        <button
          type="button"
          class="button primary"
          onClick={() => void runExport(library, { kind: "all" }, BACKUP_SETTINGS)}
        >
          <Icon name="save" /> {t("backup_now")}
        </button>
      </div>
    </section>
  );
}

function ExportSection() {
  const library = useLibrary();
  return (
    <section class="setting" aria-labelledby="export-title">
      <h2 id="export-title">{t("export_title")}</h2>
      <div class="setting-body">
        <ExportForm
          isMany
          label={t("export_all")}
          onExport={(order) => void runExport(library, { kind: "all" }, order)}
        />
      </div>
    </section>
  );
}

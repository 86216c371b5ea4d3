import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { AgreementSection } from "./agreement-section.tsx";
import { useDesk } from "./desk.ts";
import { ExportForm } from "./export-form.tsx";
import { BACKUP_ORDER, exportChoice } from "./export-notes.ts";
import { ImportSection } from "./import-section.tsx";
import { TemplateSection } from "./template-section.tsx";

/** Saving everything in a file, and taking a file in after seeing what it would do. */
export function ExchangeView() {
  return (
    <div class="narrow">
      <h1>{t("nav_import_export")}</h1>
      <BackupSection />
      <ExportSection />
      <ImportSection />
      <TemplateSection />
      <AgreementSection />
    </div>
  );
}

function BackupSection() {
  const desk = useDesk();
  return (
    <section class="setting" aria-labelledby="backup-title">
      <h2 id="backup-title">{t("backup_title")}</h2>
      <div class="setting-body">
        <p>{t("backup_words")}</p>
        <button
          type="button"
          class="button primary"
          onClick={() => void exportChoice(desk, { kind: "all" }, BACKUP_ORDER)}
        >
          <Icon name="save" /> {t("backup_now")}
        </button>
      </div>
    </section>
  );
}

function ExportSection() {
  const desk = useDesk();
  return (
    <section class="setting" aria-labelledby="export-title">
      <h2 id="export-title">{t("export_title")}</h2>
      <div class="setting-body">
        <ExportForm
          isMany
          label={t("export_all")}
          onExport={(order) => void exportChoice(desk, { kind: "all" }, order)}
        />
      </div>
    </section>
  );
}

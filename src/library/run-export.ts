import { groupIdsByPage } from "../annotation/attribution-row.ts";
import {
  type ExportSelection,
  type ExportSettings,
  isBackup,
  selectContent,
} from "../import-export/export-selection.ts";
import { passesOf, saveExport } from "../import-export/save-export.ts";
import type { ExportProgress } from "../import-export/stream-export.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { recordBackup } from "../store/backup-reminder.ts";
import { createExportReader } from "../store/export-reader.ts";
import { downloadFile } from "../ui/download-file.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import type { LibraryContext } from "./library-context.ts";

/**
 * Saves a file with the selected records, shows the progress, and can be stopped. A backup of everything is recorded
 * for the reminder.
 */
export function runExport(
  library: LibraryContext,
  selection: ExportSelection,
  settings: ExportSettings,
): Promise<void> {
  return library.run(t("exporting"), async ({ onProgress, signal }) => {
    const total = totalOf(selection, library);
    const counted = selection.kind === "notes" || !("ids" in selection) ? "notes" : "pages";
    const passes = passesOf(settings);
    onProgress(0, total);
    const name = await saveExport(
      await selectContent(createExportReader(library.store, library.area), selection, settings),
      settings,
      {
        version: browser.runtime.getManifest().version,
        onProgress: (done: ExportProgress) => {
          const here = Math.min(total, done[counted]);
          onProgress(Math.floor((done.passes * total + here) / Math.max(passes, done.passes + 1)), total);
        },
        signal,
        yieldToEventLoop,
        download: downloadFile,
      },
    );
    if (name === undefined) return { text: t("export_stopped") };
    if (isBackup(selection, settings)) await recordBackup(library.area);
    return { text: t("exported", { name }) };
  });
}

/** Returns the number of notes or pages by which the progress of an export is measured. */
function totalOf(selection: ExportSelection, library: LibraryContext): number {
  if (!("ids" in selection)) return library.notes.index?.liveCount ?? 0;
  return selection.kind === "attributions" ? groupIdsByPage(selection.ids).size : selection.ids.length;
}

import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ExportedPage } from "../import-export/export-model.ts";
import {
  allPages,
  exportedPage,
  groupByPage,
  onlyAnnotatedPages,
  pagesForNotes,
  reiterable,
} from "../import-export/export-pages.ts";
import type { FormatOptions } from "../import-export/format.ts";
import { findFormat } from "../import-export/formats.ts";
import { type ExportProgress, streamExport } from "../import-export/stream-export.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { recordBackup } from "../store/backup-reminder.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import { createExportReader } from "../store/export-reader.ts";
import { getNotes, notesForPage } from "../store/notes-store.ts";
import { getReadouts } from "../store/readouts-store.ts";
import { downloadFile } from "../ui/download-file.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import type { LibraryContext, TaskControls } from "./library-context.ts";

/** What is exported: everything, selected notes, or selected readouts with their notes. */
export type ExportSelection =
  | { readonly kind: "all" }
  | { readonly kind: "notes" | "readouts"; readonly ids: readonly string[] };

/** The settings of an export. */
export interface ExportSettings {
  readonly format: string;
  readonly options: FormatOptions;
  /** Whether each page has its own file in a zip, in a format that could write all pages to one file. */
  readonly zipped: boolean;
  /** For selected notes, whether the other attributions on their pages are exported too. */
  readonly whole: boolean;
}

/** The id of the backup format, which contains all data. */
export const BACKUP_FORMAT_ID = "json";

/** The settings of a backup. */
export const BACKUP_SETTINGS: ExportSettings = { format: BACKUP_FORMAT_ID, options: {}, zipped: false, whole: true };

/** The number of records that are read at a time. */
const BATCH_SIZE = 500;

/**
 * Saves a file with the selected records, shows the progress, and can be stopped. A backup of everything is recorded
 * for the reminder.
 */
export function runExport(
  library: LibraryContext,
  selection: ExportSelection,
  settings: ExportSettings,
): Promise<void> {
  return library.run(t("exporting"), async (task) => {
    const total = selection.kind === "all" ? (library.notes.index?.liveCount ?? 0) : selection.ids.length;
    const pages = await pagesOf(library, selection, settings);
    const counted = selection.kind === "readouts" ? "pages" : "notes";
    task.onProgress(0, total);
    const text = await saveExport(pages, settings, { ...task, counted, total });
    if (text === undefined) return { text: t("export_stopped") };
    if (selection.kind === "all" && settings.format === BACKUP_FORMAT_ID && !settings.zipped)
      await recordBackup(library.area);
    return { text };
  });
}

async function pagesOf(
  { store }: LibraryContext,
  selection: ExportSelection,
  { format, whole }: ExportSettings,
): Promise<AsyncIterable<ExportedPage>> {
  const book = createExportReader(store);
  if (selection.kind === "all") return allPages(book, format === BACKUP_FORMAT_ID ? "everything" : "readouts");
  if (selection.kind === "notes") {
    const notes = new Map<string, Note[]>();
    for await (const chunk of inBatches(selection.ids, (ids) => getNotes(store, ids))) groupByPage(chunk, notes);
    const pages = pagesForNotes(book, notes);
    return whole || findFormat(format)?.includesFullText === true ? pages : onlyAnnotatedPages(pages);
  }
  return reiterable(async function* () {
    for (const id of selection.ids) {
      const [readout] = await getReadouts(store, [id]);
      if (!readout) continue;
      const key = pageKey(readout.url);
      const [notes, corrections] = await Promise.all([notesForPage(store, key), correctionsForPage(store, key)]);
      yield exportedPage({ notes, readout, corrections });
    }
  });
}

async function* inBatches<T>(ids: readonly string[], read: (ids: readonly string[]) => Promise<T>): AsyncGenerator<T> {
  for (let from = 0; from < ids.length; from += BATCH_SIZE) yield await read(ids.slice(from, from + BATCH_SIZE));
}

interface ExportProgressOptions extends TaskControls {
  readonly counted: "notes" | "pages";
  readonly total: number;
}

/**
 * Writes the export and saves the file. Returns a description of the file, or undefined if the export was stopped, in
 * which case nothing is saved.
 */
async function saveExport(
  pages: AsyncIterable<ExportedPage>,
  { format: id, options, zipped }: ExportSettings,
  { onProgress, signal, counted, total }: ExportProgressOptions,
): Promise<string | undefined> {
  const format = findFormat(id);
  if (!format) throw new Error(`There is no format “${id}”.`);
  const walks = zipped || format.pages === "file-per-page" ? 1 : (format.passes ?? 1);
  const { version } = browser.runtime.getManifest();
  const source = { pages, exportedAt: new Date().toISOString(), version };
  const run = {
    signal,
    onProgress: (done: ExportProgress) => {
      const here = Math.min(total, done[counted]);
      onProgress(Math.floor((done.passes * total + here) / Math.max(walks, done.passes + 1)), total);
    },
    yieldToEventLoop,
  };
  try {
    const file = await streamExport(format, source, { options, zipped }, run);
    await downloadFile(file);
    return t("exported", { name: file.name });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ExportedPage } from "../import-export/export-model.ts";
import type { FormatOptions } from "../import-export/format.ts";
import { findFormat } from "../import-export/formats.ts";
import { onlyAnnotatedPages, groupByPage, allPages, exportedPage, pagesForNotes, reiterable } from "../import-export/export-pages.ts";
import { streamExport, type ExportProgress } from "../import-export/stream-export.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { recordBackup } from "../store/backup-reminder.ts";
import { correctionsForPage } from "../store/corrections-store.ts";
import { createExportReader } from "../store/export-reader.ts";
import { notesForPage, getNotes } from "../store/notes-store.ts";
import { getReadouts } from "../store/readouts-store.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import { downloadFile } from "../ui/download-file.ts";
import type { Desk, TaskHandle } from "./desk.ts";

/** What is exported: all there is, chosen notes, or chosen readouts with their notes. */
export type Choice =
  | { readonly kind: "all" }
  | { readonly kind: "notes" | "readouts"; readonly ids: readonly string[] };

/** How it is written. */
export interface ExportOrder {
  readonly format: string;
  readonly options: FormatOptions;
  /** A zip with a file for each page, where the format could put all in one. */
  readonly zipped: boolean;
  /** Of chosen notes, whether the other attributions of their pages are written too. */
  readonly whole: boolean;
}

/** The format that keeps everything. */
export const BACKUP = "json";

/** The order of a backup. */
export const BACKUP_ORDER: ExportOrder = { format: BACKUP, options: {}, zipped: false, whole: true };

/** Records read at a time. */
const CHUNK = 500;

/** Saves a file of what was chosen, shows how far it is, and can be stopped; a backup of all is remembered as one. */
export function exportChoice(desk: Desk, choice: Choice, order: ExportOrder): Promise<void> {
  return desk.run(t("exporting"), async (task) => {
    const total = choice.kind === "all" ? (desk.notes.index?.liveCount ?? 0) : choice.ids.length;
    const pages = await pagesOf(desk, choice, order);
    const counted = choice.kind === "readouts" ? "pages" : "notes";
    task.onProgress(0, total);
    const words = await save(pages, order, { ...task, counted, total });
    if (words === undefined) return { words: t("export_stopped") };
    if (choice.kind === "all" && order.format === BACKUP && !order.zipped) await recordBackup(desk.area);
    return { words };
  });
}

async function pagesOf(
  { store }: Desk,
  choice: Choice,
  { format, whole }: ExportOrder,
): Promise<AsyncIterable<ExportedPage>> {
  const book = createExportReader(store);
  if (choice.kind === "all") return allPages(book, format === BACKUP ? "everything" : "readouts");
  if (choice.kind === "notes") {
    const notes = new Map<string, Note[]>();
    for await (const chunk of inChunks(choice.ids, (ids) => getNotes(store, ids))) groupByPage(chunk, notes);
    const pages = pagesForNotes(book, notes);
    return whole || findFormat(format)?.includesFullText === true ? pages : onlyAnnotatedPages(pages);
  }
  return reiterable(async function* () {
    for (const id of choice.ids) {
      const [readout] = await getReadouts(store, [id]);
      if (!readout) continue;
      const key = pageKey(readout.url);
      const [notes, corrections] = await Promise.all([notesForPage(store, key), correctionsForPage(store, key)]);
      yield exportedPage({ notes, readout, corrections });
    }
  });
}

async function* inChunks<T>(ids: readonly string[], read: (ids: readonly string[]) => Promise<T>): AsyncGenerator<T> {
  for (let from = 0; from < ids.length; from += CHUNK) yield await read(ids.slice(from, from + CHUNK));
}

interface Watch extends TaskHandle {
  readonly counted: "notes" | "pages";
  readonly total: number;
}

/** Writes and saves; answers with what was saved, or undefined when it was stopped and nothing was. */
async function save(
  pages: AsyncIterable<ExportedPage>,
  { format: id, options, zipped }: ExportOrder,
  { onProgress, signal, counted, total }: Watch,
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

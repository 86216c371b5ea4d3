import type { AttributionView } from "../annotation/attribution-view.ts";
import type { ExportedAttribution, ExportedPage } from "../import-export/export-model.ts";
import { allPages, type ExportReader } from "../import-export/export-pages.ts";
import { FORMATS, findFormat } from "../import-export/formats.ts";
import { type ExportProgress, streamExport } from "../import-export/stream-export.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { background, type PageView } from "../rpc/rpc-contract.ts";
import { recordBackup } from "../store/backup-reminder.ts";
import { withDiskSpaceCheck } from "../store/local-storage.ts";
import { readSettings } from "../store/settings.ts";
import { downloadFile } from "../ui/download-file.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";

/** Returns the formats that can be selected, with their names. */
export function formatChoices(): readonly { readonly id: string; readonly title: string }[] {
  return FORMATS.map(({ id, title }) => ({ id, title: t(title) }));
}

/** The progress callback, which gets the number of notes written, and the abort signal of an export. */
export interface ExportCallbacks {
  readonly onProgress: (notes: number) => void;
  readonly signal: AbortSignal;
}

/** Saves the page's attributions and notes as a file. Returns a message about what was saved. */
export async function exportPage(format: string, view: PageView, run: ExportCallbacks): Promise<string> {
  const page = await pageOfView(view);
  return saveExport(format, [page], run);
}

/** Saves all notes, page by page; a backup contains all stored data. Returns a message about what was saved. */
export async function exportAll(format: string, run: ExportCallbacks): Promise<string> {
  const pages = allPages(EXPORT_READER, format === BACKUP ? "everything" : "notes");
  for await (const _ of pages) {
    const message = await saveExport(format, pages, run);
    if (format === BACKUP && !run.signal.aborted) await recordBackup(withDiskSpaceCheck(browser.storage.local));
    return message;
  }
  return t("nothing_to_export");
}

/** The id of the backup format, which contains all data. */
const BACKUP = "json";

/** Reads stored data through messages to the background. The key of a page is also a valid address of it. */
const EXPORT_READER: ExportReader = {
  async *notedPages() {
    let chunk = await background.notedPagesAfter(null);
    while (chunk.length > 0) {
      yield* chunk;
      chunk = await background.notedPagesAfter(chunk.at(-1)?.key ?? null);
    }
  },
  async *readouts() {
    let readout = await background.readoutAfter(null);
    while (readout) {
      yield readout;
      readout = await background.readoutAfter(readout.id);
    }
  },
  async *corrections() {
    let chunk = await background.correctionsAfter(null);
    while (chunk.length > 0) {
      yield* chunk;
      chunk = await background.correctionsAfter(chunk.at(-1)?.id ?? null);
    }
  },
  readoutsOnPages: (keys) => Promise.all(keys.map(async (key) => (await background.readoutOfPage(key)) ?? undefined)),
  correctionsOnPages: (keys) => Promise.all(keys.map((key) => background.correctionsOfPage(key))),
};

async function pageOfView({ url, title, event, attributions, notes }: PageView): Promise<ExportedPage> {
  const noteIds = idsByAttribution(notes);
  const [readout, corrections] = await Promise.all([background.readoutOfPage(url), background.correctionsOfPage(url)]);
  return {
    url,
    title,
    ...(event && { event }),
    ...(event?.issuer !== undefined && { issuer: event.issuer }),
    capturedAt: new Date().toISOString(),
    attributions: attributions.map((one) => exportedAttribution(one, noteIds.get(one.index))),
    notes: notes.map(({ note }) => note),
    ...(readout && { readout }),
    ...(corrections.length > 0 && { corrections }),
  };
}

function idsByAttribution(notes: PageView["notes"]): Map<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const { note, attribution } of notes) {
    if (attribution === null) continue;
    const known = ids.get(attribution);
    if (known) known.push(note.id);
    else ids.set(attribution, [note.id]);
  }
  return ids;
}

function exportedAttribution(view: AttributionView, noteIds: readonly string[] | undefined): ExportedAttribution {
  const { index, source, cue, contents, addressee, speakers, act, selectors } = view;
  return { index, source, cue, contents, addressee, speakers, act, selectors, ...(noteIds && { noteIds }) };
}

/** The minimum interval between two reports of progress, in milliseconds. */
const PROGRESS_INTERVAL = 100;

async function saveExport(
  id: string,
  pages: Iterable<ExportedPage> | AsyncIterable<ExportedPage>,
  { onProgress, signal }: ExportCallbacks,
): Promise<string> {
  const format = findFormat(id);
  if (!format) throw new Error(`There is no format “${id}”.`);
  const { version } = browser.runtime.getManifest();
  const { templates } = await readSettings(browser.storage.local);
  const source = { pages, exportedAt: new Date().toISOString(), version };
  let shownAt = performance.now();
  const run = {
    signal,
    onProgress: ({ notes }: ExportProgress) => {
      if (performance.now() - shownAt < PROGRESS_INTERVAL) return;
      shownAt = performance.now();
      onProgress(notes);
    },
    yieldToEventLoop,
  };
  try {
    const file = await streamExport(format, source, { options: { template: templates[id] ?? "" } }, run);
    await downloadFile(file);
    return t("exported", { name: file.name });
  } catch (error) {
    if (signal.aborted) return t("export_stopped");
    throw error;
  }
}

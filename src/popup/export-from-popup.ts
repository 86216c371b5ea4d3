import type { AttributionView } from "../annotation/attribution-view.ts";
import { PersonNames } from "../annotation/person-record.ts";
import type { ExportedAttribution, ExportedPage } from "../import-export/export-model.ts";
import { showNames } from "../import-export/export-pages.ts";
import { type ExportContent, type ExportSettings, isBackup, selectContent } from "../import-export/export-selection.ts";
import { FORMATS } from "../import-export/formats.ts";
import { saveExport } from "../import-export/save-export.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { background, type PageView } from "../rpc/rpc-contract.ts";
import { recordBackup } from "../store/backup-reminder.ts";
import { createExportReader } from "../store/export-reader.ts";
import { withDiskSpaceCheck } from "../store/local-storage.ts";
import { openStoreRecordingLoss } from "../store/open-recording-loss.ts";
import { readPersonNames } from "../store/people-store.ts";
import { readSettings } from "../store/settings.ts";
import { downloadFile } from "../ui/download-file.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import { openLibrary } from "./popup-or-panel.ts";

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
  const page = showNames(await pageOfView(view), format === "json" ? new PersonNames() : await readPeople());
  return save({ pages: [page] }, await settingsFor(format), run);
}

/**
 * Returns the shown names of persons. In a private window, Firefox gives the popup another database, which has none.
 */
async function readPeople(): Promise<PersonNames> {
  if (browser.extension.inIncognitoContext) return new PersonNames();
  const store = await openStoreRecordingLoss(withDiskSpaceCheck(browser.storage.local));
  try {
    return await readPersonNames(store);
  } finally {
    store.close();
  }
}

/**
 * Saves all notes, or in a backup everything that is stored, and returns a message about what was saved. In a private
 * window, Firefox gives the popup another database, so there the function opens the library in an ordinary window and
 * returns no message.
 */
export async function exportAll(format: string, run: ExportCallbacks): Promise<string | undefined> {
  if (browser.extension.inIncognitoContext) {
    await openLibrary("import-export");
    return undefined;
  }
  const settings = await settingsFor(format);
  const selection = { kind: "noted" } as const;
  const area = withDiskSpaceCheck(browser.storage.local);
  const store = await openStoreRecordingLoss(area);
  try {
    const content = await selectContent(createExportReader(store, area), selection, settings);
    for await (const _ of content.pages) {
      const text = await save(content, settings, run);
      if (isBackup(selection, settings) && !run.signal.aborted) await recordBackup(area);
      return text;
    }
    return t("nothing_to_export");
  } finally {
    store.close();
  }
}

/**
 * Returns the settings with which the popup exports a format: with the user's template, and in one file if the format
 * allows it.
 */
async function settingsFor(format: string): Promise<ExportSettings> {
  const { templates } = await readSettings(browser.storage.local);
  return { format, options: { template: templates[format] ?? "" }, zipped: false, whole: true };
}

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

async function save(
  content: ExportContent,
  settings: ExportSettings,
  { onProgress, signal }: ExportCallbacks,
): Promise<string> {
  let shownAt = performance.now();
  const name = await saveExport(content, settings, {
    version: browser.runtime.getManifest().version,
    onProgress: ({ notes }) => {
      if (performance.now() - shownAt < PROGRESS_INTERVAL) return;
      shownAt = performance.now();
      onProgress(notes);
    },
    signal,
    yieldToEventLoop,
    download: downloadFile,
  });
  return name === undefined ? t("export_stopped") : t("exported", { name });
}

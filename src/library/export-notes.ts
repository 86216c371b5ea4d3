import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { ExportedPage, ExportSource } from "../exchange/export-document.ts";
import type { FormatOptions } from "../exchange/format.ts";
import { serialize } from "../exchange/serialize.ts";
import { say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import { rememberBackup } from "../store/backup-reminder.ts";
import { eachNotedPage, notesForPage, notesOf } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";
import { eachReadout, readoutForPage } from "../store/readouts-store.ts";
import type { Desk, TaskHandle } from "./desk.ts";

/** The formats offered beside a choice of notes; all are in the view for import and export. */
export const QUICK_FORMATS = [
  ["markdown", "Markdown"],
  ["csv", "CSV"],
  ["json", "JSON"],
] as const;

export type QuickFormat = (typeof QUICK_FORMATS)[number][0];

/** Notes read at a time for an export. */
const CHUNK = 500;

/** Saves the chosen notes as a file, each page with the readout stored for it. */
export function exportNotes(
  desk: Desk,
  format: string,
  ids: readonly string[],
  options?: FormatOptions,
): Promise<void> {
  return desk.run(say("exporting"), async (task) => {
    const byPage = await pagesOfNotes(desk.store, ids);
    return { words: await save(format, { pages: pagesOf(desk.store, byPage) }, ids.length, task, options) };
  });
}

/** Saves all notes and readouts as a file; a backup is remembered as one. */
export function exportAll(desk: Desk, format: string, options?: FormatOptions): Promise<void> {
  return desk.run(say("exporting"), async (task) => {
    const total = desk.notes.index?.living ?? 0;
    const words = await save(format, { pages: everyPage(desk.store) }, total, task, options);
    if (format === BACKUP) await rememberBackup(desk.area);
    return { words };
  });
}

/** The format that keeps everything. */
export const BACKUP = "json";

async function pagesOfNotes(store: Store, ids: readonly string[]): Promise<Map<string, Note[]>> {
  const byPage = new Map<string, Note[]>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const note of await notesOf(store, ids.slice(from, from + CHUNK))) {
      const key = pageKey(note.target.source);
      const notes = byPage.get(key);
      if (notes) notes.push(note);
      else byPage.set(key, [note]);
    }
  }
  return byPage;
}

/** Pages that can be walked more than once, each read when it is wanted. */
function pagesOf(store: Store, byPage: ReadonlyMap<string, readonly Note[]>): AsyncIterable<ExportedPage> {
  return {
    async *[Symbol.asyncIterator]() {
      for (const [key, notes] of byPage) yield exportedPage(notes, await readoutForPage(store, key));
    },
  };
}

/** Every page with notes, and every readout without. */
function everyPage(store: Store): AsyncIterable<ExportedPage> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const { key, notes } of eachNotedPage(store))
        yield exportedPage(notes, await readoutForPage(store, key));
      for await (const readout of eachReadout(store)) {
        if ((await notesForPage(store, pageKey(readout.url))).length === 0) yield exportedPage([], readout);
      }
    },
  };
}

function exportedPage(notes: readonly Note[], readout: ReadoutRecord | undefined): ExportedPage {
  const newest = notes.at(-1);
  return {
    url: readout?.url ?? newest?.target.source ?? "",
    title: readout?.title ?? newest?.title ?? "",
    capturedAt: readout?.capturedAt ?? newest?.created ?? "",
    ...(readout?.issuer !== undefined && { issuer: readout.issuer }),
    ...(readout?.event && { event: readout.event }),
    notes,
    ...(readout && { readout }),
  };
}

async function save(
  format: string,
  { pages }: Pick<ExportSource, "pages">,
  total: number,
  { onProgress, signal }: TaskHandle,
  options: FormatOptions = {},
): Promise<string> {
  const { version } = browser.runtime.getManifest();
  const source = { pages, exportedAt: new Date().toISOString(), version };
  const file = await serialize(
    format,
    source,
    { options },
    {
      signal,
      onProgress: ({ notes }) => onProgress(notes, total),
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    },
  );
  const url = URL.createObjectURL(new Blob([...file.chunks] as BlobPart[], { type: file.type }));
  Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return say("exported", { name: file.name });
}

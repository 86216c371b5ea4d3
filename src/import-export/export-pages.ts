import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { attributionsOfPage, type ExportedPage } from "./export-model.ts";

/** What is stored, as far as an export must read it; pages go by their keys (see `pageKey`). */
export interface ExportReader {
  /** Every page with notes, the trash among them. */
  notedPages(): AsyncIterable<NotedPage>;
  readouts(): AsyncIterable<ReadoutRecord>;
  corrections(): AsyncIterable<Correction>;
  /** The readouts on some pages, in their order, and nothing where there is none. */
  readoutsOnPages(keys: readonly string[]): Promise<readonly (ReadoutRecord | undefined)[]>;
  /** The corrections on some pages, in their order. */
  correctionsOnPages(keys: readonly string[]): Promise<readonly (readonly Correction[])[]>;
}

/** Pages read together: one by one the waiting takes longer than the reading, and each brings its whole text. */
const BATCH_SIZE = 64;

/** What of one page is exported. */
export interface PageData {
  readonly notes: readonly Note[];
  readonly readout?: ReadoutRecord | undefined;
  readonly corrections?: readonly Correction[] | undefined;
}

/** A stored page for export: its notes, the readout that was stored with it, and what the reader set right. */
export function exportedPage({ notes, readout, corrections = [] }: PageData): ExportedPage {
  const newest = notes.at(-1);
  return {
    url: readout?.url ?? newest?.target.source ?? corrections[0]?.target.source ?? "",
    title: readout?.title ?? newest?.title ?? "",
    capturedAt: readout?.capturedAt ?? newest?.created ?? corrections[0]?.created ?? "",
    ...(readout?.issuer !== undefined && { issuer: readout.issuer }),
    ...(readout?.event && { event: readout.event }),
    notes,
    ...(readout && { readout }),
    ...(corrections.length > 0 && { corrections }),
  };
}

/** The page with those attributions alone that its notes are on. */
export function onlyAnnotated(page: ExportedPage): ExportedPage {
  return { ...page, attributions: attributionsOfPage(page).filter(({ noteIds = [] }) => noteIds.length > 0) };
}

/** How much of a notebook is wanted: pages with notes, stored readouts without notes as well, or really everything. */
export type ExportScope = "notes" | "readouts" | "everything";

/**
 * All pages of a notebook, to be walked more than once, each read when it is wanted. Everything is what a backup wants:
 * also pages that have notes in the trash alone, and those on which the reader only corrected something.
 */
export function allPages(reader: ExportReader, scope: ExportScope): AsyncIterable<ExportedPage> {
  return reiterable(async function* () {
    const seen = new Set<string>();
    for await (const batch of batches(reader.notedPages())) {
      for (const { key } of batch) seen.add(key);
      for (const page of await withReadoutsAndCorrections(reader, batch)) {
        const isNoted = scope === "everything" || page.notes.some(({ deleted }) => deleted === undefined);
        if (isNoted || (scope === "readouts" && page.readout)) yield page;
      }
    }
    if (scope === "notes") return;
    for await (const readout of reader.readouts()) {
      const key = pageKey(readout.url);
      if (seen.has(key)) continue;
      seen.add(key);
      const [corrections] = await reader.correctionsOnPages([key]);
      yield exportedPage({ notes: [], readout, corrections });
    }
    if (scope === "readouts") return;
    for await (const { target } of reader.corrections()) {
      const key = pageKey(target.source);
      if (seen.has(key)) continue;
      seen.add(key);
      const [corrections] = await reader.correctionsOnPages([key]);
      yield exportedPage({ notes: [], corrections });
    }
  });
}

interface NotedPage {
  readonly key: string;
  readonly notes: readonly Note[];
}

/** Pages of notes with the readouts and corrections on them. */
async function withReadoutsAndCorrections(reader: ExportReader, pages: readonly NotedPage[]): Promise<ExportedPage[]> {
  const keys = pages.map(({ key }) => key);
  const [readouts, corrections] = await Promise.all([reader.readoutsOnPages(keys), reader.correctionsOnPages(keys)]);
  return pages.map(({ notes }, at) => exportedPage({ notes, readout: readouts[at], corrections: corrections[at] }));
}

async function* batches<T>(all: AsyncIterable<T> | Iterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < BATCH_SIZE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The pages of chosen notes, in the order in which their first notes come. */
export function pagesForNotes(
  reader: ExportReader,
  byPage: ReadonlyMap<string, readonly Note[]>,
): AsyncIterable<ExportedPage> {
  return reiterable(async function* () {
    const pages = Array.from(byPage, ([key, notes]) => ({ key, notes }));
    for await (const batch of batches(pages)) yield* await withReadoutsAndCorrections(reader, batch);
  });
}

/** Notes by the keys of their pages. */
export function groupByPage(notes: Iterable<Note>, into = new Map<string, Note[]>()): Map<string, Note[]> {
  for (const note of notes) {
    const key = pageKey(note.target.source);
    const known = into.get(key);
    if (known) known.push(note);
    else into.set(key, [note]);
  }
  return into;
}

/** Pages that are read again for each walk. */
export function reiterable(pages: () => AsyncGenerator<ExportedPage>): AsyncIterable<ExportedPage> {
  return { [Symbol.asyncIterator]: pages };
}

/** Every page with those attributions alone that its notes are on. */
export function onlyAnnotatedPages(pages: AsyncIterable<ExportedPage>): AsyncIterable<ExportedPage> {
  return reiterable(async function* () {
    for await (const page of pages) yield onlyAnnotated(page);
  });
}

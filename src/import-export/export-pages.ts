import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { NotedPage } from "../annotation/noted-page.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { PersonNames } from "../annotation/person-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { attributionsOfPage, type ExportedPage, eventOfPage } from "./export-model.ts";

/** The functions by which an export reads the store. Pages are identified by their keys (see `pageKey`). */
export interface ExportReader {
  /** Yields every page that has notes, including notes in the trash. */
  notedPages(): AsyncIterable<NotedPage>;
  readouts(): AsyncIterable<ReadoutRecord>;
  corrections(): AsyncIterable<Correction>;
  reviews(): AsyncIterable<AttributionReview>;
  /** Returns the readouts of these pages in the given order, with undefined for a page without one. */
  readoutsOnPages(keys: readonly string[]): Promise<readonly (ReadoutRecord | undefined)[]>;
  /** Returns the corrections of these pages in the given order. */
  correctionsOnPages(keys: readonly string[]): Promise<readonly (readonly Correction[])[]>;
  /** Returns the reviews of attributions of these pages in the given order. */
  reviewsOnPages(keys: readonly string[]): Promise<readonly (readonly AttributionReview[])[]>;
}

/**
 * The number of pages that are read together. Reading them one by one is slow because of the latency, but each page
 * holds its full text in memory.
 */
const BATCH_SIZE = 64;

/** The stored data of one page that is exported. */
export interface PageData {
  readonly notes: readonly Note[];
  readonly readout?: ReadoutRecord | undefined;
  readonly corrections?: readonly Correction[] | undefined;
  readonly reviews?: readonly AttributionReview[] | undefined;
}

/** Returns a stored page for export, with its notes, its stored readout and the user's corrections and reviews. */
export function exportedPage({ notes, readout, corrections = [], reviews = [] }: PageData): ExportedPage {
  const newest = notes.at(-1);
  const other = corrections[0] ?? reviews[0];
  return {
    url: readout?.url ?? newest?.target.source ?? other?.target.source ?? "",
    title: readout?.title ?? newest?.title ?? "",
    capturedAt: readout?.capturedAt ?? newest?.created ?? other?.created ?? "",
    ...(readout?.issuer !== undefined && { issuer: readout.issuer }),
    ...(readout?.event && { event: readout.event }),
    notes,
    ...(readout && { readout }),
    ...(corrections.length > 0 && { corrections }),
    ...(reviews.length > 0 && { reviews }),
  };
}

/** Returns the page with only those attributions that have notes. */
export function onlyAnnotated(page: ExportedPage): ExportedPage {
  return { ...page, attributions: attributionsOfPage(page).filter(({ noteIds = [] }) => noteIds.length > 0) };
}

/**
 * The scope of an export: pages with notes; also stored readouts without notes; or everything, including the trash,
 * corrections and reviews.
 */
export type ExportScope = "notes" | "readouts" | "everything";

/**
 * Returns the pages in the given scope. They can be iterated more than once, and each page is read when it is needed.
 * "everything", used for backups, also includes pages whose notes are all in the trash, and pages with only
 * corrections or reviews.
 */
export function allPages(source: ExportReader, scope: ExportScope): AsyncIterable<ExportedPage> {
  return reiterable(async function* () {
    const seen = new Set<string>();
    for await (const batch of batches(source.notedPages())) {
      for (const { key } of batch) seen.add(key);
      for (const page of await withOtherRecords(source, batch)) {
        const isNoted = scope === "everything" || page.notes.some(({ deleted }) => deleted === undefined);
        if (isNoted || (scope === "readouts" && page.readout)) yield page;
      }
    }
    if (scope === "notes") return;
    for await (const readout of source.readouts()) {
      const key = pageKey(readout.url);
      if (seen.has(key)) continue;
      seen.add(key);
      yield exportedPage({ notes: [], readout, ...(await additionsTo(source, key)) });
    }
    if (scope === "readouts") return;
    for (const records of [source.corrections(), source.reviews()])
      for await (const { target } of records) {
        const key = pageKey(target.source);
        if (seen.has(key)) continue;
        seen.add(key);
        yield exportedPage({ notes: [], ...(await additionsTo(source, key)) });
      }
  });
}

/** Returns the user's corrections and reviews of the attributions on the page with this key. */
export async function additionsTo(
  source: Pick<ExportReader, "correctionsOnPages" | "reviewsOnPages">,
  key: string,
): Promise<Pick<PageData, "corrections" | "reviews">> {
  const [[corrections], [reviews]] = await Promise.all([
    source.correctionsOnPages([key]),
    source.reviewsOnPages([key]),
  ]);
  return { corrections, reviews };
}

/** Returns pages of notes with the readouts, corrections and reviews on them. */
async function withOtherRecords(source: ExportReader, pages: readonly NotedPage[]): Promise<ExportedPage[]> {
  const keys = pages.map(({ key }) => key);
  const [readouts, corrections, reviews] = await Promise.all([
    source.readoutsOnPages(keys),
    source.correctionsOnPages(keys),
    source.reviewsOnPages(keys),
  ]);
  return pages.map(({ notes }, at) =>
    exportedPage({ notes, readout: readouts[at], corrections: corrections[at], reviews: reviews[at] }),
  );
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

/** Returns the pages of selected notes, in the order of their first notes. */
export function pagesForNotes(
  source: ExportReader,
  byPage: ReadonlyMap<string, readonly Note[]>,
): AsyncIterable<ExportedPage> {
  return reiterable(async function* () {
    const pages = Array.from(byPage, ([key, notes]) => ({ key, notes }));
    for await (const batch of batches(pages)) yield* await withOtherRecords(source, batch);
  });
}

/** Groups notes by the keys of their pages. */
export function groupByPage(notes: Iterable<Note>, into = new Map<string, Note[]>()): Map<string, Note[]> {
  for (const note of notes) {
    const key = pageKey(note.target.source);
    const known = into.get(key);
    if (known) known.push(note);
    else into.set(key, [note]);
  }
  return into;
}

/** Returns an iterable that reads the pages again at each iteration. */
export function reiterable(pages: () => AsyncGenerator<ExportedPage>): AsyncIterable<ExportedPage> {
  return { [Symbol.asyncIterator]: pages };
}

/** Returns every page with only those attributions that have notes. */
export function onlyAnnotatedPages(pages: AsyncIterable<ExportedPage>): AsyncIterable<ExportedPage> {
  return reiterable(async function* () {
    for await (const page of pages) yield onlyAnnotated(page);
  });
}

/** Returns every page with the shown names of persons. The sources of attributions keep the words of the text. */
export function withShownNames(pages: AsyncIterable<ExportedPage>, people: PersonNames): AsyncIterable<ExportedPage> {
  if (people.isEmpty) return pages;
  return reiterable(async function* () {
    for await (const page of pages) yield showNames(page, people);
  });
}

/** Returns a page with the shown names of its speakers and participants. */
export function showNames(page: ExportedPage, people: PersonNames): ExportedPage {
  if (people.isEmpty) return page;
  const event = eventOfPage(page);
  return {
    ...page,
    ...(event && { event: { ...event, participants: people.shownNames(event.participants) } }),
    attributions: attributionsOfPage(page).map((one) => ({ ...one, speakers: people.shownNames(one.speakers) })),
    notes: page.notes.map((note) => {
      const { attribution } = note;
      if (!attribution) return note;
      return { ...note, attribution: { ...attribution, speakers: people.shownNames(attribution.speakers) } };
    }),
  };
}

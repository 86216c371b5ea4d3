import { attributionIds, groupIdsByPage } from "../annotation/attribution-row.ts";
import type { Code } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import { type NameDecisions, PersonNames } from "../annotation/person-record.ts";
import type { Preferences } from "../annotation/preferences.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import { attributionsOfPage, type ExportedPage, type ExportInput } from "./export-model.ts";
import {
  additionsTo,
  allPages,
  type ExportReader,
  exportedPage,
  groupByPage,
  onlyAnnotatedPages,
  pagesForNotes,
  reiterable,
  withShownNames,
} from "./export-pages.ts";
import type { FormatOptions } from "./format.ts";
import { findFormat } from "./formats.ts";

/**
 * What is exported: everything that is stored, all pages with notes, selected notes, selected readouts with their
 * notes, or selected attributions without the notes on them.
 */
export type ExportSelection =
  | { readonly kind: "all" }
  | { readonly kind: "noted" }
  | { readonly kind: "notes" | "readouts" | "attributions"; readonly ids: readonly string[] };

/** How an export is written. */
export interface ExportSettings {
  readonly format: string;
  readonly options: FormatOptions;
  /** True for a zip with one file for each page, even if the format can put all pages into one file. */
  readonly zipped: boolean;
  /** For selected notes: true if the other attributions on their pages are exported too. */
  readonly whole: boolean;
}

/** The functions by which the export of a selection reads the store. */
export interface SelectionSource extends ExportReader {
  /** Returns the notes with these ids in the given order. Missing notes are left out. */
  notesById(ids: readonly string[]): Promise<readonly Note[]>;
  /** Returns the readouts with these ids in the given order. Missing readouts are left out. */
  readoutsById(ids: readonly string[]): Promise<readonly ReadoutRecord[]>;
  /** Returns the notes on the page with this key, without those in the trash. */
  notesOnPage(key: string): Promise<readonly Note[]>;
  /** Returns all comparisons, including those in the trash. */
  comparisons(): Promise<readonly Comparison[]>;
  rejectedPairs(): Promise<readonly RejectedPair[]>;
  nameDecisions(): Promise<NameDecisions>;
  preferences(): Promise<Preferences>;
  topicTerms(): Promise<readonly TopicTerm[]>;
  codes(): Promise<readonly Code[]>;
  coderDecisions(): Promise<readonly CoderDecision[]>;
}

/** The id of the only format that contains everything that is stored. */
const BACKUP_FORMAT_ID = "json";

/** The settings of a backup. */
export const BACKUP_SETTINGS: ExportSettings = { format: BACKUP_FORMAT_ID, options: {}, zipped: false, whole: true };

/** Returns whether the file of an export contains everything that is stored, so that it counts as a backup. */
export function isBackup({ kind }: ExportSelection, { format, zipped }: ExportSettings): boolean {
  return (kind === "all" || kind === "noted") && format === BACKUP_FORMAT_ID && !zipped;
}

/** The number of records that are read together. */
const BATCH_SIZE = 500;

/** The data that an export writes. */
export type ExportContent = Omit<ExportInput, "exportedAt" | "version">;

/**
 * Returns the pages of a selection and, for a backup, all comparisons, decisions about names and of other coders, and preferences.
 * A backup has the names of the texts, every other format the shown names of persons.
 */
export async function selectContent(
  source: SelectionSource,
  selection: ExportSelection,
  settings: ExportSettings,
): Promise<ExportContent> {
  const pages = await selectPages(source, selection, settings);
  const { people, rejectedNames } = await source.nameDecisions();
  const codes = await source.codes();
  if (settings.format !== BACKUP_FORMAT_ID) return { pages: withShownNames(pages, new PersonNames(people)), codes };
  if (!isBackup(selection, settings)) return { pages };
  const [comparisons, rejectedPairs, preferences, topicTerms, coderDecisions] = await Promise.all([
    source.comparisons(),
    source.rejectedPairs(),
    source.preferences(),
    source.topicTerms(),
    source.coderDecisions(),
  ]);
  const others = { comparisons, rejectedPairs, people, rejectedNames, preferences, topicTerms };
  return { pages, ...others, codes, coderDecisions };
}

/** Returns the pages of a selection, which can be iterated more than once; each page is read when it is needed. */
async function selectPages(
  source: SelectionSource,
  selection: ExportSelection,
  { format, whole }: ExportSettings,
): Promise<AsyncIterable<ExportedPage>> {
  const isEverything = format === BACKUP_FORMAT_ID;
  if (selection.kind === "all") return allPages(source, isEverything ? "everything" : "readouts");
  if (selection.kind === "noted") return allPages(source, isEverything ? "everything" : "notes");
  const { ids } = selection;
  if (selection.kind === "notes") {
    const notes = new Map<string, Note[]>();
    for (let from = 0; from < ids.length; from += BATCH_SIZE)
      groupByPage(await source.notesById(ids.slice(from, from + BATCH_SIZE)), notes);
    const pages = pagesForNotes(source, notes);
    return whole || findFormat(format)?.includesFullText === true ? pages : onlyAnnotatedPages(pages);
  }
  if (selection.kind === "attributions") return pagesForAttributions(source, ids);
  return reiterable(async function* () {
    for (const id of ids) {
      const [readout] = await source.readoutsById([id]);
      if (!readout) continue;
      const key = pageKey(readout.url);
      const [notes, additions] = await Promise.all([source.notesOnPage(key), additionsTo(source, key)]);
      yield exportedPage({ notes, readout, ...additions });
    }
  });
}

/** Returns the pages of selected attributions (see `attributionIds`), in the order of their first attributions. */
function pagesForAttributions(source: SelectionSource, ids: readonly string[]): AsyncIterable<ExportedPage> {
  const byPage = groupIdsByPage(ids);
  return reiterable(async function* () {
    for (const [key, wanted] of byPage) {
      const [[readout], notes, additions] = await Promise.all([
        source.readoutsOnPages([key]),
        source.notesOnPage(key),
        additionsTo(source, key),
      ]);
      if (!readout) continue;
      const page = exportedPage({ notes, readout, ...additions });
      const all = attributionsOfPage(page);
      const own = attributionIds(
        readout.url,
        all.map(({ selectors: [, position] }) => position),
      );
      yield { ...page, notes: [], attributions: all.filter((_, at) => wanted.has(own[at] as string)) };
    }
  });
}

import { findSavedUrl } from "../annotation/find-saved-url.ts";
import { plausibleMoment } from "../annotation/moment.ts";
import { pageKey } from "../annotation/page-url.ts";
import { createReadout, mergeReadouts, type ReadoutRecord } from "../annotation/readout-record.ts";
import type { RecordChange } from "../annotation/record-change.ts";
import { wellFormed } from "../annotation/repair-record.ts";
import type { PageFacts } from "../engine/page-facts.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { decodeFile } from "../page/decode-file.ts";
import { readSavedPage, type SavedPage } from "../page/read-saved-page.ts";
import { MAX_ANALYZED_LENGTH } from "../rpc/rpc-contract.ts";
import { sha256 } from "../store/sha256.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";
import type { Analyzer } from "./analyzer.ts";

/** The possible outcomes for a file, in the order in which they are listed. */
export const FILE_OUTCOMES = ["unreadable", "new", "changed", "known", "other"] as const;

/**
 * "new": a readout of a page that is not stored. "changed": another text of a stored page. "known": a text that is
 * stored. "other": not a readout.
 */
export type FileOutcome = (typeof FILE_OUTCOMES)[number];

/** The outcome for one file. */
export interface ExaminedFile {
  readonly name: string;
  readonly outcome: FileOutcome;
  /** Why the file cannot be read, in words, or "". */
  readonly reason: string;
}

/** The changes that adding some files would make. Nothing is stored yet. */
export interface FilesPlan {
  readonly files: readonly ExaminedFile[];
  readonly changes: readonly RecordChange<ReadoutRecord>[];
  /** The number of files of other types in a folder, such as pictures. */
  readonly ignored: number;
}

export interface ExamineOptions {
  readonly analyzer: Analyzer;
  /** Returns the stored readout of the page with a key. */
  readonly stored: (key: string) => Promise<ReadoutRecord | undefined>;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** The maximum size of a file that is read, in bytes. Larger ones are not saved pages. */
const MAX_FILE_SIZE = 30_000_000;

const HTML_FILE = /\.x?html?$/i;
const TEXT_FILE = /\.(?:txt|text)$/i;

/** Returns whether a file's name is that of an HTML or text file. */
export function isReadable({ name }: { readonly name: string }): boolean {
  return HTML_FILE.test(name) || TEXT_FILE.test(name);
}

/**
 * Reads and analyses files one after the other, without storing anything. Returns undefined if the signal was aborted.
 * @param ignored The number of files that were left out before.
 */
export async function examineFiles(
  files: readonly File[],
  ignored: number,
  options: ExamineOptions,
): Promise<FilesPlan | undefined> {
  const changes = new Map<string, RecordChange<ReadoutRecord>>();
  const examined: ExaminedFile[] = [];
  options.onProgress(0, files.length);
  for (const file of files) {
    const name = file.webkitRelativePath || file.name;
    try {
      const read = await readReadout(file, name, options);
      if (options.signal.aborted) return undefined;
      const outcome = typeof read === "string" ? "unreadable" : await plan(read, changes, options);
      examined.push({ name, outcome, reason: typeof read === "string" ? read : "" });
    } catch (error) {
      examined.push({ name, outcome: "unreadable", reason: errorText(error) });
    }
    options.onProgress(examined.length, files.length);
  }
  return { files: examined, changes: [...changes.values()], ignored };
}

/** Returns the readout in a file, null if it contains none, or the reason why it cannot be read. */
async function readReadout(
  file: File,
  name: string,
  { analyzer, signal }: ExamineOptions,
): Promise<ReadoutRecord | null | string> {
  const page = await readPage(file, signal);
  if (page === null || typeof page === "string") return page;
  const { text, title, facts } = page;
  const reading = await analyzer.analyze(text, isHtmlFile(file) ? title : undefined, facts);
  if (!reading?.readout.isReadout) return null;
  const hash = await sha256(text);
  const time = { now: new Date(), fallback: new Date() };
  return createReadout({
    url: facts.url ?? fileUrl(hash, file.name),
    title: title || name,
    text,
    reading,
    sha256: hash,
    capturedAt: plausibleMoment(new Date(file.lastModified).toISOString(), time),
    language: facts.lang ?? reading.language,
    ...storedFacts(facts),
  });
}

/** Returns the page in a file, null if reading was stopped, or the reason why it cannot be read. */
async function readPage(file: File, signal: AbortSignal): Promise<SavedPage | null | string> {
  if (!isReadable(file)) return t("file_type");
  if (file.size > MAX_FILE_SIZE) return t("file_large");
  const isHtml = isHtmlFile(file);
  const content = decodeFile(new Uint8Array(await file.arrayBuffer()), isHtml);
  if (content === undefined) return t("file_encoding");
  const pace = { pause: yieldToEventLoop, signal };
  const page = isHtml
    ? await readSavedPage(content, findSavedUrl(content), MAX_ANALYZED_LENGTH, pace)
    : pageOfText(content);
  if (!page) return null;
  return page.text.trim() === "" ? t("file_empty") : wellFormed(page);
}

function isHtmlFile({ name }: File): boolean {
  return HTML_FILE.test(name);
}

/** Returns the facts of a page that are stored with its readout, if it states any. */
function storedFacts({ publishedDay, siteName, author }: PageFacts): Pick<ReadoutRecord, "facts"> {
  if ((publishedDay ?? siteName ?? author) === undefined) return {};
  return {
    facts: {
      ...(publishedDay !== undefined && { publishedDay }),
      ...(siteName !== undefined && { siteName }),
      ...(author !== undefined && { author }),
    },
  };
}

/** Returns the page in a text file, whose first line is the title. */
function pageOfText(content: string): SavedPage {
  const text = content.replace(/\r\n?/g, "\n").slice(0, MAX_ANALYZED_LENGTH);
  return { text, title: text.trimStart().split("\n", 1)[0]?.trim() ?? "", facts: {} };
}

/**
 * Returns the address of a readout whose file does not say where it comes from. It contains the beginning of the text's
 * hash, so that two files of the same name are different pages.
 */
function fileUrl(hash: string, name: string): string {
  return `file:///${hash.slice(0, 16)}/${encodeURIComponent(name)}`;
}

/** Adds the change that stores a readout to those planned so far. Returns the outcome. */
async function plan(
  record: ReadoutRecord | null,
  changes: Map<string, RecordChange<ReadoutRecord>>,
  { stored }: ExamineOptions,
): Promise<FileOutcome> {
  if (!record) return "other";
  const key = pageKey(record.url);
  const planned = changes.get(key);
  const known = planned ? planned.after : await stored(key);
  if (!known) {
    changes.set(key, { id: record.id, before: undefined, after: record });
    return "new";
  }
  const letters = lettersOf(record.text);
  if ([known, ...known.earlier].some(({ text }) => lettersOf(text) === letters)) return "known";
  changes.set(key, { id: known.id, before: planned ? planned.before : known, after: mergeReadouts(known, record) });
  return "changed";
}

/** Returns a text without white space, which differs between a page and its saved copy. */
function lettersOf(text: string): string {
  return text.replace(/\s+/g, "");
}

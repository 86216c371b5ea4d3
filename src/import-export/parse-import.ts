import { type CurrentTime, plausibleMoment } from "../annotation/moment.ts";
import {
  repairCode,
  repairCoderDecision,
  repairComparison,
  repairCorrection,
  repairNote,
  repairPerson,
  repairReadout,
  repairRejectedNames,
  repairRejectedPair,
  repairReview,
  repairTopicTerm,
} from "../annotation/repair-record.ts";
import { t } from "../locale/i18n.ts";
import { ImportError, type ImportedFile, type Importer, type ImportFile, type LocatedRecord } from "./import-types.ts";
import { IMPORTERS } from "./importers.ts";

/** The result of reading a file: its valid and rejected records, or the reason why it cannot be read. */
export type ParsedImport =
  | { readonly importer: Importer; readonly file: ImportedFile; readonly error?: never }
  | { readonly error: string; readonly file?: never };

/** The maximum size of a file. Our backups are smaller, and browsers cannot hold a longer string. */
const MAX_FILE_SIZE = 400_000_000;

interface Decoder {
  new (encoding: string, options: { fatal: boolean }): { decode(bytes: Uint8Array): string };
}

/**
 * Reads a file of any supported kind. Never throws: a file that cannot be read gives an error message. `date` is the
 * file's modification date, used for records without a date or with one in the future.
 */
export function parseImport(bytes: Uint8Array, date: Date = new Date(0), now: Date = new Date()): ParsedImport {
  try {
    const file = decode(bytes, plausibleMoment(date.toISOString(), { now, fallback: now }));
    const importer = IMPORTERS.find((one) => one.canRead(file));
    if (!importer) return { error: unknownKind() };
    return { importer, file: repairFile(importer.read(file), { now, fallback: new Date(file.date) }) };
  } catch (error) {
    if (error instanceof ImportError) return { error: error.message };
    if (error instanceof RangeError) return { error: t("fault_deep") };
    throw error;
  }
}

/** Repairs the records so that they can be stored: replaces text that is not well-formed and times in the future. */
function repairFile(given: ImportedFile, present: CurrentTime): ImportedFile {
  const {
    notes,
    readouts,
    corrections,
    reviews = [],
    comparisons = [],
    rejectedPairs = [],
    preferences,
    issues,
  } = given;
  const { people = [], rejectedNames = [], topicTerms = [], codes = [], coderDecisions = [] } = given;
  const each = <T>(placed: readonly LocatedRecord<T>[], repair: (record: T, present: CurrentTime) => T) =>
    placed.map(({ location: place, record }) => ({ location: place, record: repair(record, present) }));
  return {
    notes: each(notes, repairNote),
    readouts: each(readouts, repairReadout),
    corrections: each(corrections, repairCorrection),
    reviews: each(reviews, repairReview),
    comparisons: each(comparisons, repairComparison),
    rejectedPairs: each(rejectedPairs, repairRejectedPair),
    people: each(people, repairPerson),
    rejectedNames: each(rejectedNames, repairRejectedNames),
    ...(preferences && { preferences }),
    topicTerms: each(topicTerms, repairTopicTerm),
    codes: each(codes, repairCode),
    coderDecisions: each(coderDecisions, repairCoderDecision),
    issues,
  };
}

function decode(bytes: Uint8Array, date: string): ImportFile {
  if (bytes.length === 0) throw new ImportError(t("fault_empty"));
  if (bytes.length > MAX_FILE_SIZE) throw new ImportError(t("fault_large"));
  const text = decodeText(bytes).replace(/^\ufeff/, "");
  return { text, json: parseJson(text), date };
}

function decodeText(bytes: Uint8Array): string {
  const { TextDecoder } = globalThis as unknown as { TextDecoder: Decoder };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportError(t("fault_utf8"), { cause });
  }
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    throw new ImportError(t("fault_json"), { cause });
  }
}

function unknownKind(): string {
  return t("fault_kind", { kinds: IMPORTERS.map(({ title }) => t(title)).join(" · ") });
}

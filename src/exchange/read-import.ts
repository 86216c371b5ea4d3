import { type CurrentTime, plausibleMoment } from "../annotation/moment.ts";
import { repairCorrection, repairNote, repairReadout } from "../annotation/repair-record.ts";
import { t } from "../locale/i18n.ts";
import { type FileText, ImportError, type ImportedFile, type Importer, type Placed } from "./imported.ts";
import { IMPORTERS } from "./importers.ts";

/** What reading a file gave: its records and refusals, or why nothing of it can be read. */
export type ReadImport =
  | { readonly importer: Importer; readonly file: ImportedFile; readonly fault?: never }
  | { readonly fault: string; readonly file?: never };

/** More than this no backup of ours has, and no browser holds as one text. */
const LARGEST = 400_000_000;

interface Decoder {
  new (encoding: string, options: { fatal: boolean }): { decode(bytes: Uint8Array): string };
}

/**
 * Reads a file of any kind that is known. Never throws: what cannot be read has a reason. `date` is the file's own, for records
 * that have none, or one that is still to come.
 */
export function readImport(bytes: Uint8Array, date: Date = new Date(0), now: Date = new Date()): ReadImport {
  try {
    const file = decode(bytes, plausibleMoment(date.toISOString(), { now, fallback: now }));
    const importer = IMPORTERS.find((one) => one.recognises(file));
    if (!importer) return { fault: unknownKind() };
    return { importer, file: repaired(importer.read(file), { now, fallback: new Date(file.date) }) };
  } catch (error) {
    if (error instanceof ImportError) return { fault: error.message };
    if (error instanceof RangeError) return { fault: t("fault_deep") };
    throw error;
  }
}

/** The records as they can be stored: what a file says may be no text, or lie in the future. */
function repaired({ notes, readouts, corrections, refusals }: ImportedFile, present: CurrentTime): ImportedFile {
  const each = <T>(placed: readonly Placed<T>[], repair: (record: T, present: CurrentTime) => T) =>
    placed.map(({ place, record }) => ({ place, record: repair(record, present) }));
  return {
    notes: each(notes, repairNote),
    readouts: each(readouts, repairReadout),
    corrections: each(corrections, repairCorrection),
    refusals,
  };
}

function decode(bytes: Uint8Array, date: string): FileText {
  if (bytes.length === 0) throw new ImportError(t("fault_empty"));
  if (bytes.length > LARGEST) throw new ImportError(t("fault_large"));
  const text = textOf(bytes).replace(/^\ufeff/, "");
  return { text, json: jsonIn(text), date };
}

function textOf(bytes: Uint8Array): string {
  const { TextDecoder } = globalThis as unknown as { TextDecoder: Decoder };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportError(t("fault_utf8"), { cause });
  }
}

function jsonIn(text: string): unknown {
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

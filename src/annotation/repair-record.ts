import type { Correction } from "./correction.ts";
import { type Present, plausibleMoment } from "./moment.ts";
import type { Note } from "./note.ts";
import type { ReadoutRecord } from "./readout-record.ts";

/**
 * Returns the same data with every text well formed: half of a surrogate pair, which a page or a file may hold, breaks whoever
 * makes an address of it. Lengths stay, and so do the places of spans. What is well formed is returned as it is.
 */
export function wellFormed<T>(data: T): T {
  if (typeof data === "string") return data.toWellFormed() as T & string;
  if (Array.isArray(data)) return keepSame(data, data.map(wellFormed) as T & unknown[]);
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [key, wellFormed(value)] as const);
  return entries.every(([key, value]) => value === (data as Record<string, unknown>)[key])
    ? data
    : (Object.fromEntries(entries) as T);
}

function keepSame<T extends readonly unknown[]>(before: T, after: T): T {
  return after.every((one, at) => one === before[at]) ? before : after;
}

/** Returns a note from elsewhere with well-formed texts and with moments that can be true (see `plausibleMoment`). */
export function repairNote(note: Note, present: Present): Note {
  const { created, modified, deleted } = note;
  return wellFormed({
    ...note,
    created: plausibleMoment(created, present),
    modified: plausibleMoment(modified, present),
    ...(deleted !== undefined && { deleted: plausibleMoment(deleted, present) }),
  });
}

/** As `repairNote`, for a readout and its earlier texts. */
export function repairReadout(readout: ReadoutRecord, present: Present): ReadoutRecord {
  const repaired = <T extends { readonly capturedAt: string }>(one: T): T => {
    return { ...one, capturedAt: plausibleMoment(one.capturedAt, present) };
  };
  return wellFormed({ ...repaired(readout), earlier: readout.earlier.map(repaired) });
}

/** As `repairNote`, for a correction. */
export function repairCorrection(correction: Correction, present: Present): Correction {
  const { created, modified } = correction;
  return wellFormed({
    ...correction,
    created: plausibleMoment(created, present),
    modified: plausibleMoment(modified, present),
  });
}

import { applyCorrections } from "../annotation/apply-corrections.ts";
import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { ImportedFile } from "./import-types.ts";
import { type AnnotatedReadout, annotationFromReadout } from "./inter-annotator-agreement.ts";

/** Returns a readout as annotated by one person: the engine's attributions with that person's corrections. */
export function correctedAnnotation(readout: ReadoutRecord, corrections: readonly Correction[]): AnnotatedReadout {
  return annotationFromReadout(
    readout,
    applyCorrections(readout.text, readout.reading.attributions, corrections).attributions,
  );
}

/** Returns the readouts of a backup with the corrections of the person who made it. */
export function readBackupAnnotations({ readouts, corrections }: ImportedFile): AnnotatedReadout[] {
  const byPage = new Map<string, Correction[]>();
  for (const { record } of corrections) {
    const key = pageKey(record.target.source);
    const known = byPage.get(key);
    if (known) known.push(record);
    else byPage.set(key, [record]);
  }
  return readouts.map(({ record }) => correctedAnnotation(record, byPage.get(pageKey(record.url)) ?? []));
}

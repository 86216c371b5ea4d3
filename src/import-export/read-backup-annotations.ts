import { applyCorrections } from "../annotation/apply-corrections.ts";
import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { ImportedFile } from "./import-types.ts";
import { type AnnotatedReadout, annotationFromReadout } from "./inter-annotator-agreement.ts";

/** A readout as one person reads it: the engine's attributions, set right by that person. */
export function correctedAnnotation(readout: ReadoutRecord, corrections: readonly Correction[]): AnnotatedReadout {
  return annotationFromReadout(
    readout,
    applyCorrections(readout.text, readout.reading.attributions, corrections).attributions,
  );
}

/** The readouts of a file as the person reads them whose file it is. */
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

import type { Format } from "./format.ts";
import { bibtex } from "./formats/bibtex.ts";
import { brat } from "./formats/brat.ts";
import { citations } from "./formats/citations.ts";
import { csl } from "./formats/csl.ts";
import { csv } from "./formats/csv.ts";
import { csvDataset } from "./formats/csv-dataset.ts";
import { doccano } from "./formats/doccano.ts";
import { html } from "./formats/html.ts";
import { hypothesis } from "./formats/hypothesis.ts";
import { jsonBackup } from "./formats/json-backup.ts";
import { logseq } from "./formats/logseq.ts";
import { markdown } from "./formats/markdown.ts";
import { readwise } from "./formats/readwise.ts";
import { qdc, qdpx } from "./formats/refi-qda.ts";
import { ris } from "./formats/ris.ts";
import { uimaCas } from "./formats/uima-cas.ts";
import { webAnnotation } from "./formats/web-annotation.ts";

/** All export formats, in the order in which they are shown. */
export const FORMATS = [
  markdown,
  logseq,
  csv,
  csvDataset,
  html,
  citations,
  jsonBackup,
  ris,
  csl,
  bibtex,
  webAnnotation,
  hypothesis,
  readwise,
  qdpx,
  qdc,
  brat,
  doccano,
  uimaCas,
] as const satisfies readonly Format[];

/** Returns the format with this id. */
export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

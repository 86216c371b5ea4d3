import type { Importer } from "./import-types.ts";
import { codebookCsvImporter } from "./importers/codebook-csv.ts";
import { codebookXmlImporter } from "./importers/codebook-xml.ts";
import { csvDatasetImporter } from "./importers/csv-dataset.ts";
import { hypothesisImporter } from "./importers/hypothesis.ts";
import { jsonBackupImporter } from "./importers/json-backup.ts";
import { webAnnotationImporter } from "./importers/web-annotation.ts";
import { webClipperImporter } from "./importers/web-clipper.ts";

/** All importers, in the order in which they are tried on a file. */
export const IMPORTERS = [
  jsonBackupImporter,
  hypothesisImporter,
  webClipperImporter,
  webAnnotationImporter,
  csvDatasetImporter,
  codebookXmlImporter,
  codebookCsvImporter,
] as const satisfies readonly Importer[];

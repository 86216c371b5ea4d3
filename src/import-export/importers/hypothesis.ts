import { motivationOf, type Note, normalizeTags } from "../../annotation/note.ts";
import { t } from "../../locale/i18n.ts";
import { asArray, MISSING_QUOTE, optionalField, ownField, parseSelectors, stableIdOf } from "../import-helpers.ts";
import type { Importer, ImportFile, ImportIssue, LocatedRecord } from "../import-types.ts";
import { isIssue, parseRecord, reject } from "../parse-record.ts";
import { noteSchema } from "../record-schemas.ts";

/** Reads the export file of the Hypothesis client, and search results of the Hypothesis API. */
export const hypothesisImporter: Importer = {
  id: "hypothesis",
  title: "title_hypothesis",
  canRead: ({ json }) => rowsOf(json) !== undefined,
  read(file) {
    const notes: LocatedRecord<Note>[] = [];
    const issues: ImportIssue[] = [];
    (rowsOf(file.json) ?? []).forEach((row, index) => {
      const location = t("location_annotation", { number: index + 1 });
      const read = readRow(row, location, file);
      if (isIssue(read)) issues.push(read);
      else notes.push({ location, record: read });
    });
    return { notes, readouts: [], corrections: [], issues };
  },
};

function rowsOf(json: unknown): readonly unknown[] | undefined {
  const rows = ownField(json, "annotations") ?? ownField(json, "rows");
  return Array.isArray(rows) ? rows : undefined;
}

function readRow(row: unknown, location: string, { date }: ImportFile): Note | ImportIssue {
  if (typeof row !== "object" || row === null) return reject(location, "", "missing");
  if (asArray(ownField(row, "references")).length > 0) {
    return { location, field: "references", message: t("refused_reply", { place: location }) };
  }
  const [target] = asArray(ownField(row, "target"));
  const own = ownField(ownField(row, "extra"), "note_verbale");
  const selector = parseSelectors(ownField(target, "selector"), ownField(own, "gaps"));
  if (selector === MISSING_QUOTE) return reject(location, "TextQuoteSelector", "missing");
  const source = ownField(row, "uri") ?? ownField(target, "source");
  const created = ownField(row, "created") ?? date;
  const given = {
    id: stableIdOf("hypothesis", ownField(row, "id"), JSON.stringify(row)),
    target: {
      source,
      ...optionalField("selector", selector),
      ...optionalField("canonical", ownField(own, "canonical")),
    },
    ...contentOf(row, own),
    created,
    modified: ownField(row, "updated") ?? created,
    state: ownField(own, "state") ?? "exact",
    title: asArray(ownField(ownField(row, "document"), "title"))[0] ?? String(source),
    ...optionalField("issuer", ownField(own, "issuer")),
    ...optionalField("attribution", ownField(own, "attribution")),
  };
  return parseRecord(noteSchema, given, location);
}

/** Returns what the user wrote. Tags of another program are put into our form; our own are already in it. */
function contentOf(row: unknown, own: unknown): Pick<Record<keyof Note, unknown>, "bodyValue" | "motivation" | "tags"> {
  const text = ownField(row, "text") ?? "";
  const tags = ownField(row, "tags") ?? [];
  return {
    bodyValue: text,
    motivation: ownField(own, "motivation") ?? motivationOf(String(text), asArray(tags)),
    tags: own === undefined && isTexts(tags) ? normalizeTags(tags) : tags,
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

import { type Note, normalizeTags } from "../../annotation/note.ts";
import { t } from "../../locale/i18n.ts";
import { fieldOf, listOf, motivationOf, NO_QUOTE, selectorsOf, uuidOf } from "../foreign-note.ts";
import type { FileText, Importer, Placed, Refusal } from "../imported.ts";
import { isRefusal, noteSchema, readRecord, refuse } from "../record-schemas.ts";

/** Hypothesis: the file that its client exports, and the rows that its API answers a search with. */
export const hypothesisImporter: Importer = {
  id: "hypothesis",
  title: "title_hypothesis",
  recognises: ({ json }) => rowsOf(json) !== undefined,
  read(file) {
    const notes: Placed<Note>[] = [];
    const refusals: Refusal[] = [];
    (rowsOf(file.json) ?? []).forEach((row, index) => {
      const place = t("place_annotation", { number: index + 1 });
      const read = readRow(row, place, file);
      if (isRefusal(read)) refusals.push(read);
      else notes.push({ place, record: read });
    });
    return { notes, readouts: [], corrections: [], refusals };
  },
};

function rowsOf(json: unknown): readonly unknown[] | undefined {
  const rows = fieldOf(json, "annotations") ?? fieldOf(json, "rows");
  return Array.isArray(rows) ? rows : undefined;
}

function readRow(row: unknown, place: string, { date }: FileText): Note | Refusal {
  if (typeof row !== "object" || row === null) return refuse(place, "", "missing");
  if (listOf(fieldOf(row, "references")).length > 0) {
    return { place, field: "references", message: t("refused_reply", { place }) };
  }
  const [target] = listOf(fieldOf(row, "target"));
  const own = fieldOf(fieldOf(row, "extra"), "note_verbale");
  const selector = selectorsOf(fieldOf(target, "selector"), fieldOf(own, "gaps"));
  if (selector === NO_QUOTE) return refuse(place, "TextQuoteSelector", "missing");
  const text = fieldOf(row, "text") ?? "";
  const tags = fieldOf(row, "tags") ?? [];
  const uri = fieldOf(row, "uri") ?? fieldOf(target, "source");
  const created = fieldOf(row, "created") ?? date;
  const [issuer, attribution, canonical] = [
    fieldOf(own, "issuer"),
    fieldOf(own, "attribution"),
    fieldOf(own, "canonical"),
  ];
  const given = {
    id: uuidOf("hypothesis", fieldOf(row, "id"), JSON.stringify(row)),
    target: { source: uri, ...(selector && { selector }), ...(canonical !== undefined && { canonical }) },
    bodyValue: text,
    motivation: fieldOf(own, "motivation") ?? motivationOf(String(text), listOf(tags)),
    tags: own === undefined && isTexts(tags) ? normalizeTags(tags) : tags,
    created,
    modified: fieldOf(row, "updated") ?? created,
    state: fieldOf(own, "state") ?? "exact",
    title: listOf(fieldOf(fieldOf(row, "document"), "title"))[0] ?? String(uri),
    ...(issuer !== undefined && { issuer }),
    ...(attribution !== undefined && { attribution }),
  };
  return readRecord(noteSchema, given, place);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

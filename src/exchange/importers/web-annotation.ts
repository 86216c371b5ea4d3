import { type Note, normalizeTags } from "../../annotation/note.ts";
import { t } from "../../locale/i18n.ts";
import { fieldOf, fieldsOf, listOf, motivationOf, NO_QUOTE, selectorsOf, uuidOf } from "../foreign-note.ts";
import type { FileText, Importer, Placed, Refusal } from "../imported.ts";
import { isRefusal, noteSchema, readRecord, refuse } from "../record-schemas.ts";

/** W3C Web Annotations: a collection, a page, a list, or one; our own terms are read where they stand. */
export const webAnnotationImporter: Importer = {
  id: "w3c",
  title: "title_w3c",
  recognises: ({ json }) => {
    const [first] = listOf(json);
    return (
      listOf(fieldOf(first, "@context")).includes("http://www.w3.org/ns/anno.jsonld") ||
      kindsOf(first).has("Annotation")
    );
  },
  read(file) {
    const notes: Placed<Note>[] = [];
    const refusals: Refusal[] = [];
    annotationsIn(file.json).forEach((annotation, index) => {
      const place = t("place_annotation", { number: index + 1 });
      const read = readAnnotation(annotation, place, file);
      if (isRefusal(read)) refusals.push(read);
      else notes.push({ place, record: read });
    });
    return { notes, readouts: [], corrections: [], refusals };
  },
};

function kindsOf(value: unknown): ReadonlySet<unknown> {
  return new Set(listOf(fieldOf(value, "type")));
}

function annotationsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (kindsOf(json).has("AnnotationCollection")) return listOf(fieldOf(fieldOf(json, "first"), "items"));
  return kindsOf(json).has("AnnotationPage") ? listOf(fieldOf(json, "items")) : listOf(json);
}

function readAnnotation(annotation: unknown, place: string, { date }: FileText): Note | Refusal {
  if (!kindsOf(annotation).has("Annotation"))
    return refuse(place, "type", fieldOf(annotation, "type") === undefined ? "missing" : "wrong");
  const [target] = listOf(fieldOf(annotation, "target"));
  const source = typeof target === "string" ? target : (fieldOf(target, "source") ?? fieldOf(target, "id"));
  const url = typeof source === "string" ? source : fieldOf(source, "id");
  const selector = selectorsOf(fieldOf(target, "selector"));
  if (target === undefined) return refuse(place, "target", "missing");
  if (selector === NO_QUOTE) return refuse(place, "TextQuoteSelector", "missing");
  const isOwn = fieldOf(annotation, "nv:title") !== undefined;
  const { comments, tags } = bodiesOf(annotation);
  const created = fieldOf(annotation, "created") ?? date;
  const given = {
    id: uuidOf("w3c", fieldOf(annotation, "id"), JSON.stringify(annotation)),
    target: {
      source: url,
      ...(selector && { selector }),
      ...optional("canonical", fieldOf(annotation, "nv:canonical")),
    },
    bodyValue: comments.join("\n\n"),
    motivation: isOwn ? fieldOf(annotation, "motivation") : motivationOf(comments.join(), tags),
    tags: isOwn ? tags : normalizeTags(tags),
    created,
    modified: fieldOf(annotation, "modified") ?? created,
    state: fieldOf(annotation, "nv:state") ?? "exact",
    title: fieldOf(annotation, "nv:title") ?? (typeof url === "string" ? url : ""),
    ...optional("issuer", fieldOf(annotation, "nv:issuer")),
    ...optional("attribution", snapshotOf(fieldOf(annotation, "nv:attribution"))),
  };
  return readRecord(noteSchema, given, place);
}

function optional(name: string, value: unknown) {
  return value === undefined ? {} : { [name]: value };
}

function bodiesOf(annotation: unknown): { comments: string[]; tags: string[] } {
  const comments: string[] = [];
  const tags: string[] = [];
  for (const body of [...listOf(fieldOf(annotation, "bodyValue")), ...listOf(fieldOf(annotation, "body"))]) {
    const value = typeof body === "string" ? body : fieldOf(body, "value");
    if (typeof value !== "string") continue;
    if (listOf(fieldOf(body, "purpose")).includes("tagging")) tags.push(value);
    else comments.push(value);
  }
  return { comments, tags };
}

/** Our own terms, without their prefix; the schema says what may stand in them. */
function snapshotOf(value: unknown): unknown {
  if (value === undefined) return undefined;
  const names = ["sources", "cue", "contents", "addressees", "speakers", "act"];
  const fields = fieldsOf(value);
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(fields, `nv:${name}`) ? [[name, fields[`nv:${name}`]]] : [])),
  );
}

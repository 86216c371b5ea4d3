import { motivationOf, type Note, normalizeTags } from "../../annotation/note.ts";
import { t } from "../../locale/i18n.ts";
import {
  asArray,
  asRecord,
  MISSING_QUOTE,
  optionalField,
  ownField,
  parseSelectors,
  stableIdOf,
} from "../import-helpers.ts";
import type { Importer, ImportFile, ImportIssue, LocatedRecord } from "../import-types.ts";
import { isIssue, parseRecord, reject } from "../parse-record.ts";
import { noteSchema } from "../record-schemas.ts";

/**
 * Reads W3C Web Annotations: a collection, a page, a list or a single annotation, with our own terms if it has them.
 */
export const webAnnotationImporter: Importer = {
  id: "w3c",
  title: "title_w3c",
  canRead: ({ json }) => {
    const [first] = asArray(json);
    return (
      asArray(ownField(first, "@context")).includes("http://www.w3.org/ns/anno.jsonld") ||
      kindsOf(first).has("Annotation")
    );
  },
  read(file) {
    const notes: LocatedRecord<Note>[] = [];
    const issues: ImportIssue[] = [];
    annotationsIn(file.json).forEach((annotation, index) => {
      const location = t("location_annotation", { number: index + 1 });
      const read = readAnnotation(annotation, location, file);
      if (isIssue(read)) issues.push(read);
      else notes.push({ location, record: read });
    });
    return { notes, readouts: [], corrections: [], issues };
  },
};

function kindsOf(value: unknown): ReadonlySet<unknown> {
  return new Set(asArray(ownField(value, "type")));
}

function annotationsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (kindsOf(json).has("AnnotationCollection")) return asArray(ownField(ownField(json, "first"), "items"));
  return kindsOf(json).has("AnnotationPage") ? asArray(ownField(json, "items")) : asArray(json);
}

function readAnnotation(annotation: unknown, place: string, { date }: ImportFile): Note | ImportIssue {
  if (!kindsOf(annotation).has("Annotation"))
    return reject(place, "type", ownField(annotation, "type") === undefined ? "missing" : "wrong");
  const [target] = asArray(ownField(annotation, "target"));
  const url = urlOf(target);
  const isOwn = ownField(annotation, "nv:title") !== undefined;
  const selector = parseSelectors(ownField(target, "selector"));
  if (!isOwn && Array.isArray(selector)) selector[1] = inUnits(selector[0], selector[1]);
  if (target === undefined) return reject(place, "target", "missing");
  if (selector === MISSING_QUOTE) return reject(place, "TextQuoteSelector", "missing");
  const { comments, tags } = bodiesOf(annotation);
  const created = ownField(annotation, "created") ?? date;
  const given = {
    id: stableIdOf("w3c", ownField(annotation, "id"), JSON.stringify(annotation)),
    target: {
      source: url,
      ...optionalField("selector", selector),
      ...optionalField("canonical", ownField(annotation, "nv:canonical")),
    },
    bodyValue: comments.join("\n\n"),
    motivation: isOwn ? ownField(annotation, "motivation") : motivationOf(comments.join(), tags),
    tags: isOwn ? tags : normalizeTags(tags),
    created,
    modified: ownField(annotation, "modified") ?? created,
    state: ownField(annotation, "nv:state") ?? "exact",
    title: ownField(annotation, "nv:title") ?? (typeof url === "string" ? url : ""),
    ...optionalField("issuer", ownField(annotation, "nv:issuer")),
    ...optionalField("attribution", snapshotOf(ownField(annotation, "nv:attribution"))),
  };
  return parseRecord(noteSchema, given, place);
}

/** Returns the address of a target, which is the target itself or the resource that it names. */
function urlOf(target: unknown): unknown {
  const source = typeof target === "string" ? target : (ownField(target, "source") ?? ownField(target, "id"));
  return typeof source === "string" ? source : ownField(source, "id");
}

/**
 * Returns a position of another program, which counts code points, with an end that fits the quotation in UTF-16 units.
 * The text before the passage is not known, so the start stays as it is; the quotation finds the passage. Files that
 * Note Verbale wrote before it stated both positions count UTF-16 units.
 */
function inUnits(quote: unknown, position: unknown): unknown {
  const { exact } = asRecord(quote);
  const { start, end, ...rest } = asRecord(position);
  const isCounted = typeof exact === "string" && typeof start === "number" && typeof end === "number";
  return isCounted && end - start === Array.from(exact).length
    ? { ...rest, start, end: start + exact.length }
    : position;
}

function bodiesOf(annotation: unknown): { comments: string[]; tags: string[] } {
  const comments: string[] = [];
  const tags: string[] = [];
  for (const body of [...asArray(ownField(annotation, "bodyValue")), ...asArray(ownField(annotation, "body"))]) {
    const value = typeof body === "string" ? body : ownField(body, "value");
    if (typeof value !== "string") continue;
    if (asArray(ownField(body, "purpose")).includes("tagging")) tags.push(value);
    else comments.push(value);
  }
  return { comments, tags };
}

/** Returns the values of our own terms without their prefix; the schema validates them. */
function snapshotOf(value: unknown): unknown {
  if (value === undefined) return undefined;
  const names = ["sources", "cue", "contents", "addressees", "speakers", "act"];
  const fields = asRecord(value);
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(fields, `nv:${name}`) ? [[name, fields[`nv:${name}`]]] : [])),
  );
}

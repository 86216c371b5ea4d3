import { motivationOf, type Note } from "../../annotation/note.ts";
import { t } from "../../locale/i18n.ts";
import { asArray, ownField, stableIdOf } from "../import-helpers.ts";
import type { Importer, ImportFile, ImportIssue, LocatedRecord } from "../import-types.ts";
import { isIssue, parseRecord, reject } from "../parse-record.ts";
import { noteSchema } from "../record-schemas.ts";

/** Reads the export of Obsidian's Web Clipper: a list of pages, each with its highlights. */
export const webClipperImporter: Importer = {
  id: "web-clipper",
  title: "title_clipper",
  canRead: ({ json }) => Array.isArray(json) && json.some((entry) => Array.isArray(ownField(entry, "highlights"))),
  read(file) {
    const notes: LocatedRecord<Note>[] = [];
    const issues: ImportIssue[] = [];
    asArray(file.json).forEach((entry, index) => {
      const highlights = ownField(entry, "highlights");
      if (!Array.isArray(highlights)) {
        issues.push(
          reject(
            t("location_entry", { number: index + 1 }),
            "highlights",
            highlights === undefined ? "missing" : "wrong",
          ),
        );
        return;
      }
      highlights.forEach((highlight: unknown, at) => {
        const location = t("location_highlight", { number: at + 1, entry: index + 1 });
        const read = readHighlight(entry, highlight, location, file);
        if (isIssue(read)) issues.push(read);
        else notes.push({ location, record: read });
      });
    });
    return { notes, readouts: [], corrections: [], issues };
  },
};

function readHighlight(entry: unknown, highlight: unknown, place: string, { date }: ImportFile): Note | ImportIssue {
  const content = ownField(highlight, "text");
  if (typeof content !== "string") return reject(place, "text", content === undefined ? "missing" : "wrong");
  const exact = plainText(content);
  if (exact === "") return reject(place, "text", "wrong");
  const notes = asArray(ownField(highlight, "notes"));
  if (!notes.every((note) => typeof note === "string")) return reject(place, "notes", "wrong");
  const url = ownField(entry, "url");
  const bodyValue = notes.join("\n\n");
  const moment = ownField(highlight, "timestamp") ?? date;
  const { prefix, suffix } = contextOf(entry, content);
  const given = {
    id: stableIdOf("web-clipper", undefined, JSON.stringify([url, content, moment])),
    target: {
      source: url,
      selector: [
        { type: "TextQuoteSelector", exact, prefix, suffix },
        { type: "TextPositionSelector", start: 0, end: exact.length },
      ],
    },
    bodyValue,
    motivation: motivationOf(bodyValue, []),
    tags: [],
    created: moment,
    modified: moment,
    state: "exact",
    title: ownField(entry, "title") ?? String(url),
  };
  return parseRecord(noteSchema, given, place);
}

/** Returns the text before and after the highlight, which the file stores in a separate list. */
function contextOf(entry: unknown, content: string): { prefix: unknown; suffix: unknown } {
  const data = asArray(ownField(entry, "data")).find((one) => ownField(one, "content") === content);
  const quote = ownField(data, "textQuote");
  return { prefix: ownField(quote, "prefix") ?? "", suffix: ownField(quote, "suffix") ?? "" };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Returns the text of a highlight, which the clipper stores as HTML. None of it is ever shown as HTML. */
function plainText(content: string): string {
  return content
    .replace(/<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^<>]*>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? "0", 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    )
    .trim();
}

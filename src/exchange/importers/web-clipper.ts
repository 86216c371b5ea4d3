import type { Note } from "../../annotation/note.ts";
import { t } from "../../locale/i18n.ts";
import { fieldOf, listOf, motivationOf, uuidOf } from "../foreign-note.ts";
import type { FileText, Importer, Placed, Refusal } from "../imported.ts";
import { isRefusal, noteSchema, readRecord, refuse } from "../record-schemas.ts";

/** The highlights that Obsidian's Web Clipper exports: a list of pages, each with its highlights. */
export const webClipperImporter: Importer = {
  id: "web-clipper",
  title: "title_clipper",
  recognises: ({ json }) => Array.isArray(json) && json.some((entry) => Array.isArray(fieldOf(entry, "highlights"))),
  read(file) {
    const notes: Placed<Note>[] = [];
    const refusals: Refusal[] = [];
    listOf(file.json).forEach((entry, index) => {
      const highlights = fieldOf(entry, "highlights");
      if (!Array.isArray(highlights)) {
        refusals.push(
          refuse(
            t("place_entry", { number: index + 1 }),
            "highlights",
            highlights === undefined ? "missing" : "wrong",
          ),
        );
        return;
      }
      highlights.forEach((highlight: unknown, at) => {
        const place = t("place_highlight", { number: at + 1, entry: index + 1 });
        const read = readHighlight(entry, highlight, place, file);
        if (isRefusal(read)) refusals.push(read);
        else notes.push({ place, record: read });
      });
    });
    return { notes, readouts: [], corrections: [], refusals };
  },
};

function readHighlight(entry: unknown, highlight: unknown, place: string, { date }: FileText): Note | Refusal {
  const content = fieldOf(highlight, "text");
  if (typeof content !== "string") return refuse(place, "text", content === undefined ? "missing" : "wrong");
  const exact = plainText(content);
  if (exact === "") return refuse(place, "text", "wrong");
  const notes = listOf(fieldOf(highlight, "notes"));
  if (!notes.every((note) => typeof note === "string")) return refuse(place, "notes", "wrong");
  const url = fieldOf(entry, "url");
  const bodyValue = notes.join("\n\n");
  const moment = fieldOf(highlight, "timestamp") ?? date;
  const { prefix, suffix } = contextOf(entry, content);
  const given = {
    id: uuidOf("web-clipper", undefined, JSON.stringify([url, content, moment])),
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
    title: fieldOf(entry, "title") ?? String(url),
  };
  return readRecord(noteSchema, given, place);
}

/** The words around the highlight, which stand in the list beside it. */
function contextOf(entry: unknown, content: string): { prefix: unknown; suffix: unknown } {
  const data = listOf(fieldOf(entry, "data")).find((one) => fieldOf(one, "content") === content);
  const quote = fieldOf(data, "textQuote");
  return { prefix: fieldOf(quote, "prefix") ?? "", suffix: fieldOf(quote, "suffix") ?? "" };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The clipper keeps a highlight as HTML; only its words are of use, and nothing of it is ever shown as HTML. */
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

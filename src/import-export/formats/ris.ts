import { formatIsoDay } from "../../annotation/moment.ts";
import { bibliographicRecord, oneLine } from "../bibliographic-record.ts";
import { type ExportedPage, eventOfPage, exportedDate, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";
import { noteHtml } from "../note-html.ts";

/** References for Zotero, EndNote and Mendeley. In Zotero, every note becomes a note of the reference. */
export const ris: Format = {
  id: "ris",
  title: "title_ris",
  purpose: "purpose_ris",
  extension: "ris",
  type: "application/x-research-info-systems",
  pages: "single-file",
  options: [],
  async *write({ pages }) {
    for await (const page of pages) {
      for (const [tag, value] of fieldsOf(page)) yield `${tag}  - ${value}\r\n`;
      yield "ER  - \r\n\r\n";
    }
  },
};

function* fieldsOf(page: ExportedPage): Generator<[string, string]> {
  const { id, title, author, url, issued, accessed, language } = bibliographicRecord(page);
  const notes = withoutTrashed(page.notes);
  yield ["TY", "ELEC"];
  yield ["ID", id];
  yield ["TI", title];
  // In RIS, a comma separates surname and first name. The name of an institution must not contain one.
  if (author !== undefined) yield ["AU", oneLine(author.replaceAll(",", " "))];
  if (issued)
    yield* [
      ["PY", formatIsoDay(issued.first, "/").slice(0, 4)],
      ["DA", `${formatIsoDay(issued.first, "/")}/`],
    ] as [string, string][];
  yield ["Y2", `${formatIsoDay(accessed, "/")}/`];
  yield ["UR", oneLine(url)];
  if (language !== undefined) yield ["LA", oneLine(language)];
  for (const word of new Set(["readout", ...notes.flatMap((note) => note.tags.map(oneLine))]))
    if (word !== "") yield ["KW", word];
  const event = eventOfPage(page);
  if (event) yield ["AB", oneLine([event.kind, ...event.participants, exportedDate(event)].filter(Boolean).join(", "))];
  for (const note of notes) yield ["N1", noteHtml(note)];
}

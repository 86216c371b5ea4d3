import type { Day } from "../../annotation/moment.ts";
import { bibliographicRecord, oneLine } from "../bibliographic-record.ts";
import { type ExportedPage, eventOfPage, exportedDate, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";

/** References as CSL-JSON, for Zotero, pandoc and citation processors. */
export const csl: Format = {
  id: "csl",
  title: "title_csl",
  purpose: "purpose_csl",
  extension: "json",
  type: "application/vnd.citationstyles.csl+json",
  pages: "single-file",
  options: [],
  async *write({ pages }) {
    let between = "[\n";
    for await (const page of pages) {
      yield between + JSON.stringify(itemOf(page));
      between = ",\n";
    }
    yield between === "[\n" ? "[]\n" : "\n]\n";
  },
};

/**
 * Returns a page as a CSL item. An institution is written as a `literal` name, so that its last word is not used as a
 * surname. It is not also the publisher, because bibliographies would print it twice. Zotero rejects unknown types.
 */
function itemOf(page: ExportedPage) {
  const { id, title, author, url, issued, accessed, language } = bibliographicRecord(page);
  const event = eventOfPage(page);
  const keywords = [...new Set(withoutTrashed(page.notes).flatMap((note) => note.tags.map(oneLine)))].filter(Boolean);
  return {
    id,
    type: "webpage",
    title,
    ...(author !== undefined && { author: [{ literal: author }] }),
    ...(issued && { issued: dateOf(issued.first, issued.last) }),
    accessed: dateOf(accessed),
    URL: withoutApostrophes(url),
    ...(language !== undefined && { language }),
    genre: "Readout",
    ...(keywords.length > 0 && { keyword: keywords.join(", ") }),
    ...(event && {
      note: oneLine([event.kind, ...event.participants, exportedDate(event)].filter(Boolean).join(", ")),
    }),
  };
}

function dateOf(...days: readonly (Day | undefined)[]) {
  const parts = days.flatMap((one) => (one === undefined ? [] : [[one.year, one.month, one.day]]));
  return { "date-parts": parts };
}

/** Returns the address without apostrophes, which pandoc would turn into quotation marks. */
function withoutApostrophes(url: string): string {
  return url.replaceAll("'", "%27");
}

import { buildTextFragmentUrl } from "../../annotation/build-text-fragment.ts";
import type { Note } from "../../annotation/note.ts";
import { trimEnds } from "../../engine/text-ends.ts";
import { csvLine, withoutControls } from "../csv-parse.ts";
import { type ExportedPage, issuerOfPage, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";

const HEADER = ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"];

/** Readwise's import table. It contains only notes on passages, because it is a table of highlights. */
export const readwise: Format = {
  id: "readwise",
  takesAllCharacters: true,
  title: "title_readwise",
  purpose: "purpose_readwise",
  extension: "csv",
  type: "text/csv;charset=utf-8",
  pages: "single-file",
  options: [],
  async *write({ pages }) {
    yield csvLine(HEADER, ",");
    for await (const page of pages) {
      for (const note of withoutTrashed(page.notes)) {
        if (note.target.selector && note.target.selector[0].exact.trim() !== "")
          yield csvLine(cells(page, note).map(withoutControls), ",");
      }
    }
  },
};

function cells(page: ExportedPage, note: Note): string[] {
  const { selector, source } = note.target;
  return [
    selector?.[0].exact ?? "",
    note.title,
    note.issuer ?? issuerOfPage(page) ?? "",
    selector ? buildTextFragmentUrl(source, selector) : source,
    [...note.tags.map(inlineTag).filter(Boolean), note.bodyValue].join(" ").trim(),
    String((selector?.[1].start ?? 0) + 1),
    note.created.slice(0, 19).replace("T", " "),
  ];
}

/** Returns a tag as ".word". Readwise reads this form at the start of a note as a tag that ends at the next space. */
function inlineTag(tag: string): string {
  const word = trimEnds(tag.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "-"), "-");
  return word === "" ? "" : `.${word}`;
}

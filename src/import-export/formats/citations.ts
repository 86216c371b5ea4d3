import { attributionsOfPage, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";
import { citeAttribution, citeNote } from "../plain-citation.ts";

/** Every attribution and every noted passage as a citation, one paragraph each. */
export const citations: Format = {
  id: "citations",
  title: "title_citations",
  purpose: "purpose_citations",
  extension: "txt",
  type: "text/plain;charset=utf-8",
  pages: "single-file",
  options: [],
  async *write({ pages }) {
    for await (const page of pages) {
      for (const attribution of attributionsOfPage(page)) yield `${citeAttribution(page, attribution)}\n\n`;
      for (const note of withoutTrashed(page.notes)) yield `${citeNote(page, note)}\n\n`;
    }
  },
};

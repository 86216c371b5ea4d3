import { citeAttribution, citeNote } from "../citation.ts";
import { attributionsOf, present } from "../export-document.ts";
import type { Format } from "../format.ts";

/** Every attribution and every noted passage as a citation, a paragraph each. */
export const citations: Format = {
  id: "citations",
  title: "title_citations",
  purpose: "purpose_citations",
  extension: "txt",
  type: "text/plain;charset=utf-8",
  pages: "together",
  options: [],
  async *write({ pages }) {
    for await (const page of pages) {
      for (const attribution of attributionsOf(page)) yield `${citeAttribution(page, attribution)}\n\n`;
      for (const note of present(page.notes)) yield `${citeNote(page, note)}\n\n`;
    }
  },
};

import type { AttributionView } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ExportDocument, ExportedAttribution, ExportedPage } from "../exchange/export-document.ts";
import { serialize } from "../exchange/serialize.ts";
import { browser } from "../messages/browser.ts";
import { background, type PageView } from "../messages/contract.ts";
import type { ExportFormat } from "../ui/export-bar.tsx";

/** Notes asked for at a time: an answer of some hundred kilobytes. */
const CHUNK = 500;

/** Saves the page's attributions and notes as a file; says in words what was saved. */
export async function exportPage(format: ExportFormat, view: PageView): Promise<string> {
  return save(format, [pageOfView(view)]);
}

/** Saves all notes, each page with the readout stored for it; says in words what was saved. */
export async function exportAll(format: ExportFormat): Promise<string> {
  const byPage = new Map<string, Note[]>();
  for await (const note of eachNewestNote()) {
    const key = pageKey(note.target.source);
    const notes = byPage.get(key);
    if (notes) notes.push(note);
    else byPage.set(key, [note]);
  }
  const pages: ExportedPage[] = [];
  for (const notes of byPage.values()) pages.push(await pageOfNotes(notes));
  if (pages.length === 0) return "There are no notes to export yet.";
  return save(format, pages);
}

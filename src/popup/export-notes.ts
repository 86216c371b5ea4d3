import { type AttributionView, viewAttribution } from "../annotation/attribution-view.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import { type ExportedAttribution, type ExportedPage, exportAttribution } from "../exchange/export-document.ts";
import { serialize } from "../exchange/serialize.ts";
import { say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import { background, type PageView } from "../messages/contract.ts";
import type { ExportFormat } from "../ui/export-bar.tsx";

/** Notes asked for at a time: an answer of some hundred kilobytes. */
const CHUNK = 500;

/** Saves the page's attributions and notes as a file; says in words what was saved. */
export async function exportPage(format: ExportFormat, view: PageView): Promise<string> {
  return save(format, [await pageOfView(view)]);
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
  if (pages.length === 0) return say("nothing_to_export");
  return save(format, pages);
}

/** All notes, newest first, some hundreds at a time. */
async function* eachNewestNote(): AsyncGenerator<Note> {
  let chunk = await background.newestNotes(CHUNK, null);
  while (chunk.length > 0) {
    yield* chunk;
    chunk = await background.newestNotes(CHUNK, chunk.at(-1)?.created ?? null);
  }
}

async function pageOfView({ url, title, event, attributions, notes }: PageView): Promise<ExportedPage> {
  const noteIds = idsByAttribution(notes);
  const readout = await background.readoutOfPage(url);
  return {
    url,
    title,
    ...(event && { event }),
    ...(event?.issuer !== undefined && { issuer: event.issuer }),
    capturedAt: new Date().toISOString(),
    attributions: attributions.map((one) => exportedAttribution(one, noteIds.get(one.index))),
    notes: notes.map(({ note }) => note),
    ...(readout && { readout }),
  };
}

function idsByAttribution(notes: PageView["notes"]): Map<number, string[]> {
  const ids = new Map<number, string[]>();
  for (const { note, attribution } of notes) {
    if (attribution !== null) ids.set(attribution, [...(ids.get(attribution) ?? []), note.id]);
  }
  return ids;
}

function exportedAttribution(view: AttributionView, noteIds: readonly string[] | undefined): ExportedAttribution {
  const { index, source, cue, contents, addressee, speakers, act, selectors } = view;
  return { index, source, cue, contents, addressee, speakers, act, selectors, ...(noteIds && { noteIds }) };
}

/** The page of some notes, as it was stored when it was noted; a page that was no readout has its notes only. */
async function pageOfNotes(notes: readonly Note[]): Promise<ExportedPage> {
  const [newest] = notes;
  if (!newest) throw new Error("A page without notes was asked for.");
  const url = newest.target.source;
  const readout = await background.readoutOfPage(url);
  if (!readout) return { url, title: newest.title, capturedAt: newest.created, notes };
  return {
    url,
    title: readout.title,
    ...(readout.issuer !== undefined && { issuer: readout.issuer }),
    ...(readout.event && { event: readout.event }),
    capturedAt: readout.capturedAt,
    attributions: readout.reading.attributions.map((one, index) => {
      return exportAttribution(viewAttribution(readout.text, one, index), notes);
    }),
    notes,
    readout,
  };
}

async function save(format: ExportFormat, pages: readonly ExportedPage[]): Promise<string> {
  const { version } = browser.runtime.getManifest();
  const file = await serialize(format, { pages, exportedAt: new Date().toISOString(), version });
  const url = URL.createObjectURL(new Blob([...file.chunks] as BlobPart[], { type: file.type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return say("exported", { name: file.name });
}

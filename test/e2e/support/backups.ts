import { createNote, type Note } from "../../../src/annotation/note.ts";
import { pageKey } from "../../../src/annotation/page-url.ts";
import { exportedPage, groupByPage } from "../../../src/import-export/export-pages.ts";
import { exportToString } from "../../../src/import-export/export-to-string.ts";
import { demoPage, dismissalOf, noteOn, readoutOf } from "./records.ts";
import { site } from "./shared-browser.ts";
import type { Records, StoredRecords } from "./store-in-page.ts";

/** A title that breaks carelessly written front matter. */
export const CALL_TITLE = `Call: "U.S.-China" \\ #1 & 'tolls' [draft] 🌍 — said`;

const ESCAPED_TITLE = CALL_TITLE.replace("&", "&amp;");

/** A long page with a readout of a call, at `/call.html`. */
const CALL = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${ESCAPED_TITLE}</title>
<link rel="icon" href="data:,">
<body>
<main>
<h1>${ESCAPED_TITLE}</h1>
<p>Prime Minister Astrid Halvorsen spoke by telephone today with President Mateus Duarte of Brazil to discuss shipping and the war in Ukraine.</p>
<div style="height: 2500px"></div>
<p>The Prime Minister underlined that U.S.-Norway ties, long-standing &amp; close, need care. She announced that a further 3 billion kroner would be made available in 2027.</p>
<p>President Duarte stressed that other donors must also do their part, adding that no country had contributed more per head.</p>
<p>The two leaders agreed to instruct their ministers to conclude talks on green shipping corridors before the summer.</p>
<div style="height: 2500px"></div>
</main>
</body>
</html>`;

/** The notes of `notedReadouts` on its two readouts. A spreadsheet must not evaluate the second. */
export const STORED_CALL_NOTE = "Ask: is “made available” new money?";
export const STORED_OSLO_NOTE = "=SUM(A1) compare with Brasília";

/** Adds the page with the long readout to the site and returns its address. */
export function addCallPage(): string {
  return site.add("/call.html", CALL);
}

/**
 * Returns the records of a user who has read two pages, written a note on each, and dismissed an attribution of one.
 */
export function notedReadouts() {
  const call = readoutOf(addCallPage(), CALL);
  const oslo = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
  return {
    readouts: [call, oslo],
    notes: [noteOn(call, { cue: "announced" }, STORED_CALL_NOTE), noteOn(oslo, { cue: "thanked" }, STORED_OSLO_NOTE)],
    corrections: [dismissalOf(call, "discuss")],
  };
}

/** Returns short notes, each on a separate page as a whole. The pages are in the order of `addressOfMany`. */
export function notesOnManyPages(count: number): Note[] {
  return Array.from({ length: count }, (_, at) =>
    createNote({ target: { source: addressOfMany(at) }, title: `Page ${at}`, bodyValue: `Note ${at}` }),
  );
}

/** Returns the address of one of the pages of `notesOnManyPages`, by its index from 0. */
export function addressOfMany(at: number): string {
  return `https://many.example/${String(at).padStart(5, "0")}`;
}

/** Returns a backup of records, as the extension writes it. */
export async function backupOf({
  notes = [],
  readouts = [],
  corrections = [],
  reviews = [],
  comparisons = [],
}: Records): Promise<string> {
  const notesOn = groupByPage(notes);
  const readoutOn = new Map(readouts.map((readout) => [pageKey(readout.url), readout]));
  const pages = [...new Set([...notesOn.keys(), ...readoutOn.keys()])].map((key) =>
    exportedPage({
      notes: notesOn.get(key) ?? [],
      readout: readoutOn.get(key),
      corrections: corrections.filter(({ target }) => pageKey(target.source) === key),
      reviews: reviews.filter(({ target }) => pageKey(target.source) === key),
    }),
  );
  const { chunks } = await exportToString("json", {
    pages,
    comparisons,
    exportedAt: "2026-11-24T12:00:00.000Z",
    version: "0.1.0",
  });
  return chunks.join("");
}

interface Backup {
  readonly pages: readonly {
    readonly notes: StoredRecords["notes"];
    readonly readout?: StoredRecords["readouts"][number];
    readonly corrections?: StoredRecords["corrections"];
    readonly reviews?: StoredRecords["reviews"];
  }[];
  readonly comparisons?: StoredRecords["comparisons"];
  readonly people?: StoredRecords["people"];
  readonly rejectedNames?: StoredRecords["rejectedNames"];
  readonly topicTerms?: StoredRecords["topicTerms"];
}

/** Returns the records of a backup, each list sorted by identifier. */
export function recordsOf(backup: string): StoredRecords {
  const { pages, comparisons = [], people = [], rejectedNames = [], topicTerms = [] } = JSON.parse(backup) as Backup;
  return {
    notes: sortedById(pages.flatMap(({ notes }) => notes)),
    readouts: sortedById(pages.flatMap(({ readout }) => readout ?? [])),
    corrections: sortedById(pages.flatMap(({ corrections }) => corrections ?? [])),
    reviews: sortedById(pages.flatMap(({ reviews }) => reviews ?? [])),
    comparisons: sortedById(comparisons),
    people: sortedById(people),
    rejectedNames,
    topicTerms,
  };
}

function sortedById<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Returns the number of records of each kind. */
export function countsOf({ notes, readouts, corrections }: StoredRecords) {
  return { notes: notes.length, readouts: readouts.length, corrections: corrections.length };
}

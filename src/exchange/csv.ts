import type { Note } from "../annotation/note.ts";
import { textFragmentUrl } from "../annotation/text-fragment.ts";
import type { ExportDocument, ExportedAttribution, ExportedPage } from "./export-document.ts";

/** The columns in order; ASCII names, so that every program that makes fields of them takes them as they are. */
const COLUMNS = [
  "row_type",
  "id",
  "title",
  "url",
  "passage_url",
  "issuer",
  "event_kind",
  "event_date",
  "participants",
  "captured_at",
  "attribution_no",
  "start",
  "end",
  "speaker",
  "source",
  "cue",
  "content",
  "addressee",
  "act",
  "quote",
  "note",
  "tags",
  "motivation",
  "state",
  "created",
  "modified",
  "note_ids",
  "guarded",
] as const;

type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string | number | undefined>>;

/** Excel takes a file for UTF-8 only with this mark. */
const BOM = "\ufeff";

/** What a spreadsheet would run as a formula, also behind spaces and in full width (CWE-1236). Page text is not ours to trust. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/**
 * One row an attribution and one a note (RFC 4180). A cell that a spreadsheet would run gets an apostrophe before it, and
 * the column `guarded` names such cells, so that a program can take the apostrophe away again.
 */
export function writeCsv({ pages }: ExportDocument): string {
  const rows = pages.flatMap((page) => [...attributionRows(page), ...noteRows(page)]);
  const lines = [COLUMNS.join(","), ...rows.map((row) => writeRow(guardRow(row)))];
  return `${BOM}${lines.join("\r\n")}\r\n`;
}

function attributionRows(page: ExportedPage): Row[] {
  return (page.attributions ?? []).map((attribution) => {
    const [quote, position] = attribution.selectors;
    return {
      ...pageCells(page),
      row_type: "attribution",
      ...attributionCells(attribution),
      passage_url: textFragmentUrl(page.url, attribution.selectors),
      attribution_no: attribution.index + 1,
      start: position.start,
      end: position.end,
      quote: quote.exact,
      note_ids: attribution.noteIds?.join(" "),
    };
  });
}

function attributionCells({ speakers, source, cue, contents, addressee, act }: ExportedAttribution): Row {
  return { speaker: speakers.join("; "), source, cue, content: contents.join(" … "), addressee, act };
}

function noteRows(page: ExportedPage): Row[] {
  return page.notes
    .filter((note) => note.deleted === undefined)
    .map((note) => ({ ...pageCells(page), row_type: "note", ...snapshotCells(note), ...noteCells(page, note) }));
}

function noteCells(page: ExportedPage, note: Note): Row {
  const on = page.attributions?.find(({ noteIds }) => noteIds?.includes(note.id));
  const [quote, position] = note.target.selector ?? [];
  return {
    id: note.id,
    passage_url: note.target.selector && textFragmentUrl(note.target.source, note.target.selector),
    attribution_no: on && on.index + 1,
    start: position?.start,
    end: position?.end,
    quote: quote?.exact,
    note: note.bodyValue,
    tags: note.tags.join("; "),
    motivation: note.motivation,
    state: note.state,
    created: note.created,
    modified: note.modified,
  };
}

function snapshotCells({ attribution }: Note): Row {
  if (!attribution) return {};
  const { sources, cue, contents, addressees, speakers, act } = attribution;
  const [source, addressee] = [sources.join(" … "), addressees.join(" … ")];
  return { speaker: speakers.join("; "), source, cue, content: contents.join(" … "), addressee, act };
}

function pageCells({ title, url, issuer, event, capturedAt }: ExportedPage): Row {
  return {
    title,
    url,
    issuer: issuer ?? event?.issuer,
    event_kind: event?.kind,
    event_date: event?.date,
    participants: event?.participants.join("; "),
    captured_at: capturedAt,
  };
}

function guardRow(row: Row): Row {
  const guarded = COLUMNS.filter((column) => FORMULA.test(String(row[column] ?? "")));
  const safe = Object.fromEntries(guarded.map((column) => [column, `'${row[column]}`]));
  return { ...row, ...safe, guarded: guarded.join(" ") };
}

function writeRow(row: Row): string {
  return COLUMNS.map((column) => writeCell(String(row[column] ?? ""))).join(",");
}

function writeCell(text: string): string {
  const whole = text.toWellFormed();
  return /[",;\t\r\n]|^\s|\s$/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

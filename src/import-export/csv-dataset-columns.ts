/** What a cell of the data profile holds: text as it is, a number, or a list written as JSON. */
export type CellKind = "text" | "number" | "list";

/**
 * The columns of the data profile and what their cells hold. Read and written by this one table, so that the two cannot
 * differ. `escaped` names the columns whose cells escape what UTF-8 cannot hold; `empty` those that are there but empty.
 */
export const DATA_COLUMNS = {
  row_type: "text",
  id: "text",
  url: "text",
  canonical: "text",
  title: "text",
  issuer: "text",
  passage_url: "text",
  exact: "text",
  prefix: "text",
  suffix: "text",
  gaps: "list",
  start: "number",
  end: "number",
  note: "text",
  tags: "list",
  motivation: "text",
  state: "text",
  created: "text",
  modified: "text",
  sources: "list",
  cue: "text",
  contents: "list",
  addressees: "list",
  speakers: "list",
  act: "text",
  event_kind: "text",
  event_date: "text",
  participants: "list",
  captured_at: "text",
  attribution_no: "number",
  note_ids: "list",
  escaped: "text",
  empty: "text",
} as const satisfies Readonly<Record<string, CellKind>>;

export type DataColumn = keyof typeof DATA_COLUMNS;

/** The names of the columns, in order. */
export const DATA_COLUMN_NAMES = Object.keys(DATA_COLUMNS) as readonly DataColumn[];

/** A text as a cell can hold it: a lone surrogate, which UTF-8 has no bytes for, as \udXXX, and a backslash doubled beside it. */
export function escapeCell(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/[\ud800-\udfff]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

/** The inverse of `escapeCell`. */
export function unescapeCell(cell: string): string {
  return cell.replace(/\\(?:\\|u(d[89a-f][0-9a-f]{2}))/g, (_, unit?: string) => {
    return unit === undefined ? "\\" : String.fromCharCode(Number.parseInt(unit, 16));
  });
}

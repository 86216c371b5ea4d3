/** The content of a cell in the data profile: unchanged text, a number, or a list written as JSON. */
export type CellKind = "text" | "number" | "list";

/**
 * The columns of the data profile and the content of their cells. Both the export and the import use this table, so
 * that they cannot differ. `escaped` names the columns whose cells contain escapes for characters that UTF-8 cannot
 * encode or programs do not accept; `empty` names the fields whose value is an empty text.
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
  code_paths: "list",
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
  event_day: "text",
  participants: "list",
  captured_at: "text",
  readout_status: "text",
  attribution_no: "number",
  note_ids: "list",
  checked: "text",
  coder: "text",
  escaped: "text",
  empty: "text",
} as const satisfies Readonly<Record<string, CellKind>>;

export type DataColumn = keyof typeof DATA_COLUMNS;

/** The names of the columns, in order. */
export const DATA_COLUMN_NAMES = Object.keys(DATA_COLUMNS) as readonly DataColumn[];

/**
 * Returns whether a cell can hold a text unchanged. UTF-8 cannot encode lone surrogates, and R and some databases end a
 * text at U+0000.
 */
export function isPlainCell(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/**
 * Returns a text in the form that a cell can hold: lone surrogates and U+0000 are written as \uXXXX, and backslashes are
 * doubled.
 */
export function escapeCell(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/[\0\ud800-\udfff]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Reverses `escapeCell`. */
export function unescapeCell(cell: string): string {
  return cell.replace(/\\(?:\\|u(d[89a-f][0-9a-f]{2}|0000))/g, (_, unit?: string) => {
    return unit === undefined ? "\\" : String.fromCharCode(Number.parseInt(unit, 16));
  });
}

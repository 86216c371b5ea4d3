import { formatIsoDay } from "../../annotation/moment.ts";
import { bibliographicRecord, oneLine } from "../bibliographic-record.ts";
import { type ExportedPage, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";

/** References for LaTeX. Zotero turns the `annote` field into separate notes. */
export const bibtex: Format = {
  id: "bibtex",
  title: "title_bibtex",
  purpose: "purpose_bibtex",
  extension: "bib",
  type: "application/x-bibtex;charset=utf-8",
  pages: "single-file",
  options: [],
  async *write({ pages }) {
    for await (const page of pages) yield entryOf(page);
  },
};

function entryOf(page: ExportedPage): string {
  const { id, title, author, url, issued, accessed, language } = bibliographicRecord(page);
  const notes = withoutTrashed(page.notes).map(({ target, bodyValue }) => {
    return [target.selector?.[0].exact ?? "", bodyValue].map(oneLine).filter(Boolean).join(" — ");
  });
  const keywords = [...new Set(withoutTrashed(page.notes).flatMap((note) => note.tags.map(oneLine)))];
  const values: readonly (readonly [string, string | undefined])[] = [
    ["title", `{${tex(title)}}`],
    ["author", author === undefined ? undefined : `{${tex(author)}}`],
    ["date", issued && [issued.first, ...(issued.last ? [issued.last] : [])].map((day) => formatIsoDay(day)).join("/")],
    ["year", issued && String(issued.first.year)],
    ["url", url.replace(/[{}\\\s]/g, encodeURIComponent)],
    ["urldate", formatIsoDay(accessed)],
    ["type", "Readout"],
    ["language", language === undefined ? undefined : tex(language)],
    [
      "keywords",
      keywords
        .map((word) => tex(word.replaceAll(",", " ")))
        .filter(Boolean)
        .join(", ") || undefined,
    ],
    ["annote", notes.filter(Boolean).map(tex).join("\n\n") || undefined],
  ];
  const lines = values.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@online{${id},\n${lines.join("")}}\n\n`;
}

/**
 * Characters that LaTeX would read or print as others, as all programs read them. In the default font encoding, "<",
 * ">" and "|" are right in formulas only: biber turns the commands for them (`\textless`) back into the characters, and
 * pandoc leaves out `\textbar`. Quotation marks are kept, because pandoc leaves out their commands too; the braces keep
 * two of them, or "?" and a grave accent, from becoming one other character.
 */
const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "$<$",
  ">": "$>$",
  "|": "$|$",
  "`": "{}`{}",
  "'": "'{}",
};

/**
 * Escapes a text so that its characters are no commands and no ligatures of LaTeX. Straight double quotes become
 * pairs. An apostrophe between letters is kept, because LaTeX prints it as one.
 */
function tex(text: string): string {
  return oneLine(text)
    .replace(/(?<!\p{L})'|'(?!\p{L})|[\\{}~^#$%&_<>|`]/gu, (character) => TEX[character] ?? `\\${character}`)
    .replace(/-(?=-)|,(?=,)/g, "$&{}")
    .replace(/(?<![^\s([\p{Pd}\p{Pi}\p{Ps}])"(?=\S)/gu, "``")
    .replaceAll('"', "''");
}

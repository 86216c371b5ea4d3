import { trimEnds } from "../engine/text-ends.ts";

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Writes a text as one line of plain text: no mark of it is read by the program that the file is for. */
export type EscapeInline = (text: string) => string;

/** One line of plain text: every mark that Markdown or Obsidian would read is escaped, at the start of a line also those that mark lists. */
export function escapeInline(text: string): string {
  return withoutListMark(onOneLine(text).replace(/[\\`*_{}[\]<>#|~=$&^%!]/g, "\\$&"));
}

/**
 * The same for Logseq, whose parser takes a bracket behind a backslash for the beginning of a formula. There brackets stand as
 * they are, and a zero-width space parts those that together would be a link, a block, a date, a progress or an element, and
 * the colons that would make a property of a line. Tried with Logseq's own parser, mldoc 1.6.0.
 */
export function escapeLogseqInline(text: string): string {
  const escaped = onOneLine(text).replace(/[\\`*_{}<>#|~=$&^%!]/g, "\\$&");
  return withoutListMark(escaped.replace(/\[(?=[[:]|\d{1,9}[-/])|\](?=\()|\((?=\()|:(?=:)/g, "$&\u200b"));
}

function onOneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/g, " ")
    .trim();
}

function withoutListMark(line: string): string {
  return line.replace(/^[-+:]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");
}

/** The lines of a text, each as plain text; an empty line parts paragraphs. */
export function escapeBlock(text: string, plain: EscapeInline = escapeInline): string {
  return text
    .split(LINE_ENDS)
    .map(plain)
    .join("\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n");
}

/** The text as the lines of a quotation, its paragraphs parted. */
export function blockquote(text: string, plain: EscapeInline = escapeInline): string {
  return text.split(LINE_ENDS).map(plain).filter(Boolean).join("\n>\n> ");
}

/** A line of a code block's edge, also within a list or a quotation. */
const FENCE = /^\s*(?:(?:>|[-*+]|\d+[.)])\s*)*(`{3,}|~{3,})/;

/** A line that begins what is no paragraph: an entry of a list, a quotation, a row of a table, a code block, a heading. */
const STRUCTURE = /^\s*(?:[-*+>|#]|\d+[.)]\s|`{3}|~{3})/;

/**
 * The user's own words as the Markdown that they are; page text never comes here. What they open and do not close is closed
 * behind them, so that the rest of the file keeps its form, and nothing behind them joins a list or a code block.
 */
function embedOwnMarkdown(text: string, inTheOpen: (line: string) => string = (line) => line): string {
  const open = { fence: "", text: "" };
  const lines = text.split(LINE_ENDS).map((line) => {
    const mark = FENCE.exec(line)?.[1] ?? "";
    if (open.fence === "" && mark === "") {
      open.text += `${line}\n`;
      return inTheOpen(line.trimEnd());
    }
    if (open.fence === "") open.fence = mark;
    else if (mark.startsWith(open.fence) && line.trim().endsWith(mark)) open.fence = "";
    return line.trimEnd();
  });
  const whole = [...lines, open.fence].join("\n").trim() + endOfOpen(open.text);
  const last = whole.slice(whole.lastIndexOf("\n\n") + 1).split("\n");
  return last.some((line) => STRUCTURE.test(line)) ? `${whole}\n\n` : whole;
}

/** What closes a comment or a formula that is still open at the end of a text. */
function endOfOpen(text: string): string {
  const isOpen = (mark: string) => text.split(mark).length % 2 === 0;
  const isHtmlOpen = text.lastIndexOf("<!--") > text.lastIndexOf("-->");
  return `${isHtmlOpen ? " -->" : ""}${isOpen("%%") ? " %%" : ""}${isOpen("$$") ? " $$" : ""}`;
}

/** Logseq takes a hyphen or a heading within a block for the next block. */
function withinBlock(line: string): string {
  return line.replace(/^(\s*)- /, "$1* ").replace(/^(\s*)(#+ )/, "$1\\$2");
}

/** How a kind of Markdown writes what is no markup, and the user's own markup. */
export interface MarkdownDialect {
  readonly plain: EscapeInline;
  readonly own: (text: string) => string;
}

/** Markdown as Obsidian and most others read it. */
export const MARKDOWN: MarkdownDialect = { plain: escapeInline, own: (text) => embedOwnMarkdown(text.toWellFormed()) };

/** Markdown as Logseq reads it. */
export const LOGSEQ: MarkdownDialect = {
  plain: escapeLogseqInline,
  own: (text) => embedOwnMarkdown(text.toWellFormed(), withinBlock),
};

/** The address as it may stand in a link, or nothing if a reader should not open it. */
export function linkTarget(url: string): string {
  if (!/^(?:https?|file):/i.test(url)) return "";
  return url.toWellFormed().replace(/[\s<>()[\]\\"'`|^{}\p{Cc}]/gu, (character) => {
    return /[()']/.test(character) ? `%${character.charCodeAt(0).toString(16)}` : encodeURIComponent(character);
  });
}

/** JSON, which YAML takes too, with the few characters escaped that YAML does not allow or takes for line ends. */
export function yamlValue(value: unknown): string {
  return JSON.stringify(value ?? null).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Obsidian allows letters, digits and "_-/" in a tag, and not digits alone. */
export function obsidianTag(tag: string): string {
  const plain = trimEnds(tag.toWellFormed().replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, "-"), "-/");
  return /^\p{N}+$/u.test(plain) ? `n${plain}` : plain;
}

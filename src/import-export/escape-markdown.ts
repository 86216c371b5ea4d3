import { trimEnds } from "../engine/text-ends.ts";

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Escapes a text as one line of plain text, so that the target program interprets nothing in it as markup. */
export type EscapeInline = (text: string) => string;

/**
 * Escapes a text as one line of plain text for Markdown and Obsidian. At the start of a line, list markers are
 * escaped too.
 */
export function escapeInline(text: string): string {
  return withoutListMark(onOneLine(text).replace(/[\\`*_{}[\]<>#|~=$&^%!]/g, "\\$&"));
}

/**
 * Escapes a text as one line of plain text for Logseq, whose parser treats a backslash before a bracket as the start
 * of a formula. Brackets are therefore not escaped. Instead a zero-width space separates characters that together
 * would form a link, block, date, progress cookie or element, and colons that would turn a line into a property.
 * Tested with Logseq's own parser, mldoc 1.6.0.
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

/** Escapes each line of a text as plain text; an empty line separates paragraphs. */
export function escapeBlock(text: string, plain: EscapeInline = escapeInline): string {
  return text
    .split(LINE_ENDS)
    .map(plain)
    .join("\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n");
}

/** Formats a text as a block quotation with separate paragraphs. */
export function blockquote(text: string, plain: EscapeInline = escapeInline): string {
  return text.split(LINE_ENDS).map(plain).filter(Boolean).join("\n>\n> ");
}

/** Matches the first or last line of a code block, also within a list or a quotation. */
const FENCE = /^\s*(?:(?:>|[-*+]|\d+[.)])\s*)*(`{3,}|~{3,})/;

/**
 * Matches a line that starts something other than a paragraph: a list item, quotation, table row, code block or
 * heading.
 */
const STRUCTURE = /^\s*(?:[-*+>|#]|\d+[.)]\s|`{3}|~{3})/;

/**
 * Returns the user's own text as Markdown. Text from pages is never passed to this function. Constructs that the text
 * opens but does not close are closed at its end, so that the rest of the file keeps its structure, and text after it
 * does not join a list or code block.
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

/** Returns the marks that close a comment or formula which is still open at the end of a text. */
function endOfOpen(text: string): string {
  const isOpen = (mark: string) => text.split(mark).length % 2 === 0;
  const isHtmlOpen = text.lastIndexOf("<!--") > text.lastIndexOf("-->");
  return `${isHtmlOpen ? " -->" : ""}${isOpen("%%") ? " %%" : ""}${isOpen("$$") ? " $$" : ""}`;
}

/** Changes hyphens and headings within a block, which Logseq would treat as the start of a new block. */
function withinBlock(line: string): string {
  return line.replace(/^(\s*)- /, "$1* ").replace(/^(\s*)(#+ )/, "$1\\$2");
}

/** The functions by which a dialect of Markdown writes plain text and the user's own markup. */
export interface MarkdownDialect {
  readonly plain: EscapeInline;
  readonly own: (text: string) => string;
}

/** Markdown for Obsidian and most other programs. */
export const MARKDOWN: MarkdownDialect = { plain: escapeInline, own: (text) => embedOwnMarkdown(text.toWellFormed()) };

/** Markdown for Logseq. */
export const LOGSEQ: MarkdownDialect = {
  plain: escapeLogseqInline,
  own: (text) => embedOwnMarkdown(text.toWellFormed(), withinBlock),
};

/** Returns the address in the form required in a link, or "" if the address is not safe to open. */
export function linkTarget(url: string): string {
  if (!/^(?:https?|file):/i.test(url)) return "";
  return url.toWellFormed().replace(/[\s<>()[\]\\"'`|^{}\p{Cc}]/gu, (character) => {
    return /[()']/.test(character) ? `%${character.charCodeAt(0).toString(16)}` : encodeURIComponent(character);
  });
}

/**
 * Returns a value as JSON, which is also valid YAML, with escapes for the few characters that YAML forbids or treats
 * as line breaks.
 */
export function yamlValue(value: unknown): string {
  return JSON.stringify(value ?? null).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Returns a tag in the form that Obsidian allows: letters, digits and "_-/", but not only digits. */
export function obsidianTag(tag: string): string {
  const plain = trimEnds(tag.toWellFormed().replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, "-"), "-/");
  return /^\p{N}+$/u.test(plain) ? `n${plain}` : plain;
}

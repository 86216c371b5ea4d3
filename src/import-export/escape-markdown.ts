import { trimEnds } from "../engine/text-ends.ts";

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Escapes a text as one line of plain text, so that the target program interprets nothing in it as markup. */
export type EscapeInline = (text: string) => string;

/**
 * Escapes a text as one line of plain text for Markdown and Obsidian. At the start of a line, list markers are
 * escaped too.
 */
export function escapeInline(text: string): string {
  return withoutListMark(withAutolinks(onOneLine(text), escapeMarks));
}

/** Escapes a text as the label of a link, in which there can be no other link. */
export function escapeLabel(text: string): string {
  return escapeMarks(onOneLine(text));
}

function escapeMarks(words: string): string {
  return words.replace(MARKUP, "\\$&");
}

/** Characters that can be markup in Markdown, Obsidian or Logseq. */
const MARKUP = /[\\`*_{}[\]<>#|~=$&^%!]/g;

/**
 * Escapes a text as one line of plain text for Logseq, whose parser treats a backslash before a bracket as the start
 * of a formula. Brackets are therefore not escaped. Instead a zero-width space separates characters that together
 * would form a link, block, date, progress cookie or element, and colons that would turn a line into a property.
 * Tested with Logseq's own parser, mldoc 1.6.0.
 */
function escapeLogseqInline(text: string): string {
  return withoutListMark(
    withAutolinks(onOneLine(text), (words) =>
      words
        .replace(/[\\`*_{}<>#|~=$&^%!]/g, "\\$&")
        .replace(/\[(?=[[:]|\d{1,9}[-/])|\](?=\()|\((?=\()|:(?=:)/g, "$&\u200b"),
    ),
  );
}

/**
 * Returns a text as the value of a property of Logseq, which is part of no paragraph: backslashes would be part of the
 * value, and so of the name of the page. A zero-width space keeps links, blocks and tags from being parsed.
 */
export function logseqProperty(text: string): string {
  return onOneLine(text)
    .replace(/\[(?=\[)|\](?=[\](])|\((?=\()|\)(?=\))/g, "$&\u200b")
    .replace(/(?<![\p{L}\p{N}])#(?=\S)/gu, "\u200b$&");
}

/** Matches the start of a web address, or an e-mail address, which Markdown programs turn into a link. */
const ADDRESS_START =
  /(?<![A-Za-z0-9_])(?:[Hh][Tt]{2}[Pp][Ss]?:\/\/(?=[^\s/])|[Ww]{3}\.(?=[^\s/.])|[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}(?![A-Za-z0-9_-]))/g;

/** Matches the rest of a web address. */
const ADDRESS_REST = /[^\s<>"«»“”‘’\u3000-\u303f\uff00-\uffef]*/y;

/**
 * Returns a line in which `escapeWords` is applied to everything but the addresses. These are written as autolinks, in
 * which nothing is escaped: programs that find addresses themselves take a backslash for a part of the address.
 */
function withAutolinks(line: string, escapeWords: EscapeInline): string {
  let written = "";
  let at = 0;
  for (const { 0: start, index } of line.matchAll(ADDRESS_START)) {
    const address = index < at ? "" : addressAt(line, index, start);
    if (address === "") continue;
    const link = /^[Ww]{3}\./.test(address)
      ? `[${escapeWords(address)}](${linkTarget(`http://${address}`)})`
      : `<${autolinkTarget(address)}>`;
    written += escapeWords(line.slice(at, index)) + link;
    at = index + address.length;
  }
  return written + escapeWords(line.slice(at));
}

/** Returns the address that begins with `start`, or "" if only punctuation follows. */
function addressAt(line: string, index: number, start: string): string {
  if (start.includes("@")) return start;
  ADDRESS_REST.lastIndex = index + start.length;
  const address = withoutPunctuation(start + (ADDRESS_REST.exec(line)?.[0] ?? ""));
  return address.length > start.length ? address : "";
}

/** The brackets that an address may contain in pairs. */
const BRACKETS = ["()", "[]", "{}"] as const;

/** Returns an address without the punctuation at its end, and without the brackets there that nothing in it opens. */
function withoutPunctuation(address: string): string {
  const countOf = (character = "") => address.split(character).length - 1;
  const unopened = new Map(BRACKETS.map(([open, close]) => [close, countOf(close) - countOf(open)]));
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1];
    const count = unopened.get(last);
    if (count === undefined ? !/[?!.,:;*_~'`|\\،؛؟…]/.test(last ?? "") : count <= 0) break;
    if (count !== undefined) unopened.set(last, count - 1);
  }
  return address.slice(0, end);
}

/** Returns an address in the form required in an autolink, without what some program would treat as markup. */
function autolinkTarget(address: string): string {
  return (linkTarget(address) || address)
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
    .replace(/[*~$!]|(?<==)=|(?<=:):|(?<=&[A-Za-z0-9#]{1,40});/g, percentEncoded);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
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
export function escapeBlock(text: string, { plain, lineBreak = "" }: MarkdownDialect = MARKDOWN): string {
  return text
    .split(LINE_ENDS)
    .map(plain)
    .join("\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n")
    .replace(/(?<!\n)\n(?!\n)/g, `${lineBreak}\n`);
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
  /** What ends a line within a paragraph, for programs that would join it to the next line. */
  readonly lineBreak?: string;
}

/** Markdown for Obsidian, which shows the lines of a paragraph as they are. */
export const MARKDOWN: MarkdownDialect = { plain: escapeInline, own: (text) => embedOwnMarkdown(text.toWellFormed()) };

/** Markdown for other programs, which join the lines of a paragraph unless a backslash ends them. */
export const PLAIN_MARKDOWN: MarkdownDialect = { ...MARKDOWN, lineBreak: "\\" };

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

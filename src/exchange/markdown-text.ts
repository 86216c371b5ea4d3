const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** One line of plain text: every mark that Markdown or Obsidian would read is escaped, at the start of a line also those that mark lists. */
export function inline(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\u0085]+/g, " ")
    .trim();
  return line
    .replace(/[\\`*_{}[\]<>#|~=$&^%!]/g, "\\$&")
    .replace(/^[-+:]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/** The lines of a text, each as plain text; an empty line parts paragraphs. */
export function block(text: string): string {
  return text
    .split(LINE_ENDS)
    .map(inline)
    .join("\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n");
}

/** The text as the lines of a quotation, its paragraphs parted. */
export function quoted(text: string): string {
  return text.split(LINE_ENDS).map(inline).filter(Boolean).join("\n>\n> ");
}

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
  const plain = tag
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, "-")
    .replace(/^[-/]+|[-/]+$/g, "");
  return /^\p{N}+$/u.test(plain) ? `n${plain}` : plain;
}

/** Characters that XML 1.0 cannot represent, not even as character references. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
export const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};

/** Escapes a text for XML or HTML content between tags. Characters that XML forbids become U+FFFD. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"'\r]/g, (character) => REFERENCES[character] ?? character);
}

/** Escapes a text for a quoted attribute value, and preserves its line breaks and tabs. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replace(/[\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Returns a text as HTML paragraphs with their line breaks. Breaks that only a style sheet makes are lost when the page
 * is converted, or pasted into another document.
 */
export function paragraphs(text: string, given: Parameters<typeof attributes>[0]): string {
  const written: string[][] = [[]];
  for (const line of text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    if (line.trim() === "") written.push([]);
    else written.at(-1)?.push(escapeMarkup(line.trim()));
  }
  return written
    .filter((lines) => lines.length > 0)
    .map((lines) => `<p${attributes(given)}>${lines.join("<br/>\n")}</p>\n`)
    .join("");
}

/** Returns the attributes that have a value, each preceded by a space. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join("");
}

/**
 * Returns an address as people read it, with the letters of other scripts instead of their percent-encoding. Invisible
 * characters and spaces remain encoded.
 */
export function readableUrl(url: string): string {
  return url.replace(/(?:%[89A-Fa-f][0-9A-Fa-f])+/g, (encoded) => {
    try {
      const decoded = decodeURIComponent(encoded);
      return /[\p{C}\p{Z}]/u.test(decoded) ? encoded : decoded;
    } catch {
      return encoded;
    }
  });
}

/** Returns whether it is safe to link to an address. An address such as "javascript:…" would run as code. */
export function isSafeUrl(url: string): boolean {
  return /^(?:https?|file):\/\//i.test(url);
}

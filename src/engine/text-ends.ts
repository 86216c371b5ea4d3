/*
 * What patterns that end in `$` do in the square of the text's length, for they begin again at every letter.
 */

/** Returns the text without the characters of `cut` at its ends. */
export function trimEnds(text: string, cut: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && cut.includes(text.charAt(start))) start++;
  while (end > start && cut.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Returns the end of a text from the last letter on that does not match; `letter` matches one letter alone. */
export function runAtEnd(text: string, letter: RegExp): string {
  let start = text.length;
  while (start > 0) {
    const before = start - (isPairBefore(text, start) ? 2 : 1);
    if (!letter.test(text.slice(before, start))) break;
    start = before;
  }
  return text.slice(start);
}

function isPairBefore(text: string, at: number): boolean {
  return at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
}

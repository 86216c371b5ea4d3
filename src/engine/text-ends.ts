/*
 * These functions replace regular expressions that end in `$`. Such an expression is tried again at every character, so
 * that its cost grows with the square of the length of the text.
 */

/** Returns the text without the characters of `cut` at its ends. */
export function trimEnds(text: string, cut: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && cut.includes(text.charAt(start))) start++;
  while (end > start && cut.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/**
 * Returns the longest run of characters at the end of a text that all match `letter`, a pattern for a single character.
 */
export function runAtEnd(text: string, letter: RegExp): string {
  let start = text.length;
  while (start > 0) {
    const before = start - (isSurrogatePairBefore(text, start) ? 2 : 1);
    if (!letter.test(text.slice(before, start))) break;
    start = before;
  }
  return text.slice(start);
}

function isSurrogatePairBefore(text: string, at: number): boolean {
  return at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
}

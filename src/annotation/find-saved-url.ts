/**
 * The first part of a file, in characters, in which browsers and tools write the address of the page that they saved.
 */
const HEAD_LENGTH = 4_000;

/** Chromium and others write `<!-- saved from url=(0023)https://example.org/ -->`. */
const SAVED_FROM = /<!-- saved from url=\(\d{4}\)(https?:\/\/[^\s<>]+) -->/i;

/** SingleFile writes a comment with the line ` url: https://example.org/ `. */
const SINGLE_FILE = /<!--\s{0,9}Page saved with SingleFile\s{1,9}url: (https?:\/\/[^\s<>]+)/i;

/** Returns the address of the web page that was saved as this HTML file, or undefined if the file does not say it. */
export function findSavedUrl(html: string): string | undefined {
  const head = html.slice(0, HEAD_LENGTH);
  return (SAVED_FROM.exec(head) ?? SINGLE_FILE.exec(head))?.[1];
}

/** The key under which scripts store whether the site of their document has notes, in the extension's isolated world. */
const KEY = Symbol.for("note-verbale.noted");
const globals = globalThis as { [KEY]?: boolean };

/**
 * Stores whether the site of this document had notes when the document was loaded. The script that runs first in every
 * page stores false, and the one that runs next, on sites with notes only, stores true.
 */
export function setSiteNoted(isNoted: boolean): void {
  globals[KEY] = isNoted;
}

/**
 * Returns false if the site of this document had no notes when the document was loaded. Returns true if it had, or if
 * the browser ran neither script, as in a page that was open before the extension was installed or updated.
 */
export function mayHaveNotes(): boolean {
  return globals[KEY] !== false;
}

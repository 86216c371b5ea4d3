import type { Note } from "./note.ts";

/** The texts by which a note is recognised as a note on a claim. White space is one space. */
interface ClaimTexts {
  readonly cue: string;
  readonly contents: readonly string[];
}

/** Returns the notes on a claim, which are those made on an attribution with the same texts. */
export function notesOnClaim(claim: ClaimTexts, notes: readonly Note[]): readonly Note[] {
  return notes.filter(({ attribution }) => isSameClaim(claim, attribution));
}

function isSameClaim({ cue, contents }: ClaimTexts, snapshot: Note["attribution"]): boolean {
  if (snapshot === undefined) return false;
  return oneLine(snapshot.cue ?? "") === cue && oneLine(snapshot.contents.join()) === contents.join();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

import { FIRST_PERSON_PRONOUN, INTRODUCTION } from "../languages/en/sentence-patterns.ts";

/** Matches the line with which a press office introduces its readout as a quotation ("A spokesperson said:"). */
/** Minimum length of a one-paragraph readout in UTF-16 units. A shorter quotation is somebody's statement. */
const MIN_ACCOUNT_LENGTH = 120;
const OPENING = /^[ \t]*["“„«]/u;
const CLOSING = /["”»]([ \t]*)$/u;
/**
 * Returns the text without the quotation marks of a readout that its press office presents as one long quotation. Such
 * a readout is the office's own account and not speech. Replaces the marks with spaces, so that offsets stay valid. A
 * quotation that contains "I" or "we" is speech and keeps its marks.
 */
export function unwrapBlockQuote(text: string): string {
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    if (!INTRODUCTION.test(lines[i] ?? "")) continue;
    const block = blockAfter(lines, i);
    if (isWholeAccount(lines, block) && !block.some((at) => FIRST_PERSON_PRONOUN.test(lines[at] ?? "")))
      replaceMarks(lines, block);
  }
  return lines.join("\n");
}

/**
 * Returns whether a quotation is long enough to be a readout: several paragraphs, or one paragraph of several
 * sentences.
 */
function isWholeAccount(lines: readonly string[], block: readonly number[]): boolean {
  const only = lines[block[0] ?? -1] ?? "";
  return (
    block.length > 1 ||
    (block.length === 1 && only.length >= MIN_ACCOUNT_LENGTH && /[.!?] \p{Lu}/u.test(only) && CLOSING.test(only))
  );
}

/**
 * Returns the indices of the lines after `from` that begin with a quotation mark, up to the one that closes the
 * quotation. Skips empty lines.
 */
function blockAfter(lines: readonly string[], from: number): number[] {
  const block: number[] = [];
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (line.trim() === "") continue;
    if (!OPENING.test(line)) break;
    block.push(i);
    if (CLOSING.test(line)) break;
  }
  return block;
}

function replaceMarks(lines: string[], block: readonly number[]): void {
  for (const at of block) {
    const line = lines[at] ?? "";
    const unquoted = line.replace(OPENING, (marks) => " ".repeat(marks.length));
    lines[at] = at === block.at(-1) ? unquoted.replace(CLOSING, " $1") : unquoted;
  }
}

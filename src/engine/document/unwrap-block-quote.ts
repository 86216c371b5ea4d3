/** The line by which a press office hands its readout out as a quotation ("A spokesperson said:"). */
const INTRODUCTION =
  /\b(?:spokes(?:person|man|woman)|statement|read-?out|summary|communiqu[eé]|(?:attributed|attributable) to|press (?:secretary|office|release|service))\b[^\n]{0,120}:[ \t]*$/iu;
/** A quotation of one paragraph that is shorter is somebody's words. */
const SHORTEST_ACCOUNT = 120;
const OPENING = /^[ \t]*["“„«]/u;
const CLOSING = /["”»]([ \t]*)$/u;
const FIRST_PERSON = /\b(?:I|I['’]m|me|my|we|us|our)\b/u;

/**
 * The text without the marks of a readout that its press office gives as one long quotation, each paragraph opening with a
 * mark: it is the office's own account, not speech, and is read like any other. Marks become spaces, so that every place in
 * the text stays where it was. A quotation that says "I" or "we" is speech and keeps its marks.
 */
export function unwrapBlockQuote(text: string): string {
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    if (!INTRODUCTION.test(lines[i] ?? "")) continue;
    const block = blockAfter(lines, i);
    if (isWholeAccount(lines, block) && !block.some((at) => FIRST_PERSON.test(lines[at] ?? "")))
      openLines(lines, block);
  }
  return lines.join("\n");
}

/** Whether a quotation is long enough for an account: several paragraphs, or one of several sentences. */
function isWholeAccount(lines: readonly string[], block: readonly number[]): boolean {
  const only = lines[block[0] ?? -1] ?? "";
  return (
    block.length > 1 ||
    (block.length === 1 && only.length >= SHORTEST_ACCOUNT && /[.!?] \p{Lu}/u.test(only) && CLOSING.test(only))
  );
}

/** The lines after `from` that open with a mark, up to the one that closes the quotation; empty lines between do not count. */
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

function openLines(lines: string[], block: readonly number[]): void {
  for (const at of block) {
    const line = lines[at] ?? "";
    const opened = line.replace(OPENING, (marks) => " ".repeat(marks.length));
    lines[at] = at === block.at(-1) ? opened.replace(CLOSING, " $1") : opened;
  }
}

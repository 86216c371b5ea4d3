import type { Span } from "../span.ts";

/** A quotation longer than this is more likely a mark that was never closed; the rest of the text must stay readable. */
const LONGEST_QUOTATION = 4_000;

/** For each mark that opens: what closes it, or opens again. */
const STOPS: Readonly<Record<string, RegExp>> = { "“": /[“”"]/, "«": /[«»]/, "„": /[„“”]/, '"': /"/ };

/**
 * The stretches between quotation marks, marks included, in order; one left open to a paragraph's end closes there.
 * @param next The paragraph after it: where that opens with the same mark, the quotation runs on into it.
 */
export function findQuotations(text: string, paragraph: Span, next?: Span): Span[] {
  const found: Span[] = [];
  const marks = /["“«„‘]/g;
  // Only the paragraph is searched: a search that ran on to the next mark would read a text without marks once a line.
  const words = text.slice(paragraph.start, paragraph.end);
  const goesOn = next && text[next.start];
  for (let match = marks.exec(words); match !== null; match = marks.exec(words)) {
    const start = paragraph.start + match.index;
    const end = endOfQuotation(text, start, paragraph, match[0] === goesOn);
    if (end === undefined) continue;
    found.push({ start, end });
    marks.lastIndex = end - paragraph.start;
  }
  return found;
}

/** Stops at the next mark that opens another: without that, a text of opening marks would be read over and over. */
function endOfQuotation(text: string, start: number, paragraph: Span, goesOn: boolean): number | undefined {
  const opener = text[start] ?? "";
  const limit = Math.min(paragraph.end, start + LONGEST_QUOTATION);
  const window = text.slice(start + 1, limit);
  const mayStayOpen = limit === paragraph.end && (start === paragraph.start || goesOn);
  if (opener === "‘")
    return (
      endOfSingle(window, start) ??
      (goesOn && isFirstOfWord(text, start, paragraph) && limit === paragraph.end && !/‘/.test(window)
        ? limit
        : undefined)
    );
  const at = window.search(STOPS[opener] ?? /"/);
  if (at >= 0) return window[at] === opener && opener !== '"' ? undefined : start + at + 2;
  return mayStayOpen ? limit : undefined;
}

function isFirstOfWord(text: string, at: number, { start }: Span): boolean {
  return at === start || /[\s(—–]/u.test(text.charAt(at - 1));
}

/** A single mark is an apostrophe more often than not: only one after a comma or stop closes a quotation. */
function endOfSingle(window: string, start: number): number | undefined {
  const at = window.slice(0, 1_500).search(/[,.!?]’(?!\p{L})|‘/u);
  return at >= 0 && window[at] !== "‘" ? start + at + 3 : undefined;
}

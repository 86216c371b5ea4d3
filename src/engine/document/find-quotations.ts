import type { Span } from "../span.ts";

/** Maximum length of a quotation in UTF-16 units. A longer one was probably never closed. */
const MAX_QUOTATION_LENGTH = 4_000;

/** Maps each opening quotation mark to the marks that close the quotation or open another. */
const CLOSING_MARKS: Readonly<Record<string, RegExp>> = { "“": /[“”"]/, "«": /[«»]/, "„": /[„“”]/, '"': /"/ };

/**
 * Returns the quotations of a paragraph in text order, as spans that include their quotation marks. A quotation that is
 * still open at the end of the paragraph ends there.
 * @param next The next paragraph. If it begins with the same mark, the quotation continues in it.
 */
export function findQuotations(text: string, paragraph: Span, next?: Span): Span[] {
  const found: Span[] = [];
  const marks = /["“«„‘]/g;
  // Searches only the paragraph: a search of the whole text would scan to the next quotation mark for every line.
  const paragraphText = text.slice(paragraph.start, paragraph.end);
  const continues = next && text[next.start];
  for (let match = marks.exec(paragraphText); match !== null; match = marks.exec(paragraphText)) {
    const start = paragraph.start + match.index;
    const end = endOfQuotation(text, start, paragraph, match[0] === continues);
    if (end === undefined) continue;
    found.push({ start, end });
    marks.lastIndex = end - paragraph.start;
  }
  return found;
}

/**
 * Returns the end of the quotation at `start`, or undefined if another opening mark precedes its closing mark. That
 * keeps the time linear in a text of opening marks.
 */
function endOfQuotation(text: string, start: number, paragraph: Span, continues: boolean): number | undefined {
  const opener = text[start] ?? "";
  const limit = Math.min(paragraph.end, start + MAX_QUOTATION_LENGTH);
  const window = text.slice(start + 1, limit);
  const mayStayOpen = limit === paragraph.end && (start === paragraph.start || continues);
  if (opener === "‘")
    return (
      endOfSingle(window, start) ??
      (continues && isFirstOfWord(text, start, paragraph) && limit === paragraph.end && !/‘/.test(window)
        ? limit
        : undefined)
    );
  const at = window.search(CLOSING_MARKS[opener] ?? /"/);
  if (at >= 0) return window[at] === opener && opener !== '"' ? undefined : start + at + 2;
  return mayStayOpen ? limit : undefined;
}

function isFirstOfWord(text: string, at: number, { start }: Span): boolean {
  return at === start || /[\s(—–]/u.test(text.charAt(at - 1));
}

/**
 * Returns the end of a quotation in single quotation marks. A single mark is usually an apostrophe, so it closes a
 * quotation only after punctuation.
 */
function endOfSingle(window: string, start: number): number | undefined {
  const at = window.slice(0, 1_500).search(/[,.!?]’(?!\p{L})|‘/u);
  return at >= 0 && window[at] !== "‘" ? start + at + 3 : undefined;
}

import { findParagraphs } from "../document/find-sentences.ts";
import { SECTION_ENDINGS, SECTION_INTRODUCTIONS } from "../languages/en/section-markers.ts";
import { type Span, textOf } from "../span.ts";
import { detectReadout } from "./detect-readout.ts";

/** Maximum length of an article that is searched for a readout, in UTF-16 units. */
const MAX_SEARCHED_LENGTH = 40_000;
/** Minimum length of a section in UTF-16 units. A shorter one is a quotation. */
const MIN_SECTION_LENGTH = 250;
/** Maximum length of a section in UTF-16 units. A longer one is the rest of the article. */
const MAX_SECTION_LENGTH = 6_000;
/** The title of a section, which has no headline of its own. */
const SECTION_TITLE = "Readout";

const INTRODUCTION = new RegExp(SECTION_INTRODUCTIONS, "iu");
const ENDING = new RegExp(SECTION_ENDINGS, "iu");
const OPENING_QUOTE = /^["“„«]/u;
const CLOSING_QUOTE = /["”»]\.?$/u;

/**
 * Returns the part of a text that is the readout, or undefined if there is none. For a readout this is the whole text
 * without what the page adds below it. For a news article it is the readout that the article quotes in full, from the
 * paragraph after the introduction ("The full readout:") to the end of the quotation or of the article. A section
 * without an introduction does not count, because it cannot be distinguished reliably from an article about the call.
 */
export function findReadoutSection(text: string, isReadout: boolean): Span | undefined {
  const paragraphs = findParagraphs(text.slice(0, MAX_SEARCHED_LENGTH));
  if (isReadout) return trimEnd(text, paragraphs);
  for (const [i, paragraph] of paragraphs.entries()) {
    if (!isIntroduction(textOf(text, paragraph))) continue;
    const part = readPart(text, paragraphs.slice(i + 1));
    if (part) return part;
  }
  return undefined;
}

function isIntroduction(paragraph: string): boolean {
  return paragraph.length < 500 && INTRODUCTION.test(paragraph);
}

/**
 * Returns the text up to the first line that belongs to the page, if the rest is long enough, otherwise the whole text.
 */
function trimEnd(text: string, paragraphs: readonly Span[]): Span | undefined {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !last) return undefined;
  const kept = beforeEnding(text, paragraphs).at(-1);
  const isEnough = kept !== undefined && kept !== last && kept.end - first.start >= MIN_SECTION_LENGTH;
  return { start: first.start, end: isEnough ? kept.end : text.trimEnd().length };
}

/**
 * Returns the readout at the beginning of the paragraphs: a quotation that starts there, otherwise everything up to an
 * ending.
 */
function readPart(text: string, paragraphs: readonly Span[]): Span | undefined {
  const first = paragraphs[0];
  if (!first) return undefined;
  const near = beforeEnding(text, paragraphs).filter(({ end }) => end - first.start <= MAX_SECTION_LENGTH);
  const last = OPENING_QUOTE.test(textOf(text, first)) ? endOfQuotation(text, near) : near.at(-1);
  if (!last || last.end - first.start < MIN_SECTION_LENGTH) return undefined;
  const part = { start: first.start, end: last.end };
  return detectReadout(textOf(text, part), SECTION_TITLE).isReadout ? part : undefined;
}

function beforeEnding(text: string, paragraphs: readonly Span[]): readonly Span[] {
  const ending = paragraphs.findIndex((one) => ENDING.test(textOf(text, one)));
  return ending < 0 ? paragraphs : paragraphs.slice(0, ending);
}

/**
 * Returns the paragraph that closes a quotation of several paragraphs. Each paragraph can begin with a quotation mark;
 * only the last one needs a closing mark.
 */
function endOfQuotation(text: string, paragraphs: readonly Span[]): Span | undefined {
  return paragraphs.find((one, i) => {
    const next = paragraphs[i + 1];
    return CLOSING_QUOTE.test(textOf(text, one)) && !(next && OPENING_QUOTE.test(textOf(text, next)));
  });
}

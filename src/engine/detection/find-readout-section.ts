import { findParagraphs } from "../document/find-sentences.ts";
import { SECTION_ENDINGS, SECTION_INTRODUCTIONS } from "../languages/en/section-markers.ts";
import { type Span, textOf } from "../span.ts";
import { detectReadout } from "./detect-readout.ts";

/** How far a story is searched for a readout in it, in characters. */
const SEARCHED = 40_000;
/** A part shorter than this is a quotation, not a readout. */
const SHORTEST = 250;
/** A part longer than this is the story again. */
const LONGEST = 6_000;
/** The headline that a part in a story does not have. */
const TITLE = "Readout";

const INTRODUCTION = new RegExp(SECTION_INTRODUCTIONS, "iu");
const ENDING = new RegExp(SECTION_ENDINGS, "iu");
const OPENING_QUOTE = /^["“„«]/u;
const CLOSING_QUOTE = /["”»]\.?$/u;

/**
 * The part of a text that is the readout: of a readout, the whole but for what a page sets under it; of a news story, the
 * readout that it gives in full, from the paragraph after its introduction ("The full readout:") to the end of the
 * quotation or of the story. Undefined where there is none. Only an introduced part counts: without one, a story about a
 * call and the account of it cannot be told apart surely enough.
 */
export function findReadoutSection(text: string, isReadout: boolean): Span | undefined {
  const paragraphs = findParagraphs(text.slice(0, SEARCHED));
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

/** The whole up to the first line that belongs to the page, where enough of a text stands before it. */
function trimEnd(text: string, paragraphs: readonly Span[]): Span | undefined {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!first || !last) return undefined;
  const kept = beforeEnding(text, paragraphs).at(-1);
  const isEnough = kept !== undefined && kept !== last && kept.end - first.start >= SHORTEST;
  return { start: first.start, end: isEnough ? kept.end : text.trimEnd().length };
}

/** A readout at the head of these paragraphs: the quotation that opens there, or else all up to an ending. */
function readPart(text: string, paragraphs: readonly Span[]): Span | undefined {
  const first = paragraphs[0];
  if (!first) return undefined;
  const near = beforeEnding(text, paragraphs).filter(({ end }) => end - first.start <= LONGEST);
  const last = OPENING_QUOTE.test(textOf(text, first)) ? endOfQuotation(text, near) : near.at(-1);
  if (!last || last.end - first.start < SHORTEST) return undefined;
  const part = { start: first.start, end: last.end };
  return detectReadout(textOf(text, part), TITLE).isReadout ? part : undefined;
}

function beforeEnding(text: string, paragraphs: readonly Span[]): readonly Span[] {
  const ending = paragraphs.findIndex((one) => ENDING.test(textOf(text, one)));
  return ending < 0 ? paragraphs : paragraphs.slice(0, ending);
}

/** Where a quotation of several paragraphs closes: each opens with a mark, the last alone need close with one. */
function endOfQuotation(text: string, paragraphs: readonly Span[]): Span | undefined {
  return paragraphs.find((one, i) => {
    const next = paragraphs[i + 1];
    return CLOSING_QUOTE.test(textOf(text, one)) && !(next && OPENING_QUOTE.test(textOf(text, next)));
  });
}

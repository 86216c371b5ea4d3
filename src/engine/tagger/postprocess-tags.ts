import { QuoteState, type TextFeatures } from "./features.ts";
import type { TokenSpan } from "./role-linker.ts";

/** An attribution whose spans are token indices of the text. */
export interface TokenAttribution {
  readonly sources: readonly TokenSpan[];
  readonly cue: TokenSpan;
  readonly contents: readonly TokenSpan[];
  readonly addressees: readonly TokenSpan[];
  readonly confidence: number;
}

const SENTENCE_END = /^[.!?]$/;
const PARTICIPLE = /ing$/i;
const EDGE_PUNCTUATION = /^[,;]$/;

/**
 * Returns, for each token and for the end of the text, the number of sentence ends before it. Punctuation inside
 * quotations does not count.
 */
function countEnds({ tokens, quotes }: TextFeatures): Uint32Array {
  const counts = new Uint32Array(tokens.length + 1);
  for (const [i, { text }] of tokens.entries()) {
    const isEnd = quotes[i] !== QuoteState.inside && SENTENCE_END.test(text);
    counts[i + 1] = (counts[i] ?? 0) + (isEnd ? 1 : 0);
  }
  return counts;
}

/** Returns whether a sentence or a paragraph ends between two tokens. */
type EndsBetween = (from: number, to: number) => boolean;

function openEnds(features: TextFeatures): EndsBetween {
  const { paragraphs } = features;
  const counts = countEnds(features);
  return (from, to) => paragraphs[from] !== paragraphs[to] || counts[from] !== counts[to];
}

/**
 * The number of cues before a cue that are searched for a shared source. Only lists and text that is not language have
 * more in one sentence.
 */
const MAX_CUES = 50;

/**
 * Returns the source that a cue without one shares: the source of the nearest earlier cue in its sentence that has one
 * ("thanked X and stressed Y").
 */
function findSharedSource(
  endsBetween: EndsBetween,
  found: readonly TokenAttribution[],
  index: number,
): readonly TokenSpan[] {
  const cue = found[index]?.cue.start ?? 0;
  for (const earlier of found.slice(Math.max(0, index - MAX_CUES), index).reverse()) {
    if (endsBetween(earlier.cue.start, cue)) break;
    const source = earlier.sources[0];
    if (source && source.start < cue) return earlier.sources;
  }
  return [];
}

/**
 * Returns the source of the next cue, for a participle at the start of a sentence ("Noting that X, the Minister said
 * Y").
 */
function findComingSource(
  { tokens }: TextFeatures,
  endsBetween: EndsBetween,
  found: readonly TokenAttribution[],
  index: number,
): readonly TokenSpan[] {
  const [one, next] = [found[index], found[index + 1]];
  if (!one || !next || !PARTICIPLE.test(tokens[one.cue.start]?.text ?? "")) return [];
  return endsBetween(one.cue.start, next.cue.start) ? [] : next.sources;
}

/** Returns the span without commas and semicolons at its ends. */
function trimPunctuation({ tokens }: TextFeatures, { start, end }: TokenSpan): TokenSpan {
  while (end > start + 1 && EDGE_PUNCTUATION.test(tokens[end - 1]?.text ?? "")) end--;
  while (end > start + 1 && EDGE_PUNCTUATION.test(tokens[start]?.text ?? "")) start++;
  return { start, end };
}

/** Extends a span by the closing quotation mark directly after it if the quotation begins inside the span. */
function closeQuotation({ quotes }: TextFeatures, span: TokenSpan): TokenSpan {
  const inside = quotes.subarray(span.start, span.end);
  const isLeftOpen = inside.lastIndexOf(QuoteState.opening) > inside.lastIndexOf(QuoteState.closing);
  return isLeftOpen && quotes[span.end] === QuoteState.closing ? { start: span.start, end: span.end + 1 } : span;
}

/**
 * Completes the attributions of the tagger: removes those without content, trims punctuation at the ends of contents,
 * and gives shared sources to the cues that have none.
 */
export function postprocessTags(features: TextFeatures, tagged: readonly TokenAttribution[]): TokenAttribution[] {
  const found: TokenAttribution[] = tagged
    .filter(({ contents }) => contents.length > 0)
    .map((one) => ({
      ...one,
      contents: one.contents.map((span) => closeQuotation(features, trimPunctuation(features, span))),
    }));
  const endsBetween = openEnds(features);
  found.forEach((one, i) => {
    if (one.sources.length === 0) found[i] = { ...one, sources: findSharedSource(endsBetween, found, i) };
  });
  return found.map((one, i) =>
    one.sources.length > 0 ? one : { ...one, sources: findComingSource(features, endsBetween, found, i) },
  );
}

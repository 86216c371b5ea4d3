import { QuoteState, type TextFeatures } from "./features.ts";
import type { TokenSpan } from "./links.ts";

/** An attribution in tokens of the text. */
export interface TokenAttribution {
  readonly sources: readonly TokenSpan[];
  readonly cue: TokenSpan;
  readonly contents: readonly TokenSpan[];
  readonly addressees: readonly TokenSpan[];
  readonly confidence: number;
}

const SENTENCE_END = /^[.!?]$/;
const PARTICIPLE = /ing$/i;
const EDGE_MARK = /^[,;]$/;

/** Whether a sentence, or a paragraph, ends between two tokens; what is quoted does not count. */
function isSentenceBetween({ tokens, quotes, paragraphs }: TextFeatures, from: number, to: number): boolean {
  if (paragraphs[from] !== paragraphs[to]) return true;
  for (let i = from; i < to; i++) {
    if (quotes[i] !== QuoteState.inside && SENTENCE_END.test(tokens[i]?.text ?? "")) return true;
  }
  return false;
}

/** The source that a cue without one shares: of the last cue before it in its sentence ("thanked X and stressed Y"). */
function findSharedSource(
  features: TextFeatures,
  found: readonly TokenAttribution[],
  index: number,
): readonly TokenSpan[] {
  const cue = found[index]?.cue.start ?? 0;
  for (const earlier of found.slice(0, index).reverse()) {
    if (isSentenceBetween(features, earlier.cue.start, cue)) break;
    const source = earlier.sources[0];
    if (source && source.start < cue) return earlier.sources;
  }
  return [];
}

/** The source after a participle that opens its sentence ("Noting that X, the Minister said Y"). */
function findComingSource(
  features: TextFeatures,
  found: readonly TokenAttribution[],
  index: number,
): readonly TokenSpan[] {
  const [one, next] = [found[index], found[index + 1]];
  if (!one || !next || !PARTICIPLE.test(features.tokens[one.cue.start]?.text ?? "")) return [];
  return isSentenceBetween(features, one.cue.start, next.cue.start) ? [] : next.sources;
}

/** The span without commas and semicolons at its edges. */
function trimMarks({ tokens }: TextFeatures, { start, end }: TokenSpan): TokenSpan {
  while (end > start + 1 && EDGE_MARK.test(tokens[end - 1]?.text ?? "")) end--;
  while (end > start + 1 && EDGE_MARK.test(tokens[start]?.text ?? "")) start++;
  return { start, end };
}

/** Takes a closing quotation mark in that stands right behind a span in which it was opened. */
function closeQuotation({ quotes }: TextFeatures, span: TokenSpan): TokenSpan {
  const inside = quotes.subarray(span.start, span.end);
  const isLeftOpen = inside.lastIndexOf(QuoteState.opening) > inside.lastIndexOf(QuoteState.closing);
  return isLeftOpen && quotes[span.end] === QuoteState.closing ? { start: span.start, end: span.end + 1 } : span;
}

/** Makes the tagger's spans legal and whole: no attribution without content, no bare edges, shared sources given to all. */
export function repairAttributions(features: TextFeatures, tagged: readonly TokenAttribution[]): TokenAttribution[] {
  const found: TokenAttribution[] = tagged
    .filter(({ contents }) => contents.length > 0)
    .map((one) => ({
      ...one,
      contents: one.contents.map((span) => closeQuotation(features, trimMarks(features, span))),
    }));
  found.forEach((one, i) => {
    if (one.sources.length === 0) found[i] = { ...one, sources: findSharedSource(features, found, i) };
  });
  return found.map((one, i) =>
    one.sources.length > 0 ? one : { ...one, sources: findComingSource(features, found, i) },
  );
}

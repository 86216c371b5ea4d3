import type { Span } from "../src/text/span.ts";
import type { GoldAttribution, GoldDocument } from "./corpora.ts";

/** Rewrites a document character by character: each character becomes `rewrite(character, index)`, perhaps nothing. */
function rewriteDocument(
  document: GoldDocument,
  rewrite: (character: string, index: number) => string,
): GoldDocument {
  const { text } = document;
  const positions = new Int32Array(text.length + 1);
  let rewritten = "";
  for (let i = 0; i < text.length; i++) {
    positions[i] = rewritten.length;
    rewritten += rewrite(text.charAt(i), i);
  }
  positions[text.length] = rewritten.length;
  const move = (spans: readonly Span[]): Span[] =>
    spans
      .map(({ start, end }) => ({ start: positions[start] ?? 0, end: positions[end] ?? 0 }))
      .filter(({ start, end }) => end > start);
  const attributions = document.attributions
    .map(
      (one): GoldAttribution => ({
        sources: move(one.sources),
        cues: move(one.cues),
        contents: move(one.contents),
        addressees: move(one.addressees),
      }),
    )
    .filter(({ cues }) => cues.length > 0);
  return { id: document.id, text: rewritten, attributions };
}

const DOUBLE_QUOTE = /["“”«»]/;

/** No quotation marks and no full stop at the end of paragraphs, as most readouts come. */
export function dropMarks(document: GoldDocument): GoldDocument {
  const { text } = document;
  const finalStops = new Set<number>();
  for (const match of text.matchAll(/\.["“”]?[ \t]*(?=\n|$)/g)) finalStops.add(match.index);
  return rewriteDocument(document, (character, i) =>
    DOUBLE_QUOTE.test(character) || finalStops.has(i) ? "" : character,
  );
}

/** Straight quotation marks become curly ones, and curly ones straight. */
export function swapQuotes(document: GoldDocument): GoldDocument {
  let isOpen = false;
  return rewriteDocument(document, (character) => {
    if (character === "\n") isOpen = false;
    if (character === "“" || character === "”") return '"';
    if (character === "’") return "'";
    if (character !== '"') return character;
    isOpen = !isOpen;
    return isOpen ? "“" : "”";
  });
}

/** Every word of the first line in capitals at its head, or all lower case, and no stop at the end of any sentence. */
export function recaseTitle(document: GoldDocument): GoldDocument {
  const titleEnd = document.text.indexOf("\n");
  const isLowered = document.text.length % 2 === 0;
  return rewriteDocument(document, (character, i) => {
    if (i >= titleEnd) return character;
    if (isLowered) return character.toLowerCase().length === 1 ? character.toLowerCase() : character;
    const isHead = i === 0 || /\s/.test(document.text.charAt(i - 1));
    return isHead && character.toUpperCase().length === 1 ? character.toUpperCase() : character;
  });
}

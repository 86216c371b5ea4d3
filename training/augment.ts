import type { Span } from "../src/engine/span.ts";
import type { GoldAttribution, GoldDocument } from "./gold-standard.ts";

/**
 * Replaces each character of a document with `rewrite(character, index)`, which can be empty, and adjusts the spans.
 */
function rewriteDocument(document: GoldDocument, rewrite: (character: string, index: number) => string): GoldDocument {
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

/** Removes quotation marks and the full stops at the end of paragraphs, which many readouts omit. */
export function dropPunctuation(document: GoldDocument): GoldDocument {
  const { text } = document;
  const finalStops = new Set<number>();
  for (const match of text.matchAll(/\.["“”]?[ \t]*(?=\n|$)/g)) finalStops.add(match.index);
  return rewriteDocument(document, (character, i) =>
    DOUBLE_QUOTE.test(character) || finalStops.has(i) ? "" : character,
  );
}

/** Replaces straight quotation marks with curly ones and vice versa. */
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

/** Capitalises every word of the first line or, for half of the documents, changes the line to lower case. */
export function changeTitleCase(document: GoldDocument): GoldDocument {
  const titleEnd = document.text.indexOf("\n");
  const isLowered = document.text.length % 2 === 0;
  return rewriteDocument(document, (character, i) => {
    if (i >= titleEnd) return character;
    if (isLowered) return character.toLowerCase().length === 1 ? character.toLowerCase() : character;
    const isHead = i === 0 || /\s/.test(document.text.charAt(i - 1));
    return isHead && character.toUpperCase().length === 1 ? character.toUpperCase() : character;
  });
}

/** Cues that can replace each other, one group per line: the same complements and the same form. */
const EXCHANGEABLE: readonly string[] = [
  "said stated noted stressed underlined underscored emphasized affirmed reaffirmed reiterated declared explained remarked added observed asserted highlighted maintained",
  "says states notes stresses underlines underscores emphasizes affirms reaffirms reiterates declares explains adds",
  "saying noting stressing adding affirming underlining underscoring emphasizing reiterating reaffirming stating highlighting asserting",
  "discussed reviewed addressed explored examined considered",
  "praised commended lauded hailed welcomed applauded appreciated",
  "condemned denounced deplored decried",
  "urged encouraged pressed asked implored",
  "expressed voiced conveyed",
  "agreed decided pledged vowed resolved",
];

const GROUP_OF = new Map(
  EXCHANGEABLE.flatMap((line) => {
    const group = line.split(" ");
    return group.map((word): [string, readonly string[]] => [word, group]);
  }),
);

/**
 * Replaces the last word of about three in five cues with one of its group, so that rare verbs occur as often as common
 * ones.
 */
export function substituteCues(document: GoldDocument): GoldDocument {
  const replaced = new Map<number, string>();
  const emptied = new Set<number>();
  document.attributions.forEach(({ cues }, i) => {
    const cue = cues[0];
    if (!cue || (i * 7 + document.text.length) % 5 < 2) return;
    const lastWord = document.text.slice(cue.start, cue.end).split(" ").at(-1) ?? "";
    const group = GROUP_OF.get(lastWord);
    if (!group) return;
    const start = cue.end - lastWord.length;
    replaced.set(start, group[(start * 31 + i) % group.length] ?? lastWord);
    for (let at = start + 1; at < cue.end; at++) emptied.add(at);
  });
  return rewriteDocument(document, (character, i) => replaced.get(i) ?? (emptied.has(i) ? "" : character));
}

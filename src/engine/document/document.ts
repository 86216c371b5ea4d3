import { firstIndexWhere } from "../binary-search.ts";
import type { Span } from "../span.ts";
import { findParagraphs, findSentences, type Sentence } from "./find-sentences.ts";
import { type SentenceToken, tokenizeSentence } from "./sentence-tokens.ts";

/** A text with its paragraphs, sentences and tokens, found once: every step of the analysis reads them here. */
export interface Document {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  /** The headline: the title of the page, or the first line of the text. */
  readonly headline: string;
  /** The tokens of a sentence; those inside a quotation are marked. */
  tokensOf(sentence: Sentence): readonly SentenceToken[];
  /** The tokens that lie wholly in a span, whichever sentences it reaches over. */
  tokensIn(span: Span): readonly SentenceToken[];
}

/**
 * Returns the document of a text.
 * @param title The headline where the text does not open with it; then the lines of the text count from 1, for 0 is the headline.
 */
export function createDocument(text: string, title?: string): Document {
  const sentences = numberLines(findSentences(text), text, title);
  const tokens = new Map<Sentence, readonly SentenceToken[]>();
  const tokensOf = (sentence: Sentence): readonly SentenceToken[] => {
    const known = tokens.get(sentence);
    if (known !== undefined) return known;
    const found = tokenizeSentence(text, sentence, sentence.quotations);
    tokens.set(sentence, found);
    return found;
  };
  return {
    text,
    paragraphs: findParagraphs(text),
    sentences,
    headline: title ?? firstLine(text),
    tokensOf,
    tokensIn({ start, end }) {
      const found: SentenceToken[] = [];
      for (let at = sentenceIndexAt(sentences, start); at < sentences.length; at++) {
        const sentence = sentences[at];
        if (sentence === undefined || sentence.start >= end) break;
        const all = tokensOf(sentence);
        for (let i = firstFrom(all, start); i < all.length; i++) {
          const token = all[i];
          if (token === undefined || token.end > end) break;
          found.push(token);
        }
      }
      return found;
    },
  };
}

function firstLine(text: string): string {
  return /\S[^\n]*/.exec(text)?.[0].trimEnd() ?? "";
}

/** Returns the index of the last sentence that begins at a position or before it, or 0; texts may have a hundred thousand sentences. */
export function sentenceIndexAt(sentences: readonly Sentence[], position: number): number {
  const after = firstIndexWhere(0, sentences.length, (index) => (sentences[index]?.start ?? 0) > position);
  return Math.max(0, after - 1);
}

/** The index of the first token that begins at `start` or later. */
function firstFrom(tokens: readonly SentenceToken[], start: number): number {
  return firstIndexWhere(0, tokens.length, (index) => (tokens[index]?.start ?? 0) >= start);
}

/** Paragraph 0 is the headline; a text whose title is given apart and does not open it has none, so its lines count from 1. */
function numberLines(sentences: readonly Sentence[], text: string, title: string | undefined): readonly Sentence[] {
  const first = sentences[0];
  if (title === undefined || first === undefined || text.startsWith(title.trim(), first.start)) return sentences;
  return sentences.map((sentence) => ({ ...sentence, paragraph: sentence.paragraph + 1 }));
}

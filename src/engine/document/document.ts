import { firstIndexWhere } from "../binary-search.ts";
import type { Span } from "../span.ts";
import { findParagraphs, findSentences, type Sentence } from "./find-sentences.ts";
import { type SentenceToken, tokenizeSentence } from "./sentence-tokens.ts";

/** A text with its paragraphs, sentences and tokens. They are computed once and used by every step of the analysis. */
export interface Document {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly headline: string;
  /** Returns the tokens of a sentence. Tokens inside a quotation are marked. */
  tokensOf(sentence: Sentence): readonly SentenceToken[];
  /** Returns the tokens that are completely inside a span, which can cover several sentences. */
  tokensIn(span: Span): readonly SentenceToken[];
}

/**
 * Returns the document of a text.
 * @param title The headline, if known; without it, the first line is the headline. If the text does not begin with the
 * title, its paragraphs are numbered from 1.
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

/**
 * Returns the index of the last sentence that begins at or before a position, or 0. Uses a binary search, since a text
 * can have a hundred thousand sentences.
 */
export function sentenceIndexAt(sentences: readonly Sentence[], position: number): number {
  const after = firstIndexWhere(0, sentences.length, (index) => (sentences[index]?.start ?? 0) > position);
  return Math.max(0, after - 1);
}

function firstFrom(tokens: readonly SentenceToken[], start: number): number {
  return firstIndexWhere(0, tokens.length, (index) => (tokens[index]?.start ?? 0) >= start);
}

/** Increments the paragraph numbers if the text does not contain its headline, because paragraph 0 is the headline. */
function numberLines(sentences: readonly Sentence[], text: string, title: string | undefined): readonly Sentence[] {
  const first = sentences[0];
  if (title === undefined || first === undefined || text.startsWith(title.trim(), first.start)) return sentences;
  return sentences.map((sentence) => ({ ...sentence, paragraph: sentence.paragraph + 1 }));
}

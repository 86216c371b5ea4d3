import type { Span } from "../text/span.ts";
import { indexText, type TextIndex } from "./text-index.ts";

/** The words of a passage and what stands before and after it (W3C Web Annotation). */
export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Where the passage stood in the page's text: UTF-16 code units, `end` excluded (W3C Web Annotation). */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** How a passage is remembered: by its words, and by its place to tell equal passages apart. */
export type Selectors = readonly [TextQuoteSelector, TextPositionSelector];

/** A passage found again: untouched, elsewhere, or with other words in it. */
export interface FoundPassage {
  readonly state: "exact" | "moved" | "changed";
  readonly span: Span;
}

/** A passage that cannot be told from others like it; the nearest to its old place first. */
export interface AmbiguousPassage {
  readonly state: "ambiguous";
  readonly candidates: readonly Span[];
}

/** A passage that is gone. */
export interface OrphanedPassage {
  readonly state: "orphaned";
}

export type Located = FoundPassage | AmbiguousPassage | OrphanedPassage;

/** The selectors of a span of `text`; `locate` finds it again. */
export function describe(text: string, span: Span): Selectors {
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(span.start, span.end),
      prefix: text.slice(Math.max(0, span.start - 64), span.start),
      suffix: text.slice(span.end, span.end + 64),
    },
    { type: "TextPositionSelector", start: span.start, end: span.end },
  ];
}

/** Finds the passage in a text, which may have changed since `describe`. Pass an index to look for many in one text. */
export function locate(textOrIndex: string | TextIndex, selectors: Selectors): Located {
  const index = typeof textOrIndex === "string" ? indexText(textOrIndex) : textOrIndex;
  const [quote, position] = selectors;
  const span = { start: position.start, end: position.end };
  return index.text.slice(span.start, span.end) === quote.exact ? { state: "exact", span } : { state: "orphaned" };
}

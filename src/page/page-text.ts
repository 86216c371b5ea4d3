import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { collectText } from "./collect-text.ts";
import { isRendered, type LayoutOf, layoutFromStyles, layoutWhenUnfolded } from "./element-layout.ts";
import { type Block, findMainContent } from "./main-content.ts";
import { createSpanRangeMap } from "./span-range-map.ts";
import { TextCollector } from "./text-collector.ts";

/**
 * The one text of a page, as the user sees it: white space collapsed, one line a block. All spans of the product are
 * of this text; only this file maps them to nodes and back.
 */
export interface PageText {
  readonly text: string;
  /** The headline: the heading of the main content, or the document's title. */
  readonly title: string;
  /** Where the main content stands, its headline included. */
  readonly main: Span;
  /** Navigation, share bars, related links and the like, in text order. */
  readonly boilerplate: readonly Span[];
  /** The open shadow trees whose text was read; the document's own watchers do not see into them. */
  readonly shadowRoots: readonly ShadowRoot[];
  /** The live range of a span, its first when it needs several, or nothing when the span is empty or outside the text. */
  rangeOf(span: Span): Range | undefined;
  /** The live ranges of a span, one for each shadow tree and stretch of document that it runs through. */
  rangesOf(span: Span): Range[];
  /** The span of a live range, or nothing when the range holds no text of the page. */
  spanOf(range: AbstractRange): Span | undefined;
  /** Whether all of the page is in the text; one that grows as fast as it is read has no end. */
  readonly isWhole: boolean;
  /** Main content and headline of the article below one headline of the page, before the next of others; nothing without text. */
  articleFrom(heading: Node, others: readonly Node[]): Sliced<Pick<PageText, "main" | "title"> | undefined>;
  /** The page as it would read with all that is folded away in it shown; nothing where nothing is. */
  readUnfolded(): Sliced<PageText | undefined>;
  /** Whether what was left out as hidden is hidden still, and what was read still shown: no class or style has changed that. */
  isShownAsRead(): Sliced<boolean>;
}

/** Reads the text of a document, and finds its headline and main content; the page waits meanwhile. */
export function readPageText(document: Document, layoutOf: LayoutOf = layoutFromStyles): PageText {
  return finish(readPageTextIncrementally(document, layoutOf));
}

/** The same in slices, so that the page need not wait. */
export function* readPageTextIncrementally(
  document: Document,
  layoutOf: LayoutOf = layoutFromStyles,
): Sliced<PageText> {
  const root = document.body ?? document.documentElement;
  const collector = root ? yield* collectText(root, layoutOf) : new TextCollector();
  const text = yield* collector.textIncrementally();
  const { segments, blocks, boilerplate: asides, shadowRoots, hidden, isWhole, isInOrder } = collector;
  const { main, title } = yield* findMainContent(blocks, text, document.title);
  const map = createSpanRangeMap(segments, document, shadowRoots.length > 0 || !isInOrder);
  const startOf = (node: Node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return map.spanOf(range)?.start;
  };
  return {
    text,
    title,
    main,
    boilerplate: asides,
    shadowRoots,
    isWhole,
    rangeOf: (span) => map.rangesOf(span)[0],
    rangesOf: map.rangesOf,
    spanOf: map.spanOf,
    *articleFrom(heading, others) {
      const start = startOf(heading);
      if (start === undefined) return undefined;
      const end = Math.min(text.length, ...others.map((one) => startOf(one) ?? 0).filter((at) => at > start));
      // Of what holds more than the article only the part in it counts.
      const own = blocks
        .filter(({ span }) => span.start < end && span.end > start)
        .map((block) => ({
          ...block,
          span: { start: Math.max(start, block.span.start), end: Math.min(end, block.span.end) },
        }));
      return own.length > 0 ? yield* findMainContent(own, text, document.title) : undefined;
    },
    readUnfolded: () => readUnfolded(document, hidden, layoutOf),
    isShownAsRead: () => isShownAsRead(hidden, blocks, layoutOf),
  };
}

function* readUnfolded(
  document: Document,
  hidden: readonly Element[],
  layoutOf: LayoutOf,
): Sliced<PageText | undefined> {
  if (hidden.length === 0) return undefined;
  return yield* readPageTextIncrementally(document, (element) => layoutWhenUnfolded(element, layoutOf));
}

/** Elements that are asked for their styles between two pauses. */
const ELEMENTS = 32;

function* isShownAsRead(hidden: readonly Element[], blocks: readonly Block[], layoutOf: LayoutOf): Sliced<boolean> {
  let seen = 0;
  for (const element of hidden) {
    if (++seen % ELEMENTS === 0) yield;
    if (isRendered(element, layoutOf)) return false;
  }
  for (const { element, letters } of blocks) {
    if (++seen % ELEMENTS === 0) yield;
    if (letters > 0 && !isRendered(element, layoutOf)) return false;
  }
  return true;
}

/**
 * The main content for the engine, up to `most` letters, in the coordinates of the page's text from `main.start` on:
 * asides are blanked out by line breaks of the same length, so that no span needs translating.
 */
export function getMainText({ text, main, boilerplate }: PageText, limit = Number.POSITIVE_INFINITY): string {
  const last = Math.min(main.end, main.start + limit);
  let masked = "";
  let at = main.start;
  for (const aside of boilerplate) {
    if (aside.start >= last) break;
    const start = Math.max(aside.start, at);
    const end = Math.min(aside.end, last);
    if (end <= start) continue;
    masked += text.slice(at, start) + "\n".repeat(end - start);
    at = end;
  }
  return masked + text.slice(at, last);
}

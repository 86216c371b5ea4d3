import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { collectText } from "./collect-text.ts";
import { isRendered, type LayoutOf, layoutFromStyles, layoutWhenUnfolded } from "./element-layout.ts";
import { type Block, findMainContent } from "./main-content.ts";
import { createSpanRangeMap } from "./span-range-map.ts";
import { TextCollector } from "./text-collector.ts";

/**
 * The text of a page as the user sees it, with white space collapsed and one line per block. All spans in the project
 * refer to this text. Only this interface maps them to nodes and back.
 */
export interface PageText {
  readonly text: string;
  /** The heading of the main content, or the document's title. */
  readonly title: string;
  /** The span of the main content including its headline. */
  readonly main: Span;
  /** Navigation, share bars, related links and the like, in text order. */
  readonly boilerplate: readonly Span[];
  /** The open shadow roots whose text was read. Observers of the document do not see changes inside them. */
  readonly shadowRoots: readonly ShadowRoot[];
  /**
   * Returns the live range of a span, or its first range if it needs several. Returns undefined if the span is empty or
   * outside the text.
   */
  rangeOf(span: Span): Range | undefined;
  /** Returns the live ranges of a span: one for each shadow tree and contiguous part of the document that it covers. */
  rangesOf(span: Span): Range[];
  /** Returns the span of a live range, or undefined if the range contains no text of the page. */
  spanOf(range: AbstractRange): Span | undefined;
  /** False if the page was too large or grew too fast to be read to its end. */
  readonly isWhole: boolean;
  /**
   * Returns main content and title of the article below a heading and before the next of `others`, or undefined if it
   * has no text.
   */
  articleFrom(heading: Node, others: readonly Node[]): Sliced<Pick<PageText, "main" | "title"> | undefined>;
  /** Reads the page as if all folded parts were unfolded. Returns undefined if no part is folded. */
  readUnfolded(): Sliced<PageText | undefined>;
  /** Returns true if no style change has hidden an element that was read, or shown one that was skipped as hidden. */
  isShownAsRead(): Sliced<boolean>;
}

/** Reads the text of a document and finds its headline and main content. Blocks the page until it is done. */
export function readPageText(document: Document, layoutOf: LayoutOf = layoutFromStyles): PageText {
  return finish(readPageTextIncrementally(document, layoutOf));
}

/** Reads a document like `readPageText`, in slices, so that the page is not blocked. */
export function* readPageTextIncrementally(
  document: Document,
  layoutOf: LayoutOf = layoutFromStyles,
): Sliced<PageText> {
  const root = document.body ?? document.documentElement;
  const collector = root ? yield* collectText(root, layoutOf) : new TextCollector();
  const text = yield* collector.textIncrementally();
  const { segments, blocks, boilerplate, shadowRoots, hidden, isWhole, isInOrder } = collector;
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
    boilerplate,
    shadowRoots,
    isWhole,
    rangeOf: (span) => map.rangesOf(span)[0],
    rangesOf: map.rangesOf,
    spanOf: map.spanOf,
    *articleFrom(heading, others) {
      const start = startOf(heading);
      if (start === undefined) return undefined;
      const end = Math.min(text.length, ...others.map((one) => startOf(one) ?? 0).filter((at) => at > start));
      // If a block extends beyond the article, only the part within the article counts.
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

/** Elements whose styles are computed between two pauses. */
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
 * Returns up to `limit` characters of the main content for the engine. Boilerplate in it is replaced by line breaks of
 * the same length, so that adding `main.start` converts offsets to the page's text.
 */
export function getMainText({ text, main, boilerplate }: PageText, limit = Number.POSITIVE_INFINITY): string {
  const last = Math.min(main.end, main.start + limit);
  let masked = "";
  let at = main.start;
  for (const span of boilerplate) {
    if (span.start >= last) break;
    const start = Math.max(span.start, at);
    const end = Math.min(span.end, last);
    if (end <= start) continue;
    masked += text.slice(at, start) + "\n".repeat(end - start);
    at = end;
  }
  return masked + text.slice(at, last);
}

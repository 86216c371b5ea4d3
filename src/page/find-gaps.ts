import type { Span } from "../engine/span.ts";
import type { PageText } from "./page-text.ts";

/** Elements that a browser's text search skips, so that they do not separate words either. */
const NO_TEXT = "script,style,noscript,template,head,title";

/** Maximum number of text nodes checked. A passage that spans a whole page needs no exact link. */
const MAX_NODES = 2_000;

/**
 * Finds the positions where the page has text that is not part of the collected text, such as text for screen readers
 * or ruby annotations. A browser that searches for the text of a link includes it, although it is not visible.
 * @param span The span of the page's text to search.
 * @returns Positions in the page's text, in ascending order.
 */
export function findGaps(page: PageText, span: Span): number[] {
  const ranges = page.rangesOf(span);
  // Fast path: almost no passage contains other text.
  if (lettersOf(ranges.join("")) === lettersOf(page.text.slice(span.start, span.end))) return [];
  const gaps = new Set<number>();
  let at = span.start;
  let left = MAX_NODES;
  for (const range of ranges) {
    for (const node of textNodesIn(range)) {
      if (left-- === 0) return [...gaps];
      if (node.data.trim() === "") continue;
      const own = page.spanOf(wholeRange(node));
      if (own) at = Math.min(own.end, span.end);
      else if (!node.parentElement?.closest(NO_TEXT)) gaps.add(at);
    }
  }
  return [...gaps];
}

function lettersOf(text: string): string {
  return text.replace(/\s+/g, "");
}

function* textNodesIn(range: Range): Generator<Text> {
  const { commonAncestorContainer: root, endContainer } = range;
  if (root.nodeType === Node.TEXT_NODE) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = range.startContainer;
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) yield node as Text;
    if (node === endContainer) return;
  }
}

function wholeRange(node: Text): Range {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

import type { Span } from "../engine/span.ts";
import type { PageText } from "./page-text.ts";

/** What no search of a browser looks into, so that it does not separate words either. */
const NO_TEXT = "script,style,noscript,template,head,title";

/** Text nodes that are looked at: a passage over a whole page needs no link that is exact. */
const MAX_NODES = 2_000;

/**
 * Finds where the page has words beside its text: for screen readers alone, or over ruby characters. A browser that looks for
 * the words of a link counts them, though nobody sees them there.
 * @param span The stretch of the page's text to look in.
 * @returns Places in the page's text, in order.
 */
export function findGaps(page: PageText, span: Span): number[] {
  const ranges = page.rangesOf(span);
  // Nearly every passage has no other words in it, and that is seen at once.
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

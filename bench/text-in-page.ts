import type { PageText } from "../src/page/page-text.ts";

/** Reads the main content in a page, as our text contains it and as the browser copies the same range. */
export function readBoth(page: PageText) {
  const { main } = page;
  const ours = page.text.slice(main.start, main.end);
  const ranges = page.rangesOf(main);
  const range = rangeAround(ranges);
  if (!range) return { ours, browsers: "", leftOut: [] };
  const browsers = copyOf(range);
  const leftOut: { why: string; words: string }[] = [];
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!node.data.trim() || !range.intersectsNode(node)) continue;
    const own = document.createRange();
    own.selectNodeContents(node);
    if (page.spanOf(own) !== undefined) continue;
    const words = copyOf(own).trim();
    if (words) leftOut.push({ why: whyLeftOut(node), words });
  }
  return { ours, browsers, leftOut };
}

/** Returns the range from the first character in the document to the last, because the text may have another order. */
function rangeAround(ranges: readonly Range[]): Range | undefined {
  const inDocument = ranges.filter(({ startContainer }) => startContainer.getRootNode() === document);
  const around = inDocument[0]?.cloneRange();
  for (const range of around ? inDocument : []) {
    if (around && range.compareBoundaryPoints(Range.START_TO_START, around) < 0) {
      around.setStart(range.startContainer, range.startOffset);
    }
    if (around && range.compareBoundaryPoints(Range.END_TO_END, around) > 0) {
      around.setEnd(range.endContainer, range.endOffset);
    }
  }
  return around;
}

function copyOf(range: Range): string {
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return String(selection);
}

/** Returns the nearest ancestor of a text node that excludes it from our text. */
function whyLeftOut(node: Text): string {
  for (let at = node.parentElement; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (/^(?:select|option|textarea|noscript|rt|rp|math|object|audio|video|canvas|progress)$/i.test(at.localName))
      return at.localName.toLowerCase();
    if (/absolute|fixed/.test(style.position) && style.overflow !== "visible") return "for screen readers alone";
    if (style.visibility !== "visible") return "invisible";
    if (at.localName === "details") return "details";
    if (style.contentVisibility === "hidden") return "folded";
  }
  return "other";
}

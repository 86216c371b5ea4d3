import type { Span } from "../engine/span.ts";

/** The paragraphs of a text that `HighlightedReadout` shows, with the offset of each in the text. */
function paragraphsIn(root: HTMLElement): { readonly element: HTMLElement; readonly start: number }[] {
  return [...root.querySelectorAll<HTMLElement>("p[data-start]")].map((element) => ({
    element,
    start: Number(element.dataset.start),
  }));
}

/**
 * Returns the selected part of a shown text as a span, without surrounding white space, or undefined if nothing of the
 * text is selected.
 */
export function selectedTextSpan(root: HTMLElement): Span | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const touched = paragraphsIn(root).filter(({ element }) => range.intersectsNode(element));
  const parts = touched.flatMap(({ element, start }) => {
    const part = document.createRange();
    part.selectNodeContents(element);
    const before = part.cloneRange();
    if (element.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (element.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    before.setEnd(part.startContainer, part.startOffset);
    const words = part.toString();
    const from = start + before.toString().length + (words.length - words.trimStart().length);
    return words.trim() === "" ? [] : [{ start: from, end: from + words.trim().length }];
  });
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** Returns a span of a shown text as a range, or undefined if the span is not in the text. */
export function rangeOfSpan(root: HTMLElement, { start, end }: Span): Range | undefined {
  const from = positionOf(root, start, "after");
  const to = positionOf(root, end, "before");
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

interface TextPosition {
  readonly node: Text;
  readonly offset: number;
}

/** Returns the place of an offset, in the text node after it or in the one before it if it is between two. */
function positionOf(root: HTMLElement, offset: number, side: "before" | "after"): TextPosition | undefined {
  const paragraph = paragraphsIn(root).findLast(({ start }) => (side === "after" ? start <= offset : start < offset));
  if (!paragraph) return undefined;
  const texts = document.createTreeWalker(paragraph.element, NodeFilter.SHOW_TEXT);
  let at = paragraph.start;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { length } = node as Text;
    if (side === "after" ? offset < at + length : offset <= at + length)
      return { node: node as Text, offset: offset - at };
    at += length;
  }
  return undefined;
}

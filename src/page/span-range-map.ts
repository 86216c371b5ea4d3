import type { Span } from "../engine/span.ts";

/** A stretch of one text node that stands letter for letter in the page's text. */
export interface Segment {
  readonly start: number;
  readonly node: Text;
  readonly offset: number;
  readonly length: number;
  /** Whether words that are read elsewhere stand before it, over which no range may run. */
  readonly isDetached?: boolean;
}

/** The way from spans to live ranges and back. */
export interface SpanRangeMap {
  rangesOf(span: Span): Range[];
  spanOf(range: AbstractRange): Span | undefined;
}

/**
 * The map of segments, which stand in text order.
 * @param isMixed Whether that may be another order than that of the nodes, as with shadow trees and floating words.
 */
export function createSpanRangeMap(segments: readonly Segment[], document: Document, isMixed: boolean): SpanRangeMap {
  return {
    rangesOf: (span) => rangesOf(segments, span, document, isMixed),
    spanOf: (range) => spanOf(segments, range, isMixed),
  };
}

function rangesOf(segments: readonly Segment[], span: Span, document: Document, isMixed: boolean): Range[] {
  const first = indexAtOrAfter(segments, span.start);
  const last = indexBefore(segments, span.end);
  if (span.end <= span.start || last < first) return [];
  const ranges: Range[] = [];
  for (let from = first, to = isMixed ? first : last; to <= last; to += 1) {
    if (to < last && isInDocumentOrder(segments[to], segments[to + 1])) continue;
    const range = createRange(segments[from], segments[to], span, document);
    if (range) ranges.push(range);
    from = to + 1;
  }
  return ranges;
}

/** Whether a range can run from one segment on to the next: in one tree, and not back, as slots may have it. */
function isInDocumentOrder(one: Segment | undefined, next: Segment | undefined): boolean {
  if (next?.isDetached) return false;
  if (!one || !next || one.node === next.node) return true;
  const relation = one.node.compareDocumentPosition(next.node);
  return (relation & (Node.DOCUMENT_POSITION_DISCONNECTED | Node.DOCUMENT_POSITION_PRECEDING)) === 0;
}

function createRange(first: Segment | undefined, last: Segment | undefined, span: Span, document: Document) {
  if (!first?.node.isConnected || !last?.node.isConnected) return undefined;
  const startOffset = first.offset + Math.max(0, span.start - first.start);
  const endOffset = last.offset + Math.min(last.length, span.end - last.start);
  if (startOffset > first.node.length || endOffset > last.node.length) return undefined;
  const range = document.createRange();
  range.setStart(first.node, startOffset);
  range.setEnd(last.node, endOffset);
  // A page that moved the later node before the earlier one leaves nothing between them.
  return range.collapsed ? undefined : range;
}

/** The first segment that has a letter at or after `position`. */
function indexAtOrAfter(segments: readonly Segment[], position: number): number {
  return firstIndex(segments.length, (index) => {
    const segment = segments[index];
    return segment !== undefined && segment.start + segment.length > position;
  });
}

/** The last segment that has a letter before `position`. */
function indexBefore(segments: readonly Segment[], position: number): number {
  return firstIndex(segments.length, (index) => (segments[index]?.start ?? position) >= position) - 1;
}

/** The first of `count` indexes for which `holds`, where it holds for all that follow. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A user's range mostly begins and ends in text; of another, the text that it touches counts. */
function spanOf(segments: readonly Segment[], range: AbstractRange, isMixed: boolean): Span | undefined {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const { firstTouched, lastTouched } =
    !isMixed && "comparePoint" in range ? touchedInOrder(segments, range as Range) : touchedInTrees(segments, range);
  const first =
    segments.find(({ node, offset, length }) => node === startContainer && offset + length >= startOffset) ??
    firstTouched();
  const last = segments.findLast(({ node, offset }) => node === endContainer && offset <= endOffset) ?? lastTouched();
  const start = first && boundary(first, startContainer, startOffset, "start");
  const end = last && boundary(last, endContainer, endOffset, "end");
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

interface TouchedSegments {
  firstTouched(): Segment | undefined;
  lastTouched(): Segment | undefined;
}

/** The first and the last segment that a range touches, whose ends may stand in two trees: all segments are looked at. */
function touchedInTrees(segments: readonly Segment[], range: AbstractRange): TouchedSegments {
  const after = levelsOf(range.startContainer, range.startOffset, "start");
  const before = levelsOf(range.endContainer, range.endOffset, "end");
  const isTouched = ({ node }: Segment) => isIn(after, node) && isIn(before, node);
  return { firstTouched: () => segments.find(isTouched), lastTouched: () => segments.findLast(isTouched) };
}

/** The same for a range of one tree, whose segments stand in the order of the document. */
function touchedInOrder(segments: readonly Segment[], range: Range): TouchedSegments {
  const inAny = touchedInTrees(segments, range);
  const comparison = (index: number) => range.comparePoint(segments[index]?.node as Text, 0);
  const touched = (index: number) => {
    const segment = segments[index];
    return segment && range.intersectsNode(segment.node) ? segment : undefined;
  };
  const quickly = (find: () => Segment | undefined, otherwise: () => Segment | undefined) => () => {
    try {
      return find();
    } catch {
      // A node has left the page since it was read: it has no place beside the range.
      return otherwise();
    }
  };
  return {
    firstTouched: quickly(
      () => touched(firstIndex(segments.length, (index) => comparison(index) >= 0)),
      inAny.firstTouched,
    ),
    lastTouched: quickly(
      () => touched(firstIndex(segments.length, (index) => comparison(index) > 0) - 1),
      inAny.lastTouched,
    ),
  };
}

/** A tree, and what of it lies after the start or before the end of a range. */
interface TreeLevel {
  readonly root: Node;
  readonly range: Range;
}

/** The tree that an end of a range stands in, and those around its hosts. */
function levelsOf(container: Node, offset: number, side: "start" | "end"): TreeLevel[] {
  const levels: TreeLevel[] = [];
  let root = container.getRootNode();
  let range = rangeIn(root);
  if (side === "start") range.setStart(container, offset);
  else range.setEnd(container, offset);
  for (;;) {
    levels.push({ root, range });
    if (!("host" in root)) return levels;
    const { host } = root as ShadowRoot;
    root = host.getRootNode();
    range = rangeIn(root);
    if (side === "start") range.setStartBefore(host);
    else range.setEndAfter(host);
  }
}

function rangeIn(root: Node): Range {
  const range = (root.ownerDocument ?? (root as Document)).createRange();
  range.selectNodeContents(root);
  return range;
}

/** Whether a node, or the host around it, lies in the innermost of the levels that has it. */
function isIn(levels: readonly TreeLevel[], node: Node): boolean {
  for (const { root, range } of levels) {
    const here = inTree(node, root);
    if (here) return range.intersectsNode(here);
  }
  return false;
}

/** A node as another tree has it: itself, or the host around it that stands there. */
function inTree(node: Node, root: Node): Node | undefined {
  let at = node;
  for (let own = at.getRootNode(); own !== root; own = at.getRootNode()) {
    if (!("host" in own)) return undefined;
    at = (own as ShadowRoot).host;
  }
  return at;
}

function boundary(segment: Segment, container: Node, offset: number, side: "start" | "end"): number {
  if (segment.node !== container) return side === "start" ? segment.start : segment.start + segment.length;
  return segment.start + Math.min(segment.length, Math.max(0, offset - segment.offset));
}

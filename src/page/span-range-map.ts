import { firstIndexWhere } from "../engine/binary-search.ts";
import type { Span } from "../engine/span.ts";

/** A part of one text node that is contained unchanged in the page's text. */
export interface Segment {
  readonly start: number;
  readonly node: Text;
  readonly offset: number;
  readonly length: number;
  /** True if text that is read elsewhere precedes the segment. No range may extend across that text. */
  readonly isDetached?: boolean;
}

/** Maps spans to live ranges and back. */
export interface SpanRangeMap {
  rangesOf(span: Span): Range[];
  spanOf(range: AbstractRange): Span | undefined;
}

/**
 * Creates the map for segments in text order.
 * @param isMixed True if text order may differ from node order, as with shadow trees and floating text.
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

/**
 * Returns true if a range can extend from one segment to the next: both are in the same tree and in document order,
 * which slots may change.
 */
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
  // If the page moved the later node before the earlier one, the range is collapsed.
  return range.collapsed ? undefined : range;
}

/** Returns the index of the first segment with a character at or after `position`. */
function indexAtOrAfter(segments: readonly Segment[], position: number): number {
  return firstIndexWhere(0, segments.length, (index) => {
    const segment = segments[index];
    return segment !== undefined && segment.start + segment.length > position;
  });
}

/** Returns the index of the last segment with a character before `position`. */
function indexBefore(segments: readonly Segment[], position: number): number {
  return firstIndexWhere(0, segments.length, (index) => (segments[index]?.start ?? position) >= position) - 1;
}

/**
 * Returns the span of a range. A user's selection mostly begins and ends in text; for any other range, the text that it
 * touches counts.
 */
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

/**
 * Returns the first and last segment that a range touches. Its ends may be in different trees, so all segments are
 * checked.
 */
function touchedInTrees(segments: readonly Segment[], range: AbstractRange): TouchedSegments {
  const after = levelsOf(range.startContainer, range.startOffset, "start");
  const before = levelsOf(range.endContainer, range.endOffset, "end");
  const isTouched = ({ node }: Segment) => isIn(after, node) && isIn(before, node);
  return { firstTouched: () => segments.find(isTouched), lastTouched: () => segments.findLast(isTouched) };
}

/** Returns the first and last segment that a range within one tree touches, using document order. */
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
      // A node was removed after the page was read, so it cannot be compared with the range.
      return otherwise();
    }
  };
  return {
    firstTouched: quickly(
      () => touched(firstIndexWhere(0, segments.length, (index) => comparison(index) >= 0)),
      inAny.firstTouched,
    ),
    lastTouched: quickly(
      () => touched(firstIndexWhere(0, segments.length, (index) => comparison(index) > 0) - 1),
      inAny.lastTouched,
    ),
  };
}

/** A tree, and the part of it after the start or before the end of a range. */
interface TreeLevel {
  readonly root: Node;
  readonly range: Range;
}

/** Returns the tree that contains one end of a range, and the trees around its hosts. */
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

/** Returns true if a node, or its host, is within the range of the innermost level whose tree contains it. */
function isIn(levels: readonly TreeLevel[], node: Node): boolean {
  for (const { root, range } of levels) {
    const here = inTree(node, root);
    if (here) return range.intersectsNode(here);
  }
  return false;
}

/** Returns the node if it is in the tree with this root, or else its host in that tree. */
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

import { diffArrays } from "diff";
import type { Span } from "../engine/span.ts";
import { classifyParagraph, type ParagraphRole } from "./classify-paragraph.ts";
import { commonShare, diffWords, foldTypography, type WordChange } from "./diff-words.ts";

/** The change of a paragraph between two versions of a page. */
export interface ParagraphChange {
  readonly kind: "same" | "changed" | "moved" | "moved and changed" | "added" | "removed";
  readonly part: ParagraphRole;
  /** Its spans in the old and the new text. One is undefined if it was added or removed. */
  readonly before: Span | undefined;
  readonly after: Span | undefined;
  /** The words of both versions; one entry if nothing in it has changed. */
  readonly words: readonly WordChange[];
}

/**
 * How a page has changed. "same", "typography" and "boilerplate" are not reported; "replaced" is a text that has hardly
 * a word in common with the old one: another page, an error, a translation.
 */
export type TextVerdict =
  | "same"
  | "typography"
  | "boilerplate"
  | "date line"
  | "moved"
  | "changed"
  | "replaced"
  | "gone";

/** The difference between two versions of a page's text. */
export interface TextDiff {
  readonly verdict: TextVerdict;
  /** In the order of the new text; removed paragraphs at their old positions. */
  readonly paragraphs: readonly ParagraphChange[];
}

interface Paragraph extends Span {
  readonly text: string;
  readonly folded: string;
  readonly part: ParagraphRole;
}

/** Share of common words above which two paragraphs are versions of one, at the same position and at another. */
const ALIKE = 0.5;
const ALIKE_ELSEWHERE = 0.65;
/** Share of common words below which the text was replaced. */
const REPLACED = 0.25;
/** A page with fewer words contains no readout. */
const LEAST_WORDS = 25;

function paragraphsOf(text: string): Paragraph[] {
  return [...text.matchAll(/\S[^\n]*/gu)].map((match) => {
    const words = match[0].trimEnd();
    const folded = foldTypography(words);
    return {
      start: match.index,
      end: match.index + words.length,
      text: words,
      folded,
      part: classifyParagraph(folded.toLowerCase()),
    };
  });
}

/** Compares two versions of a page's text, by paragraphs and then by words. */
export function diffTexts(before: string, after: string): TextDiff {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  const isSame = (a: Paragraph, b: Paragraph): boolean => a.folded === b.folded;
  const steps: Step[] = [];
  let [inOld, inNow] = [0, 0];
  for (const { added, removed, count } of diffArrays(old, now, { comparator: isSame }))
    for (let i = 0; i < count; i++) {
      const [was, is] = [added ? undefined : old[inOld++], removed ? undefined : now[inNow++]];
      const paragraph = is ?? was;
      if (paragraph) steps.push({ kind: added ? "added" : removed ? "removed" : "same", paragraph, was });
    }
  const partners = findPartners(steps);
  const paragraphs = steps.flatMap((step) => changeOf(step, partners));
  return { verdict: verdictOf(before, after, paragraphs), paragraphs };
}

interface Step {
  readonly kind: "same" | "added" | "removed";
  /** The paragraph of the new text, or of the old text if it was removed. */
  readonly paragraph: Paragraph;
  readonly was: Paragraph | undefined;
}

interface Partner {
  readonly old: Paragraph;
  readonly isMoved: boolean;
}

/** Returns for each added paragraph the removed one that it is a version of: equal ones first, then by similarity. */
function findPartners(steps: readonly Step[]): Map<Paragraph, Partner> {
  const gaps = new Map<Paragraph, number>();
  let gap = 0;
  for (const { kind, paragraph } of steps) {
    if (kind === "same") gap++;
    else gaps.set(paragraph, gap);
  }
  const removed = steps.filter(({ kind }) => kind === "removed").map(({ paragraph }) => paragraph);
  const added = steps.filter(({ kind }) => kind === "added").map(({ paragraph }) => paragraph);
  const all = added.flatMap((now) =>
    removed.map((old) => {
      const isMoved = gaps.get(now) !== gaps.get(old);
      const share = now.folded === old.folded ? 2 : commonShare(now.text, old.text);
      return { now, old, isMoved, share };
    }),
  );
  const likely = all.filter(({ share, isMoved }) => share >= (isMoved ? ALIKE_ELSEWHERE : ALIKE));
  const partners = new Map<Paragraph, Partner>();
  const taken = new Set<Paragraph>();
  for (const { now, old, isMoved } of likely.sort(
    (p, q) => q.share - p.share || Number(p.isMoved) - Number(q.isMoved),
  )) {
    if (partners.has(now) || taken.has(old)) continue;
    partners.set(now, { old, isMoved });
    taken.add(old);
  }
  return partners;
}

function changeOf({ kind, paragraph, was }: Step, partners: ReadonlyMap<Paragraph, Partner>): ParagraphChange[] {
  const { part, text } = paragraph;
  if (kind === "same")
    return [{ kind, part, before: was && spanOf(was), after: spanOf(paragraph), words: [{ kind, text }] }];
  const isPartner = [...partners.values()].some(({ old }) => old === paragraph);
  if (kind === "removed")
    return isPartner ? [] : [{ kind, part, before: spanOf(paragraph), after: undefined, words: [{ kind, text }] }];
  const partner = partners.get(paragraph);
  if (!partner) return [{ kind, part, before: undefined, after: spanOf(paragraph), words: [{ kind, text }] }];
  const { old, isMoved } = partner;
  const isEqual = old.folded === paragraph.folded;
  return [
    {
      kind: isEqual ? "moved" : isMoved ? "moved and changed" : "changed",
      part: old.part === part ? part : "text",
      before: spanOf(old),
      after: spanOf(paragraph),
      words: isEqual ? [{ kind: "same", text }] : diffWords(old.text, text),
    },
  ];
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function verdictOf(before: string, after: string, paragraphs: readonly ParagraphChange[]): TextVerdict {
  const changed = paragraphs.filter(({ kind }) => kind !== "same");
  if (changed.length === 0) return before === after ? "same" : "typography";
  if (wordCount(after) < LEAST_WORDS && wordCount(before) >= LEAST_WORDS) return "gone";
  const own = changed.filter(({ part }) => part === "text");
  if (own.length === 0) return changed.some(({ part }) => part === "date line") ? "date line" : "boilerplate";
  if (commonShare(before, after) < REPLACED) return "replaced";
  return own.every(({ kind }) => kind === "moved") ? "moved" : "changed";
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

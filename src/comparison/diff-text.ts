import { diffArrays } from "diff";
import type { Span } from "../engine/span.ts";
import { alikePairs } from "./alike-pairs.ts";
import { classifyParagraph, isListItem, type ParagraphRole } from "./classify-paragraph.ts";
import { diffWords, foldTypography, type WordChange, wordCountsOf } from "./diff-words.ts";
import { groupBy } from "./group-by.ts";
import type { TextVerdict } from "./text-verdict.ts";

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

/** Minimum share of common words of two versions of one paragraph: at the same position, and elsewhere in the text. */
const ALIKE = 0.5;
const ALIKE_ELSEWHERE = 0.65;
/**
 * If the paragraphs that both texts have contain a smaller share of the words than this, the whole text was replaced.
 */
const REPLACED = 0.2;
/** The minimum number of words of a page that contains a readout. */
const LEAST_WORDS = 25;
/** The minimum length, in UTF-16 units, of a paragraph that is looked for at the beginning or end of a longer one. */
const LEAST_DIVISION = 20;
/**
 * The maximum number of edits in a diff of paragraphs. If there are more, all paragraphs count as removed and added.
 */
const MOST_EDITS = 2_000;
/** Matches the end of a paragraph to which a website may join the next one. */
const SENTENCE_END = /[.!?:;]["')]?$/u;

function paragraphsOf(text: string): Paragraph[] {
  let isList = false;
  return [...text.matchAll(/\S[^\n]*/gu)].map((match) => {
    const paragraph = paragraphAt(text, match.index, match.index + match[0].trimEnd().length);
    isList = isListItem(paragraph.folded) && (isList || paragraph.part === "boilerplate");
    return isList && paragraph.part === "text" ? { ...paragraph, part: "boilerplate" } : paragraph;
  });
}

function paragraphAt(text: string, start: number, end: number): Paragraph {
  const folded = foldTypography(text.slice(start, end));
  return { start, end, text: text.slice(start, end), folded, part: classifyParagraph(folded.toLowerCase()) };
}

/**
 * Divides the paragraphs of a text where the other text begins a new one, because websites join and divide paragraphs
 * without any change of the words.
 */
function divideLike(text: string, paragraphs: readonly Paragraph[], other: readonly Paragraph[]): Paragraph[] {
  const own = new Set(paragraphs.map(({ folded }) => folded));
  const others = new Set(other.map(({ folded }) => folded));
  const models = new Models([...others].filter((one) => !own.has(one) && SENTENCE_END.test(one)));
  return paragraphs.flatMap((one) => (others.has(one.folded) ? [one] : divide(text, one, models)));
}

/** The paragraphs of another text, to find those with which a longer paragraph begins or ends. */
class Models {
  private readonly byStart: ReadonlyMap<string, readonly string[]>;
  private readonly byEnd: ReadonlyMap<string, readonly string[]>;

  constructor(paragraphs: readonly string[]) {
    const long = paragraphs.filter(({ length }) => length >= LEAST_DIVISION);
    this.byStart = groupBy(long, (one) => one.slice(0, LEAST_DIVISION));
    this.byEnd = groupBy(long, (one) => one.slice(-LEAST_DIVISION));
  }

  atStart(folded: string): string | undefined {
    const models = this.byStart.get(folded.slice(0, LEAST_DIVISION));
    return models?.find((model) => folded.startsWith(`${model} `));
  }

  atEnd(folded: string): string | undefined {
    const models = this.byEnd.get(folded.slice(-LEAST_DIVISION));
    return models?.find(
      (model) => folded.endsWith(` ${model}`) && SENTENCE_END.test(folded.slice(0, -model.length).trimEnd()),
    );
  }
}

function divide(text: string, paragraph: Paragraph, models: Models): Paragraph[] {
  const { start, end, folded } = paragraph;
  const first = models.atStart(folded);
  const last = models.atEnd(folded);
  const words = first ? wordCount(first) : last ? wordCount(folded) - wordCount(last) : 0;
  if (words === 0) return [paragraph];
  const spaces = [...paragraph.text.matchAll(/\s+/gu)];
  const space = spaces[words - 1];
  if (!space) return [paragraph];
  const cut = start + space.index;
  const parts = [paragraphAt(text, start, cut), paragraphAt(text, cut + space[0].length, end)];
  return parts.flatMap((part) => divide(text, part, models));
}

/** Counts the words of a folded text, divided by spaces. */
function wordCount(folded: string): number {
  return folded.split(" ").length;
}

/** Compares two versions of a page's text, by paragraphs and then by words. */
export function diffTexts(before: string, after: string): TextDiff {
  const [whole, wholeNow] = [paragraphsOf(before), paragraphsOf(after)];
  const [old, now] = [divideLike(before, whole, wholeNow), divideLike(after, wholeNow, whole)];
  const isSame = (a: Paragraph, b: Paragraph): boolean => a.folded === b.folded;
  const steps: Step[] = [];
  let [inOld, inNow] = [0, 0];
  for (const { added, removed, count } of diffArrays(old, now, { comparator: isSame, maxEditLength: MOST_EDITS }) ?? [
    { added: false, removed: true, count: old.length },
    { added: true, removed: false, count: now.length },
  ])
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
  const isMoved = (old: Paragraph, now: Paragraph): boolean => gaps.get(now) !== gaps.get(old);
  const likely = alikePairs(removed, added, ({ folded }) => folded).filter(
    ({ old, now, share }) => share >= (isMoved(old, now) ? ALIKE_ELSEWHERE : ALIKE),
  );
  const partners = new Map<Paragraph, Partner>();
  const taken = new Set<Paragraph>();
  for (const { now, old } of likely.sort(
    (p, q) => q.share - p.share || Number(isMoved(p.old, p.now)) - Number(isMoved(q.old, q.now)),
  )) {
    if (partners.has(now) || taken.has(old)) continue;
    partners.set(now, { old, isMoved: isMoved(old, now) });
    taken.add(old);
  }
  // Paragraphs between the same unchanged ones have moved if they stand in another order.
  const inPlace = added.filter((now) => partners.get(now)?.isMoved === false);
  const kept = longestIncreasing(inPlace, (now) => partners.get(now)?.old.start ?? 0);
  for (const now of inPlace) {
    const partner = partners.get(now);
    if (partner && !kept.has(now)) partners.set(now, { ...partner, isMoved: true });
  }
  return partners;
}

/** Returns the values of a longest increasing subsequence. */
function longestIncreasing<T>(values: readonly T[], numberOf: (value: T) => number): Set<T> {
  const best: { readonly value: T; readonly length: number; readonly before: number }[] = [];
  for (const value of values) {
    let [length, before] = [1, -1];
    for (const [at, one] of best.entries())
      if (numberOf(one.value) < numberOf(value) && one.length >= length) [length, before] = [one.length + 1, at];
    best.push({ value, length, before });
  }
  const longest = best.reduce((most, one, at) => (one.length > (best[most]?.length ?? 0) ? at : most), 0);
  const kept = new Set<T>();
  for (let one = best[longest]; one; one = best[one.before]) kept.add(one.value);
  return kept;
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
  const [old, now] = [wordCountsOf(before).all, wordCountsOf(after).all];
  if (now < LEAST_WORDS && old >= LEAST_WORDS) return "gone";
  const own = changed.filter(({ part }) => part === "text");
  if (own.length === 0) return changed.some(({ part }) => part === "date line") ? "date line" : "boilerplate";
  // Common words alone would not show it, because half of the words of two English texts are the same.
  if (commonWords(paragraphs) < REPLACED * Math.min(old, now)) return "replaced";
  return own.every(({ kind }) => kind === "moved") ? "moved" : "changed";
}

/** Counts the words that are in both versions of a paragraph of the readout. */
function commonWords(paragraphs: readonly ParagraphChange[]): number {
  const common = paragraphs.flatMap(({ part, before, after, words }) =>
    part === "text" && before && after ? words.filter(({ kind }) => kind === "same") : [],
  );
  return common.reduce((sum, { text }) => sum + wordCountsOf(text).all, 0);
}

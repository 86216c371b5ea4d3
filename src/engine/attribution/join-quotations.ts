import type { Sentence } from "../document/find-sentences.ts";
import { contains, overlaps, type Span } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

const CLOSERS: Readonly<Record<string, string>> = { "“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’" };

/** Matches the text that may be between the words that name a speaker and the quotation of that speaker. */
const GAP = /^[\s.,:;–—-]*$/u;

/** The greatest number of paragraphs in a quotation. If there are more, a closing quotation mark is missing. */
const MAX_PARTS = 60;

/**
 * A quotation that continues over several paragraphs: its part in each paragraph, and the range and last index of these
 * paragraphs.
 */
interface Chain {
  readonly parts: Span[];
  readonly start: number;
  end: number;
  paragraph: number;
}

/**
 * Joins a quotation of several paragraphs, each of which begins with an opening quotation mark while only the last one
 * has a closing mark. Its parts become contents of the attribution that contains one of them or directly precedes it.
 * Attributions inside the quotation are removed.
 */
export function joinQuotations(
  text: string,
  sentences: readonly Sentence[],
  findings: readonly AttributionCandidate[],
): readonly AttributionCandidate[] {
  const joined: AttributionCandidate[] = [];
  let next = 0;
  for (const chain of chainsOf(text, sentences)) {
    const from = indexFrom(findings, next, chain.start);
    const to = indexFrom(findings, from, chain.end);
    joined.push(...findings.slice(next, from), ...joinChain(text, chain.parts, findings.slice(from, to)));
    next = to;
  }
  return next === 0 ? findings : [...joined, ...findings.slice(next)];
}

/** Returns the index of the first finding, from `index` on, whose cue begins at `place` or later. */
function indexFrom(findings: readonly AttributionCandidate[], index: number, place: number): number {
  let at = index;
  while (at < findings.length && (findings[at]?.cue.start ?? 0) < place) at += 1;
  return at;
}

function chainsOf(text: string, sentences: readonly Sentence[]): Chain[] {
  const chains: Chain[] = [];
  let chain: Chain | undefined;
  let paragraphStart = 0;
  for (const [i, sentence] of sentences.entries()) {
    const { paragraph, quotations } = sentence;
    if (sentences[i - 1]?.paragraph !== paragraph) {
      paragraphStart = sentence.start;
      const [first] = quotations;
      const [opening] = chain?.parts ?? [];
      if (chain && first && isNextPart(text, chain, opening, first, sentence)) {
        chain.parts.push(first);
        chain.paragraph = paragraph;
      } else chain = undefined;
    }
    if (chain) chain.end = sentence.end;
    const last = quotations.at(-1);
    if (sentences[i + 1]?.paragraph === paragraph) continue;
    if (!last || !isOpen(text, last, sentence)) chain = undefined;
    else if (last !== chain?.parts.at(-1)) {
      chain = { parts: [last], start: paragraphStart, end: sentence.end, paragraph };
      chains.push(chain);
    }
  }
  return chains.filter(({ parts }) => parts.length > 1);
}

/** Returns whether the quotation at the start of a paragraph continues the quotation of the previous paragraph. */
function isNextPart(text: string, chain: Chain, opening: Span | undefined, first: Span, sentence: Sentence): boolean {
  return (
    chain.parts.length < MAX_PARTS &&
    chain.paragraph === sentence.paragraph - 1 &&
    first.start === sentence.start &&
    opening !== undefined &&
    text[first.start] === text[opening.start]
  );
}

/** Returns whether a quotation extends to the end of its sentence without a closing quotation mark. */
function isOpen(text: string, { start, end }: Span, sentence: Span): boolean {
  const closers = CLOSERS[text[start] ?? ""] ?? "";
  return end === sentence.end && (end - start < 2 || !closers.includes(text[end - 1] ?? ""));
}

function joinChain(
  text: string,
  chain: readonly Span[],
  findings: readonly AttributionCandidate[],
): readonly AttributionCandidate[] {
  const isInside = ({ cue }: AttributionCandidate) => chain.some((part) => contains(part, cue));
  const outside = findings.filter((one) => !isInside(one));
  const owners = chain.map((part, i) => ownerOf(text, part, outside, i === 0));
  let owner = owners.find((one) => one !== undefined);
  if (!owner) return findings;
  const parts = new Map<AttributionCandidate, Span[]>();
  for (const [i, part] of chain.entries()) {
    owner = owners[i] ?? owner;
    parts.set(owner, [...(parts.get(owner) ?? []), part]);
  }
  return outside.map((one) => {
    const own = parts.get(one);
    return own ? { ...one, contents: withParts(one, own) } : one;
  });
}

/**
 * Returns the attribution whose content overlaps a part of the quotation. If there is none for the first part, returns
 * the attribution that directly precedes it.
 */
function ownerOf(
  text: string,
  part: Span,
  findings: readonly AttributionCandidate[],
  isFirst: boolean,
): AttributionCandidate | undefined {
  const holder = findings.find(({ contents }) => contents.some((content) => overlaps(content, part)));
  if (holder || !isFirst) return holder;
  return findings.findLast(({ sources, cue, contents, addressees }) => {
    const end = Math.max(cue.end, ...[...sources, ...contents, ...addressees].map((span) => span.end));
    return end <= part.start && GAP.test(text.slice(end, part.start));
  });
}

/**
 * Returns the contents of an attribution together with the parts of a quotation. A content that overlaps a part is
 * merged with it. A part that overlaps another span of the attribution is left out.
 */
function withParts({ contents, sources, cue, addressees }: AttributionCandidate, parts: readonly Span[]): Span[] {
  const others = [...sources, cue, ...addressees];
  const whole = [...contents];
  for (const part of parts) {
    const at = whole.findIndex((content) => overlaps(content, part));
    const content = whole[at];
    const joined = content
      ? { start: Math.min(content.start, part.start), end: Math.max(content.end, part.end) }
      : part;
    if (others.some((span) => overlaps(span, joined))) continue;
    if (at < 0) whole.push(joined);
    else whole[at] = joined;
  }
  return whole.sort((a, b) => a.start - b.start);
}

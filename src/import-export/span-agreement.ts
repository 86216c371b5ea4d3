import type { Attribution } from "../engine/analysis.ts";
import { overlaps, type Span } from "../engine/span.ts";
import { countMatches } from "./agreement-statistics.ts";
import type { CodedReadout } from "./coded-readout.ts";

/** The parts of an attribution whose spans are compared. */
export const ROLES = ["source", "cue", "content", "addressee"] as const;

export type Role = (typeof ROLES)[number];

/**
 * The agreement of coders on the spans of one role, summed over each two coders. F1 does not depend on which of them is
 * taken as the reference, and is undefined if nobody marked any span.
 */
export interface SpanAgreement {
  readonly role: Role;
  /** The number of spans of each coder. */
  readonly counts: readonly number[];
  /** The number of spans that are identical, summed over each two coders. */
  readonly exact: number;
  /** F1 over identical spans. */
  readonly exactF1: number | undefined;
  /** F1 over spans that overlap, where each span counts once at most. */
  readonly overlapF1: number | undefined;
  /** F1 over the marked characters. */
  readonly characterF1: number | undefined;
}

/** Returns the agreement on the spans of one role in readouts, each as all coders leave it. */
export function spanAgreement(role: Role, compared: readonly (readonly CodedReadout[])[]): SpanAgreement {
  const counts = (compared[0] ?? []).map(() => 0);
  let [exact, overlapping, spans, common, marked] = [0, 0, 0, 0, 0];
  for (const all of compared) {
    const ofCoders = all.map((one) => spansOf(role, one));
    for (const [at, own] of ofCoders.entries()) counts[at] = (counts[at] ?? 0) + own.length;
    for (const [at, one] of ofCoders.entries())
      for (const other of ofCoders.slice(at + 1)) {
        exact += sameSpans(one, other);
        overlapping += countMatches(one, other, overlaps);
        spans += one.length + other.length;
        common += commonCharacters(one, other);
        marked += lengthOf(one) + lengthOf(other);
      }
  }
  const f1 = (hits: number, total: number) => (total === 0 ? undefined : (2 * hits) / total);
  return {
    role,
    counts,
    exact,
    exactF1: f1(exact, spans),
    overlapF1: f1(overlapping, spans),
    characterF1: f1(common, marked),
  };
}

/** Returns the distinct spans of a role, because two attributions may share a source. */
function spansOf(role: Role, { attributions }: CodedReadout): readonly Span[] {
  const all = attributions.flatMap(({ attribution }) => spansOfRole(role, attribution));
  return [...new Map(all.map((span) => [`${span.start} ${span.end}`, span])).values()];
}

/** Returns the spans of one role in an attribution. */
export function spansOfRole(role: Role, { sources, cue, contents, addressees }: Attribution): readonly Span[] {
  return { source: sources, cue: cue ? [cue] : [], content: contents, addressee: addressees }[role];
}

function sameSpans(first: readonly Span[], second: readonly Span[]): number {
  const others = new Set(second.map(({ start, end }) => `${start} ${end}`));
  return first.filter(({ start, end }) => others.has(`${start} ${end}`)).length;
}

/** Returns the number of characters that spans cover. */
export function lengthOf(spans: readonly Span[]): number {
  return mergeSpans(spans).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Returns the number of characters that two lists of spans both cover. */
export function commonCharacters(first: readonly Span[], second: readonly Span[]): number {
  return lengthOf(first) + lengthOf(second) - lengthOf([...first, ...second]);
}

/** Merges overlapping spans into spans that cover the same characters. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && span.start <= last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else whole.push(span);
  }
  return whole;
}

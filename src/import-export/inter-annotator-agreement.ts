import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { ACTS, type Act, type Attribution } from "../engine/analysis.ts";
import { overlaps, type Span } from "../engine/span.ts";
import { csvLine } from "./csv-parse.ts";

/** A text with one person's annotations. */
export interface AnnotatedReadout {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

/** The parts of an attribution whose spans are compared. */
export const ROLES = ["source", "cue", "content", "addressee"] as const;

export type Role = (typeof ROLES)[number];

/**
 * The agreement of two people on the spans of one role. F1 does not depend on which of them is taken as the
 * reference.
 */
export interface SpanAgreement {
  readonly role: Role;
  readonly first: number;
  readonly second: number;
  /** The number of spans that are identical. */
  readonly exact: number;
  /** F1 over identical spans; undefined if neither person marked any. */
  readonly exactF1: number | undefined;
  /** F1 over the marked characters, which rewards spans that overlap but are not identical. */
  readonly characterF1: number | undefined;
}

/** The agreement of two people on one act, over the attributions that both marked. */
export interface ActAgreement {
  readonly act: Act;
  readonly first: number;
  readonly second: number;
  readonly both: number;
  /** Cohen's kappa of "this act or another"; undefined if neither person ever chose otherwise. */
  readonly kappa: number | undefined;
}

/** The comparison of two people's files of the same readouts. */
export interface Agreement {
  readonly readouts: number;
  /** The titles of readouts that only one of the files contains. */
  readonly unpaired: readonly string[];
  /** The titles of readouts whose texts differ, so that their spans cannot be compared. */
  readonly differing: readonly string[];
  readonly attributions: { readonly first: number; readonly second: number; readonly matched: number };
  readonly spans: readonly SpanAgreement[];
  /** Cohen's kappa over all acts. */
  readonly kappa: number | undefined;
  readonly acts: readonly ActAgreement[];
}

/** Returns a stored readout as one person's annotation. `attributions` defaults to those of the engine. */
export function annotationFromReadout(
  readout: ReadoutRecord,
  attributions = readout.reading.attributions,
): AnnotatedReadout {
  return { key: pageKey(readout.url), title: readout.title, text: readout.text, attributions };
}

/** Compares two people's annotations of the same readouts. */
export function computeAgreement(first: readonly AnnotatedReadout[], second: readonly AnnotatedReadout[]): Agreement {
  const others = new Map(second.map((one) => [one.key, one]));
  const keys = new Set(first.map(({ key }) => key));
  const paired = first.flatMap((one) => {
    const other = others.get(one.key);
    return other ? [{ one, other }] : [];
  });
  const same = paired.filter(({ one, other }) => one.text === other.text);
  const pairs = same.flatMap(({ one, other }) => matchAttributions(one.attributions, other.attributions));
  const count = (side: "one" | "other") => same.reduce((sum, pair) => sum + pair[side].attributions.length, 0);
  const acts = pairs.map(([a, b]): [Act, Act] => [a.act, b.act]);
  return {
    readouts: same.length,
    unpaired: [...first.filter(({ key }) => !others.has(key)), ...second.filter(({ key }) => !keys.has(key))].map(
      ({ title }) => title,
    ),
    differing: paired.filter(({ one, other }) => one.text !== other.text).map(({ one }) => one.title),
    attributions: { first: count("one"), second: count("other"), matched: pairs.length },
    spans: ROLES.map((role) => spanAgreement(role, same)),
    kappa: cohensKappa(acts),
    acts: ACTS.map((act) => actAgreement(act, acts)),
  };
}

/** Returns Cohen's kappa of pairs of labels, which is the agreement corrected for chance. */
export function cohensKappa<T>(pairs: readonly (readonly [T, T])[]): number | undefined {
  if (pairs.length === 0) return undefined;
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const labels = new Set(pairs.flat());
  const share = (label: T, side: 0 | 1) => pairs.filter((pair) => pair[side] === label).length / pairs.length;
  const chance = [...labels].reduce((sum, label) => sum + share(label, 0) * share(label, 1), 0);
  return chance === 1 ? undefined : (observed - chance) / (1 - chance);
}

/**
 * Returns the pairs of attributions that mark the same claim. The pairs with the largest overlap of contents are
 * chosen first, and each attribution is in one pair at most.
 */
export function matchAttributions(
  first: readonly Attribution[],
  second: readonly Attribution[],
): (readonly [Attribution, Attribution])[] {
  const candidates = first.flatMap((one) =>
    second.map((other) => ({ one, other, common: commonLength(one, other) })).filter(({ common }) => common > 0),
  );
  candidates.sort((a, b) => b.common - a.common);
  const taken = new Set<Attribution>();
  return candidates.flatMap(({ one, other }) => {
    if (taken.has(one) || taken.has(other)) return [];
    taken.add(one).add(other);
    return [[one, other] as const];
  });
}

/**
 * Returns the overlap of two attributions from 0 to 2: F1 of their contents, plus 1 for overlapping cues. The cues
 * decide if an attribution has no content.
 */
function commonLength(one: Attribution, other: Attribution): number {
  const contents = f1(one.contents, other.contents) ?? 0;
  const cues = one.cue && other.cue && overlaps(one.cue, other.cue) ? 1 : 0;
  return contents + cues;
}

interface AttributionPair {
  readonly one: AnnotatedReadout;
  readonly other: AnnotatedReadout;
}

function spanAgreement(role: Role, pairs: readonly AttributionPair[]): SpanAgreement {
  const spans = pairs.map(({ one, other }) => [spansOf(role, one), spansOf(role, other)] as const);
  const sum = (value: (pair: (typeof spans)[number]) => number) =>
    spans.reduce((total, pair) => total + value(pair), 0);
  const [first, second] = [sum(([a]) => a.length), sum(([, b]) => b.length)];
  const exact = sum(([a, b]) => sameSpans(a, b));
  const [marked, common] = [sum(([a, b]) => lengthOf(a) + lengthOf(b)), sum(([a, b]) => commonCharacters(a, b))];
  return {
    role,
    first,
    second,
    exact,
    exactF1: first + second === 0 ? undefined : (2 * exact) / (first + second),
    characterF1: marked === 0 ? undefined : (2 * common) / marked,
  };
}

/** Returns the distinct spans of a role, because two attributions may share a source. */
function spansOf(role: Role, { attributions }: AnnotatedReadout): readonly Span[] {
  const all = attributions.flatMap(({ sources, cue, contents, addressees }) => {
    return { source: sources, cue: cue ? [cue] : [], content: contents, addressee: addressees }[role];
  });
  return [...new Map(all.map((span) => [`${span.start} ${span.end}`, span])).values()];
}

function sameSpans(first: readonly Span[], second: readonly Span[]): number {
  const others = new Set(second.map(({ start, end }) => `${start} ${end}`));
  return first.filter(({ start, end }) => others.has(`${start} ${end}`)).length;
}

function f1(first: readonly Span[], second: readonly Span[]): number | undefined {
  const marked = lengthOf(first) + lengthOf(second);
  return marked === 0 ? undefined : (2 * commonCharacters(first, second)) / marked;
}

function lengthOf(spans: readonly Span[]): number {
  return mergeSpans(spans).reduce((sum, { start, end }) => sum + end - start, 0);
}

function commonCharacters(first: readonly Span[], second: readonly Span[]): number {
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

function actAgreement(act: Act, pairs: readonly (readonly [Act, Act])[]): ActAgreement {
  const isAct = pairs.map(([a, b]): [boolean, boolean] => [a === act, b === act]);
  return {
    act,
    first: isAct.filter(([a]) => a).length,
    second: isAct.filter(([, b]) => b).length,
    both: isAct.filter(([a, b]) => a && b).length,
    kappa: cohensKappa(isAct),
  };
}

/** Returns the agreement as a CSV table. */
export function agreementCsv({ spans, acts, kappa, attributions }: Agreement): string {
  const figure = (value: number | undefined) => (value === undefined ? "" : value.toFixed(3));
  const rows = [
    ["what", "of", "first", "second", "both", "measure", "value"],
    ...spans.flatMap(({ role, first, second, exact, exactF1, characterF1 }) => [
      ["span", role, `${first}`, `${second}`, `${exact}`, "exact F1", figure(exactF1)],
      ["span", role, `${first}`, `${second}`, "", "character F1", figure(characterF1)],
    ]),
    [
      "act",
      "all",
      `${attributions.first}`,
      `${attributions.second}`,
      `${attributions.matched}`,
      "Cohen's kappa",
      figure(kappa),
    ],
    ...acts.map((one) => [
      "act",
      one.act,
      `${one.first}`,
      `${one.second}`,
      `${one.both}`,
      "Cohen's kappa",
      figure(one.kappa),
    ]),
  ];
  return rows.map((row) => csvLine(row, ",")).join("");
}

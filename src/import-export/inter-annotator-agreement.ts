import { DECIDED_ASPECTS, type DecidedAspect } from "../annotation/correction.ts";
import { passageSpan } from "../annotation/passage-span.ts";
import { ACTS, type Attribution } from "../engine/analysis.ts";
import { overlaps, type Span, textOf } from "../engine/span.ts";
import {
  countMatches,
  kappaOfCoders,
  krippendorffsAlpha,
  masiDistance,
  meanOf,
  namesOfLabel,
  nominalDistance,
  observedAgreement,
  setLabel,
  type UnitLabels,
} from "./agreement-statistics.ts";
import type { CodedAttribution, CodedReadout, Coding } from "./coded-readout.ts";
import { csvLine, guardCell } from "./csv-parse.ts";

/** The parts of an attribution whose spans are compared. */
export const ROLES = ["source", "cue", "content", "addressee"] as const;

export type Role = (typeof ROLES)[number];

/**
 * Which attributions are compared: those that every coder who has them has confirmed, corrected or tagged, or all, in
 * which the engine's results count for coders who have not decided.
 */
export type AgreementScope = "decided" | "all";

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

/** The agreement of coders on the labels of attributions that at least two of them marked. */
export interface LabelAgreement {
  readonly aspect: "speakers" | "act" | "tags";
  /** The act or the code that is compared with all others; "" for all of them together. */
  readonly of: string;
  /** How often each coder chose it; empty for all together. */
  readonly counts: readonly number[];
  /** The number of attributions with the labels of two coders or more. */
  readonly units: number;
  /** The share of pairs of labels that are equal, from 0 to 1. */
  readonly agreement: number | undefined;
  /** Cohen's kappa, or the mean of each two coders' kappas; for all codes together the mean over the codes. */
  readonly kappa: number | undefined;
  /** Krippendorff's alpha; nominal, but for all codes together with the MASI distance of sets. */
  readonly alpha: number | undefined;
  /** For all codes together, the mean of the codes' alphas. */
  readonly meanAlpha?: number | undefined;
}

/** An attribution as each coder leaves it, in the order of the coders; undefined where a coder has none. */
interface CodingUnit {
  readonly readout: CodedReadout;
  readonly marks: readonly (CodedAttribution | undefined)[];
}

/** Something on which coders do not agree. */
export interface Disagreement {
  /** The key of the page (see `pageKey`). */
  readonly readout: string;
  readonly title: string;
  readonly text: string;
  /** The passage of the attribution, by the first coder who has it. */
  readonly span: Span;
  readonly aspect: DecidedAspect;
  readonly marks: readonly (CodedAttribution | undefined)[];
}

/** The agreement of two or more coders on the same readouts. */
export interface Agreement {
  readonly coders: readonly string[];
  /** The number of readouts that were compared. */
  readonly readouts: number;
  /** The titles of readouts that some coder does not have. */
  readonly unpaired: readonly string[];
  /** The titles of readouts whose texts differ, so that their spans cannot be compared. */
  readonly differing: readonly string[];
  /** The number of attributions of each coder. */
  readonly attributions: readonly number[];
  /** The number of attributions that at least two coders have. */
  readonly matched: number;
  readonly labels: readonly LabelAgreement[];
  readonly spans: readonly SpanAgreement[];
  readonly disagreements: readonly Disagreement[];
}

/** Compares the work of two or more coders on the same readouts. */
export function computeAgreement(codings: readonly Coding[], scope: AgreementScope): Agreement {
  const maps = codings.map(({ readouts }) => new Map(readouts.map((one) => [one.key, one])));
  const titles = new Map(codings.flatMap(({ readouts }) => readouts.map(({ key, title }) => [key, title] as const)));
  const [unpaired, differing, compared]: [string[], string[], CodedReadout[][]] = [[], [], []];
  for (const [key, title] of titles) {
    const all = maps.flatMap((map) => map.get(key) ?? []);
    if (all.length < codings.length) unpaired.push(title);
    else if (all.some(({ text }) => text !== all[0]?.text)) differing.push(title);
    else if (scope === "all" || all.every(({ isDecided }) => isDecided)) compared.push(all);
  }
  const units = compared.flatMap(matchUnits);
  return {
    coders: codings.map(({ coder }) => coder),
    readouts: compared.length,
    unpaired,
    differing,
    attributions: codings.map((_, at) => compared.reduce((sum, all) => sum + (all[at]?.attributions.length ?? 0), 0)),
    matched: units.filter(({ marks }) => marks.filter((mark) => mark).length > 1).length,
    labels: labelAgreements(units, codings.length, scope),
    spans: ROLES.map((role) => spanAgreement(role, compared)),
    disagreements: units.flatMap((unit) => findDisagreements(unit, scope)),
  };
}

/** Returns the attributions of one readout, each with the marks of all coders on the same claim. */
function matchUnits(coded: readonly CodedReadout[]): CodingUnit[] {
  const units: { marks: (CodedAttribution | undefined)[]; first: CodedAttribution }[] = [];
  for (const [at, { attributions }] of coded.entries()) {
    const pairs = matchAttributions(
      units.map(({ first }) => first.attribution),
      attributions.map(({ attribution }) => attribution),
    );
    const matched = new Map(pairs.map(([unit, own]) => [own, unit]));
    for (const [own, mark] of attributions.entries()) {
      const unit = units[matched.get(own) ?? -1];
      if (unit) unit.marks[at] = mark;
      else units.push({ marks: coded.map((_, to) => (to === at ? mark : undefined)), first: mark });
    }
  }
  const [readout] = coded;
  if (!readout) return [];
  units.sort((a, b) => passageSpan(a.first.attribution).start - passageSpan(b.first.attribution).start);
  return units.map(({ marks }) => ({ readout, marks }));
}

/**
 * Returns the indexes of attributions that mark the same claim, as pairs. The pairs with the largest overlap of contents
 * are chosen first, and each attribution is in one pair at most.
 */
export function matchAttributions(
  first: readonly Attribution[],
  second: readonly Attribution[],
): (readonly [first: number, second: number])[] {
  const candidates = first.flatMap((one, at) =>
    second.map((other, to) => ({ at, to, common: commonLength(one, other) })).filter(({ common }) => common > 0),
  );
  candidates.sort((a, b) => b.common - a.common);
  const [taken, takenOther] = [new Set<number>(), new Set<number>()];
  return candidates.flatMap(({ at, to }) => {
    if (taken.has(at) || takenOther.has(to)) return [];
    taken.add(at);
    takenOther.add(to);
    return [[at, to] as const];
  });
}

/**
 * Returns the overlap of two attributions from 0 to 2: F1 of their contents, plus 1 for overlapping cues. The cues
 * decide if an attribution has no content.
 */
function commonLength(one: Attribution, other: Attribution): number {
  const marked = lengthOf(one.contents) + lengthOf(other.contents);
  const contents = marked === 0 ? 0 : (2 * commonCharacters(one.contents, other.contents)) / marked;
  const cues = one.cue && other.cue && overlaps(one.cue, other.cue) ? 1 : 0;
  return contents + cues;
}

/** Returns the labels of a unit. In the scope "decided", a coder who has not decided gives none. */
function labelsOf<T>(
  { marks }: CodingUnit,
  scope: AgreementScope,
  label: (mark: CodedAttribution) => T,
): UnitLabels<T> {
  return marks.map((mark) => (mark && (scope === "all" || mark.isDecided) ? label(mark) : undefined));
}

const speakersOf = ({ attribution }: CodedAttribution) => setLabel(attribution.speakers);
const actOf = ({ attribution }: CodedAttribution) => attribution.act as string;
const tagsOf = ({ tags }: CodedAttribution) => setLabel(tags);

function labelAgreements(units: readonly CodingUnit[], coders: number, scope: AgreementScope): LabelAgreement[] {
  const labels = (label: (mark: CodedAttribution) => string) =>
    units.map((unit) => labelsOf(unit, scope, label)).filter(isComparable);
  const [speakers, acts, tags] = [labels(speakersOf), labels(actOf), labels(tagsOf)];
  const codes = [...new Set(tags.flatMap((unit) => unit.flatMap((label) => namesOfLabel(label ?? ""))))].sort();
  const ofCodes = codes.map((code) =>
    binaryAgreement("tags", code, tags, coders, (label) => namesOfLabel(label).includes(code)),
  );
  const allCodes: LabelAgreement = {
    ...allAgreement("tags", tags, coders),
    kappa: meanOf(ofCodes.flatMap(({ kappa }) => kappa ?? [])),
    alpha: krippendorffsAlpha(tags, masiDistance),
    meanAlpha: meanOf(ofCodes.flatMap(({ alpha }) => alpha ?? [])),
  };
  return [
    allAgreement("speakers", speakers, coders),
    allAgreement("act", acts, coders),
    ...ACTS.map((act) => binaryAgreement("act", act, acts, coders, (label) => label === act)).filter(isUsed),
    ...(codes.length > 0 ? [allCodes, ...ofCodes] : []),
  ];
}

function isComparable<T>(unit: UnitLabels<T>): boolean {
  return unit.filter((label) => label !== undefined).length > 1;
}

function isUsed({ counts }: LabelAgreement): boolean {
  return counts.some((count) => count > 0);
}

function allAgreement<T>(
  aspect: LabelAgreement["aspect"],
  units: readonly UnitLabels<T>[],
  coders: number,
): LabelAgreement {
  return {
    aspect,
    of: "",
    counts: [],
    units: units.length,
    agreement: observedAgreement(units),
    kappa: kappaOfCoders(units, coders),
    alpha: krippendorffsAlpha(units, nominalDistance),
  };
}

/** Returns the agreement on whether one label was chosen or not. */
function binaryAgreement<T>(
  aspect: LabelAgreement["aspect"],
  of: string,
  all: readonly UnitLabels<T>[],
  coders: number,
  isChosen: (label: T) => boolean,
): LabelAgreement {
  const units = all.map((unit) => unit.map((label) => (label === undefined ? undefined : isChosen(label))));
  const counts = Array.from({ length: coders }, (_, at) => units.filter((unit) => unit[at] === true).length);
  return { ...allAgreement(aspect, units, coders), of, counts };
}

function spanAgreement(role: Role, compared: readonly (readonly CodedReadout[])[]): SpanAgreement {
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

function spansOfRole(role: Role, { sources, cue, contents, addressees }: Attribution): readonly Span[] {
  return { source: sources, cue: cue ? [cue] : [], content: contents, addressee: addressees }[role];
}

function sameSpans(first: readonly Span[], second: readonly Span[]): number {
  const others = new Set(second.map(({ start, end }) => `${start} ${end}`));
  return first.filter(({ start, end }) => others.has(`${start} ${end}`)).length;
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

/** Returns what the coders do not agree on in one attribution. */
function findDisagreements(unit: CodingUnit, scope: AgreementScope): Disagreement[] {
  const { readout, marks } = unit;
  const [first] = marks.flatMap((mark) => mark ?? []);
  if (!first) return [];
  const isDifferent = (labels: UnitLabels<string>) =>
    isComparable(labels) && new Set(labels.filter((label) => label !== undefined)).size > 1;
  const isOpen = scope === "decided" && marks.some((mark) => mark && !mark.isDecided);
  const differing: Readonly<Record<DecidedAspect, boolean>> = {
    spans: !isOpen && new Set(marks.map((mark) => (mark ? formatSpans(mark.attribution) : ""))).size > 1,
    speakers: isDifferent(labelsOf(unit, scope, speakersOf)),
    act: isDifferent(labelsOf(unit, scope, actOf)),
    tags: isDifferent(labelsOf(unit, scope, tagsOf)),
  };
  const { key, title, text } = readout;
  const span = passageSpan(first.attribution);
  const compared = marks.map((mark) => (mark && (scope === "all" || mark.isDecided) ? mark : undefined));
  return DECIDED_ASPECTS.filter((aspect) => differing[aspect]).map((aspect) => ({
    readout: key,
    title,
    text,
    span,
    aspect,
    marks: compared,
  }));
}

function formatSpans(attribution: Attribution): string {
  return JSON.stringify(
    (["source", "cue", "content"] as const).map((role) =>
      spansOfRole(role, attribution).map(({ start, end }) => [start, end]),
    ),
  );
}

/** Returns the decision of one coder on what a disagreement is about, as text; "" without an attribution. */
export function decisionText({ aspect, text }: Disagreement, mark: CodedAttribution | undefined): string {
  if (!mark) return "";
  const { attribution, tags } = mark;
  if (aspect === "speakers") return attribution.speakers.join("; ");
  if (aspect === "act") return attribution.act;
  if (aspect === "tags") return tags.join("; ");
  const quote = (span: Span) => textOf(text, span).replace(/\s+/g, " ");
  return ROLES.slice(0, 3)
    .map((role) => spansOfRole(role, attribution).map(quote).join(" … "))
    .join(" | ");
}

function figure(value: number | undefined): string {
  return value === undefined ? "" : value.toFixed(3);
}

/** Returns the agreement as a CSV table with three decimal places. */
export function agreementCsv({ coders, labels, spans }: Agreement): string {
  const head = ["what", "of", ...coders.map((coder) => guardCell(`count: ${coder}`)), "units"];
  const measures = ["percent_agreement", "cohens_kappa", "krippendorffs_alpha", "mean_alpha"];
  const ofSpans = ["exact_f1", "overlap_f1", "character_f1"];
  const countsOf = (counts: readonly number[]) => coders.map((_, at) => String(counts[at] ?? ""));
  const rows = [
    [...head, ...measures, ...ofSpans],
    ...labels.map(({ aspect, of, counts, units, agreement, kappa, alpha, meanAlpha }) => [
      { speakers: "speaker", act: "act", tags: "code" }[aspect],
      of === "" ? "all" : guardCell(of),
      ...countsOf(counts),
      String(units),
      ...[agreement, kappa, alpha, meanAlpha].map(figure),
      ...ofSpans.map(() => ""),
    ]),
    ...spans.map(({ role, counts, exactF1, overlapF1, characterF1 }) => [
      "span",
      role,
      ...countsOf(counts),
      "",
      ...measures.map(() => ""),
      ...[exactF1, overlapF1, characterF1].map(figure),
    ]),
  ];
  return rows.map((row) => csvLine(row, ",")).join("");
}

/** Who has resolved a disagreement, and when. */
export interface Resolution {
  readonly coder: string;
  readonly at: string;
}

/** Returns disagreements as a CSV table, one in each row. */
export function disagreementsCsv(
  coders: readonly string[],
  rows: readonly { readonly disagreement: Disagreement; readonly resolution: Resolution | undefined }[],
): string {
  const head = ["title", "page", "start", "end", "quote", "about", ...coders, "resolved_by", "resolved_at"];
  const lines = rows.map(({ disagreement, resolution }) => {
    const { title, readout, text, span, aspect, marks } = disagreement;
    return [
      title,
      readout,
      String(span.start),
      String(span.end),
      textOf(text, span).replace(/\s+/g, " "),
      { spans: "passages", speakers: "speaker", act: "act", tags: "codes" }[aspect],
      ...marks.map((mark) => decisionText(disagreement, mark)),
      resolution?.coder ?? "",
      resolution?.at ?? "",
    ];
  });
  return [head, ...lines].map((row) => csvLine(row.map(guardCell), ",")).join("");
}

import { DECIDED_ASPECTS, type DecidedAspect } from "../annotation/correction.ts";
import { passageSpan } from "../annotation/passage-span.ts";
import { ACTS, type Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";
import {
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
import { type CodingUnit, matchUnits } from "./match-codings.ts";
import { ROLES, type SpanAgreement, spanAgreement, spansOfRole } from "./span-agreement.ts";

/**
 * Which attributions are compared: those that every coder who has them has confirmed, corrected or tagged, or all, in
 * which the engine's results count for coders who have not decided.
 */
export type AgreementScope = "decided" | "all";

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

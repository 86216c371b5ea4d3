import type { Attribution } from "../engine/analysis.ts";
import { findCheckableFacts } from "../engine/claims/find-checkable-facts.ts";
import { overlaps, type Span } from "../engine/span.ts";
import { anchorOf, type CorrectableField, type Correction, type UserReading } from "./correction.ts";
import { locate, type Selectors } from "./selectors.ts";
import { indexText, type TextIndex } from "./text-index.ts";

/** Describes what the user corrected in an attribution. */
export interface CorrectionInfo {
  readonly id: string;
  readonly changed: readonly CorrectableField[];
  /** True if the user added the attribution in a place where the engine found none. */
  readonly isAdded: boolean;
  readonly isHidden: boolean;
}

/** An attribution from the engine, with the user's correction if there is one. */
export type AttributionWithCorrection = Attribution & { readonly correction?: CorrectionInfo };

/** The corrected attributions in text order, and the corrections that are visible in none of them. */
export interface CorrectedAttributions {
  readonly attributions: readonly AttributionWithCorrection[];
  /** Corrections that dismiss an attribution. */
  readonly dismissals: readonly Correction[];
  /** Corrections whose passage was not found. */
  readonly orphaned: readonly Correction[];
}

/**
 * Applies the user's corrections to the engine's attributions, wherever the corrected passages are found in the text.
 */
export function applyCorrections(
  text: string,
  attributions: readonly Attribution[],
  corrections: readonly Correction[],
): CorrectedAttributions {
  if (corrections.length === 0) return { attributions, dismissals: [], orphaned: [] };
  const index = indexText(text);
  const results: (AttributionWithCorrection | undefined)[] = [...attributions];
  const dismissals: Correction[] = [];
  const orphaned: Correction[] = [];
  for (const correction of corrections) {
    const at = correction.replaces ? findOriginal(index, attributions, correction.replaces.selector) : -1;
    const engine = at < 0 ? undefined : attributions[at];
    const corrected = applyCorrection(index, engine, correction);
    if (corrected && engine) results[at] = corrected;
    else if (corrected) results.push(corrected);
    else if (engine && !correction.reading) results[at] = undefined;
    if (!correction.reading) dismissals.push(correction);
    else if (!corrected) orphaned.push(correction);
  }
  const kept = results.filter((one) => one !== undefined);
  return { attributions: kept.sort((a, b) => anchorOf(a).start - anchorOf(b).start), dismissals, orphaned };
}

/**
 * Returns the index of the engine's attribution whose cue (or first content) is at the location of these selectors, or
 * -1.
 */
export function findOriginal(
  index: string | TextIndex,
  attributions: readonly Attribution[],
  selector: Selectors,
): number {
  const located = locate(index, selector);
  if (!("span" in located)) return -1;
  const { span } = located;
  const exact = attributions.findIndex((one) => isSame(anchorOf(one), span));
  return exact >= 0 ? exact : attributions.findIndex((one) => overlaps(anchorOf(one), span));
}

function applyCorrection(
  index: TextIndex,
  engine: Attribution | undefined,
  correction: Correction,
): AttributionWithCorrection | undefined {
  const { reading, changed } = correction;
  if (!reading) return undefined;
  const own = engine ? correctedAttribution(index, engine, reading, changed) : addedAttribution(index, reading);
  const isContentLost = own.contents.length === 0 && reading.contents.length > 0;
  if (isContentLost || (!own.cue && own.contents.length === 0)) return engine;
  return {
    ...own,
    correction: { id: correction.id, changed, isAdded: !correction.replaces, isHidden: correction.hidden },
  };
}

/** Returns the user's attribution of a passage in which the engine found none. */
function addedAttribution(index: TextIndex, reading: UserReading): Attribution {
  const contents = spansOf(index, reading.contents);
  return {
    sources: spansOf(index, reading.sources),
    cue: cueOf(index, reading),
    contents,
    addressees: spansOf(index, reading.addressees),
    speakers: reading.speakers,
    act: reading.act,
    checkables: findCheckableFacts(index.text, contents),
    confidence: 1,
  };
}

/** Returns the engine's attribution with the fields that the user changed. */
function correctedAttribution(
  index: TextIndex,
  engine: Attribution,
  reading: UserReading,
  changed: readonly CorrectableField[],
): Attribution {
  const spans = (field: "sources" | "contents") =>
    changed.includes(field) ? spansOf(index, reading[field]) : engine[field];
  const contents = spans("contents");
  return {
    sources: spans("sources"),
    cue: changed.includes("cue") ? cueOf(index, reading) : engine.cue,
    contents,
    addressees: engine.addressees,
    speakers: changed.includes("speakers") ? reading.speakers : engine.speakers,
    act: changed.includes("act") ? reading.act : engine.act,
    checkables: changed.includes("contents") ? findCheckableFacts(index.text, contents) : engine.checkables,
    // An attribution that the user corrected is no longer a suggestion. One that is only hidden may still be a
    // suggestion.
    confidence: changed.length > 0 ? 1 : engine.confidence,
  };
}

function cueOf(index: TextIndex, { cue }: UserReading): Span | undefined {
  return cue && spansOf(index, [cue])[0];
}

function spansOf(index: TextIndex, selectors: readonly Selectors[]): Span[] {
  return selectors.flatMap((one) => {
    const located = locate(index, one);
    return "span" in located ? [located.span] : [];
  });
}

function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

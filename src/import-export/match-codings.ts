import { passageSpan } from "../annotation/passage-span.ts";
import type { Attribution } from "../engine/analysis.ts";
import { overlaps } from "../engine/span.ts";
import type { CodedAttribution, CodedReadout } from "./coded-readout.ts";
import { commonCharacters, lengthOf } from "./span-agreement.ts";

/** An attribution as each coder leaves it, in the order of the coders; undefined where a coder has none. */
export interface CodingUnit {
  readonly readout: CodedReadout;
  readonly marks: readonly (CodedAttribution | undefined)[];
}

/** Returns the attributions of one readout, each with the marks of all coders on the same claim. */
export function matchUnits(coded: readonly CodedReadout[]): CodingUnit[] {
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

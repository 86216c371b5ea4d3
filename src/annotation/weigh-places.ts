import { type Span, textOf } from "../engine/span.ts";
import { headErrors } from "./align.ts";
import { backwards, type Passage, type Place } from "./find-places.ts";
import type { TextIndex } from "./text-index.ts";

/** A side of the context this alike, and at least this many characters of it, is still there; strange texts reach 0.3, formulas 0.6. */
const HELD = 0.75;
const HELD_LETTERS = 32;

/** Less alike than this, a quote is not the same with changes but another, whatever stands around it. */
const LEAST_ALIKE = 0.5;

/** With one side of the context gone, so much of the words must be left. */
const ALIKE_ON_ONE_SIDE = 0.75;

/** Letters of the far end of a context, by which it is seen that the context goes on beyond an edit of up to so many letters. */
const FAR = 32;
const MOST_PUT_IN = 96;
const KEPT = 0.85;

/** Less alike than this, a quote may have lost a half, and a half less alike than this is lost. */
const WHOLE = 0.8;
const LEAST_HALF = 0.55;
const MOST_HALF = 300;

/** So many pieces of words and context the text must have only there. Formulas have none. */
const RARE = 12;
const VERY_RARE = 24;
const MANY_RARE = 40;

/** Words but little changed between two sides this alike need no rare pieces: a long text has few that stand only once. */
const NEARLY_ALL = 0.95;

/** And if so much is left of the words, their end may be another. */
const LEAST_FRAMED = 0.6;

/** A side of the context this alike is as good as the same. */
const ALL_ROUND = 0.9;

/** Letters on each side that few words must still touch. */
const NEXT = 6;
const NEAR = 16;

/** Two places closer in score than this cannot be told apart. Larger gives fewer wrong places and more ambiguous notes. */
const MARGIN = 0.08;

/** A quote with fewer letters than this says nothing by itself. */
const SHORT = 24;

/** Letters that must follow, for a passage to have been written over between them and the context before; and places looked at. */
const WRITTEN_ON = 16;
const MOST_FRAMES = 8;

/** Letters on either side of a gap by which it is seen that a passage has been taken out there. */
const SEAM = 24;

/** Of the places that a passage may be at: the one it is at, or those that it may be at but cannot be told to be. */
export interface Weighed {
  readonly found: Place | undefined;
  readonly candidates: readonly Place[];
}

/** Weighs places against each other and against the evidence that is asked of any. */
export function weighPlaces(passage: Passage, places: readonly Place[]): Weighed {
  const ranked = places
    .map((place) => ({
      place,
      held: sidesHeld(passage, place),
      kept: sidesKept(passage, place),
      score: scoreOf(passage, place),
    }))
    .sort((a, b) => b.held - a.held || b.score - a.score);
  const best = ranked.find(({ place, held }) => isConvincing(passage, place, held));
  if (!best) return { found: undefined, candidates: places.filter((place) => isSuspect(passage, place)) };
  const rivals = ranked.filter(
    ({ held, kept, score }) => held >= Math.min(1, best.held) && kept >= best.kept - 1 && best.score - score < MARGIN,
  );
  return rivals.length === 1
    ? { found: best.place, candidates: [] }
    : { found: undefined, candidates: rivals.map(({ place }) => place) };
}

/** Words and context together; the words count twice. */
function scoreOf(passage: Passage, place: Place): number {
  return (2 * place.words + contextOf(passage, place)) / 3;
}

function contextOf({ before, after }: Passage, { left, right }: Place): number {
  const length = before.length + after.length;
  return length === 0 ? 0 : (left * before.length + right * after.length) / length;
}

/** On how many sides the context is still there. */
function sidesHeld(passage: Passage, place: Place): number {
  const { before, after } = passage;
  const isHeld = (alike: number, length: number) => alike >= HELD && length >= HELD_LETTERS;
  const left = isHeld(place.left, before.length) || isLeftKept(passage, place);
  const right = isHeld(place.right, after.length) || isRightKept(passage, place);
  return Number(left) + Number(right);
}

/**
 * Whether the context before is there but for an edit: all but the same, or the same again beyond the edit. The context
 * of a like passage elsewhere goes apart and stays apart.
 */
function isLeftKept({ index, before }: Passage, { start, left }: Place): boolean {
  // The beginning of the text is as good a neighbour as any words.
  if (before.length < HELD_LETTERS) return left >= ALL_ROUND && start <= before.length + 1;
  const stretch = { start: start - before.length - MOST_PUT_IN, end: start };
  return left >= ALL_ROUND || standsOnlyIn(index, before.slice(0, FAR), stretch);
}

function isRightKept({ index, after }: Passage, { end, right }: Place): boolean {
  if (after.length < HELD_LETTERS) return right >= ALL_ROUND && end + after.length + 1 >= index.normal.length;
  const stretch = { start: end, end: end + after.length + MOST_PUT_IN };
  return right >= ALL_ROUND || standsOnlyIn(index, after.slice(-FAR), stretch);
}

function sidesKept(passage: Passage, place: Place): number {
  return Number(isLeftKept(passage, place)) + Number(isRightKept(passage, place));
}

function standsOnlyIn(index: TextIndex, words: string, { start, end }: Span): boolean {
  const [at, ...more] = index.placesOf(words, 1) ?? [];
  return at !== undefined && more.length === 0 && at >= start && at + words.length <= end;
}

/**
 * The less of the context is left, the more of the words must be. And words and context must have something that the
 * text has only there; a formula among formulas must be the same all round.
 */
function isConvincing(passage: Passage, place: Place, held: number): boolean {
  const kept = sidesKept(passage, place);
  if (isTorn(passage, place) || isWrittenOver(passage, place)) return false;
  if (place.stayed && place.words === 1 && kept > 0) return true;
  if (held === 0) return place.words === 1 && hasLeftItsPlace(passage) && isRare(passage, place, true);
  if (passage.core.length < SHORT) return isToldByNeighbours(passage, place, held, kept);
  if (held === 1) return kept === 1 && place.words >= ALIKE_ON_ONE_SIDE && isToldByOneSide(passage, place);
  if (place.words < leastWords(keptContext(passage, place))) return false;
  return (isFramed(place) && place.words >= WHOLE) || isRare(passage, place, false);
}

/** Whether both sides are as good as untouched, so that what lies between them is what has become of the passage. */
function isFramed({ left, right }: Place): boolean {
  return Math.min(left, right) >= NEARLY_ALL;
}

/** Whether one half of the passage is another text now, as when it ran over two paragraphs and one has moved away. */
function isTorn({ index, core }: Passage, place: Place): boolean {
  if (place.words >= WHOLE || (isFramed(place) && place.words >= LEAST_FRAMED)) return false;
  const found = textOf(index.normal, place).slice(0, 2 * MOST_HALF);
  const half = Math.min(core.length >> 1, MOST_HALF);
  const errors = [
    headErrors(found.slice(0, half + SEAM), core.slice(0, half)),
    headErrors(backwards(found.slice(-half - SEAM)), backwards(core.slice(-half))),
  ];
  return Math.max(...errors) > half * (1 - LEAST_HALF);
}

/**
 * Whether another place still has the context of both sides, with other words between them: the passage was written over
 * there, and a copy of it elsewhere is another's.
 */
function isWrittenOver({ index, before, core, after }: Passage, place: Place): boolean {
  if (place.left === 1 && place.right === 1) return false;
  const [left, right] = [before.trimEnd(), after.trimStart()];
  if (left.length < HELD_LETTERS || right.length < WRITTEN_ON) return false;
  return (index.placesOf(left, MOST_FRAMES) ?? []).some((at) => {
    const from = at + left.length;
    const next = index.normal.slice(from, from + 2 * core.length + MOST_PUT_IN + right.length);
    const gap = next.indexOf(right);
    const isFilled = gap > 0 && next.slice(0, gap).trim() !== "";
    return isFilled && !(place.start >= from && place.end <= from + gap);
  });
}

/**
 * Few words are told by what stands around them: with both sides kept, they must touch one of them as before, and both if
 * a word has changed; with one side kept, more of both, in a text that does not repeat itself there.
 */
function isToldByNeighbours(passage: Passage, place: Place, held: number, kept: number): boolean {
  if (!isRare(passage, place, true)) return false;
  const touched = sidesTouched(passage, place, NEXT);
  if (kept === 2) return place.words === 1 ? touched > 0 : place.words >= LEAST_ALIKE && touched === 2;
  const { here, often } = pieces(passage, place);
  return kept === 1 && held === 2 && place.words === 1 && here > often && sidesTouched(passage, place, NEAR) === 2;
}

/** On how many sides the letters next to the words are the same. */
function sidesTouched({ index: { normal }, before, after }: Passage, { start, end }: Place, letters: number): number {
  return (
    Number(normal.endsWith(before.slice(-letters), start)) + Number(normal.startsWith(after.slice(0, letters), end))
  );
}

/** How the pieces of words and context stand in the text. */
function pieces({ index, before, core, after }: Passage, { start, end }: Place): ReturnType<TextIndex["countPieces"]> {
  const stretch = { start: start - before.length - SEAM, end: end + after.length + SEAM };
  return index.countPieces(before + core + after, stretch);
}

/** The poorer side of the context, where a side that goes on beyond an edit is as good as one that is nearly the same. */
function keptContext(passage: Passage, place: Place): number {
  const left = isLeftKept(passage, place) ? Math.max(place.left, KEPT) : place.left;
  const right = isRightKept(passage, place) ? Math.max(place.right, KEPT) : place.right;
  return contextOf(passage, { ...place, left, right });
}

/** From all words, where the context is barely the same, down to half of them, where it is all there. */
function leastWords(context: number): number {
  return 1 - Math.max(0, (context - HELD) / (1 - HELD)) * (1 - LEAST_ALIKE);
}

/** Whether the text has some of this only here; more of it, and of the words themselves, where they must tell more. */
function isRare(passage: Passage, place: Place, isStrict: boolean): boolean {
  const { index, core } = passage;
  const whole = pieces(passage, place);
  const isFormulaic = whole.often > whole.here;
  if (whole.here < (isStrict || isFormulaic ? VERY_RARE : RARE)) return false;
  if (!isStrict) return true;
  const own = index.countPieces(core, place);
  return own.here >= (isFormulaic && core.length >= SHORT ? VERY_RARE : 0) && own.here >= 3 * own.elsewhere;
}

/**
 * Whether words and one side are enough: the other side stands elsewhere now, so that something was moved or put between;
 * or the words are many and stand only here. If the other side is gone, the passage may be gone with it, and this be its like.
 */
function isToldByOneSide(passage: Passage, place: Place): boolean {
  if (!isRare(passage, place, true)) return false;
  const { index, before, core, after } = passage;
  const other = isLeftKept(passage, place) ? after.slice(0, FAR) : before.slice(-FAR);
  if (other.length === FAR && index.placesOf(other, 1)?.length === 1) return true;
  const { here, often } = index.countPieces(core, place);
  return here >= MANY_RARE && here > 2 * often;
}

/** Whether what stood before and after the passage now stands together somewhere: then the passage was moved. */
function hasLeftItsPlace({ index, before, after }: Passage): boolean {
  const [left, right] = [before.trimEnd().slice(-SEAM), after.trimStart().slice(0, SEAM)];
  if (left.length < SEAM || right.length < SEAM) return false;
  return [`${left} ${right}`, left + right].some((seam) => (index.placesOf(seam, 1) ?? []).length === 1);
}

/** Worth showing to the reader, who may know better. */
function isSuspect({ core }: Passage, { words }: Place): boolean {
  return words >= 0.9 && core.length >= SHORT;
}

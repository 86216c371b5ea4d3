import { createRequire } from "node:module";
import { type AST, parseRegExpLiteral, visitRegExpAST } from "@eslint-community/regexpp";
import type { Diagnostics, Parameters as Limits } from "recheck";

/** Analyses one pattern. */
export type Check = (source: string, flags: string, limits: Limits) => Promise<Diagnostics> | Diagnostics;

/**
 * The checker in JavaScript alone, which is used for a few simple patterns. The package's main file uses a faster one
 * in a separate process.
 */
const { checkSync } = createRequire(import.meta.url)("recheck/lib/browser.js") as typeof import("recheck");

/**
 * Restricts the checker to automata, whose results are proofs. By default the checker passes patterns with a repeat
 * count above 30 to its fuzzing part, which guesses and can be wrong: it reports `a{0,31}b` as a polynomial of the
 * fourth degree.
 */
const LIMITS: Limits = { checker: "automaton", maxRepeatCount: 1_000_000, maxPatternSize: 1_000_000 };

/** Time limits of the checker for a part of a pattern and for a whole pattern, in milliseconds. */
const TIME_FOR_PART = 40_000;
const TIME_FOR_WHOLE = 80_000;

/** The result for a pattern: how its time depends on the text in the worst case. */
export interface Decision {
  /** Whether it is proved that the time grows at most linearly with the text. */
  readonly isProved: boolean;
  /** Why it is not proved, with a text that demonstrates it. */
  readonly words: string;
}

const PROVED: Decision = { isProved: true, words: "" };

/** The maximum number of ways through an element. More of them make an attempt too slow, even if they are bounded. */
const MAX_WAYS = 2_000;

/**
 * The maximum number of ways through the surrounding elements together. They multiply the time, but are seldom reached.
 */
const MAX_WAYS_AROUND = 10_000;

/** The maximum length of a lookaround in characters. A longer one would not have a constant cost. */
const MAX_LOOKAROUND_LENGTH = 300;

/** The numbers of elements before the first unbounded one that a part keeps. */
const KEPT_ELEMENTS = [1, 3];

/**
 * A character that no text contains. At the end of a pattern it makes every attempt fail, so that all ways are counted.
 */
const NEVER = "\\uffff";

/**
 * Decides whether a pattern can take more than linear time in the length of a text. The checker takes minutes for long
 * patterns, so it checks parts from which the result for the whole follows. Top-level alternatives are tried one after
 * the other at every position, so the pattern takes the sum of their times: each alternative is decided separately.
 */
export async function decidePattern(source: string, flags: string, check: Check = checkSync): Promise<Decision> {
  for (const { raw } of parse(source, flags).alternatives) {
    const decision = await decideAlternative(raw, flags, check);
    if (!decision.isProved) return decision;
  }
  return PROVED;
}

async function decideAlternative(source: string, flags: string, check: Check): Promise<Decision> {
  const cases = casesOf(source, flags);
  for (const one of cases) {
    const decision = await decideAlternative(one, flags, check);
    if (!decision.isProved) return decision;
  }
  if (cases.length > 0) return PROVED;
  for (const lookaround of outerLookarounds(source, flags)) {
    if (longest(lookaround.alternatives) > MAX_LOOKAROUND_LENGTH)
      return { isProved: false, words: `lookarounds ahead or back without end: ${lookaround.raw}` };
    const inner = lookaround.alternatives.map(({ raw }) => raw).join("|");
    const decision =
      waysThroughAny(lookaround.alternatives) > MAX_WAYS ? await decidePattern(inner, flags, check) : PROVED;
    if (!decision.isProved) return decision;
  }
  for (const part of partsThatDecide(source, flags)) {
    if (part === "") return PROVED;
    const ended = `(?:${withoutLookarounds(part, flags)})${NEVER}`;
    const { status } = await check(ended, checkable(flags), { ...LIMITS, timeout: TIME_FOR_PART });
    if (status === "safe") return PROVED;
  }
  const plain = withoutLookarounds(source, flags);
  // An assertion may make every attempt fail, so that all ways are tried. The character that never matches replaces it.
  const whole = plain === source ? source : `(?:${plain})${NEVER}`;
  const result = await check(whole, checkable(flags), { ...LIMITS, timeout: TIME_FOR_WHOLE });
  if (result.status === "safe") return PROVED;
  if (result.status === "unknown") return { isProved: false, words: `undecided: ${result.error.kind}: ${source}` };
  const { complexity, attack } = result;
  return { isProved: false, words: `${complexity.summary} on ${attack.pattern.slice(0, 200)}: ${source}` };
}

/**
 * Splits a pattern that has a group of alternatives with many ways into cases: each of those alternatives in the place
 * of the group, and the others together. The surrounding elements are tried in each case, so the cases take at least
 * the time of the pattern.
 */
function casesOf(source: string, flags: string): string[] {
  const elements = parse(source, flags).alternatives[0]?.elements ?? [];
  const hasMany = ({ elements: all }: AST.Alternative) =>
    all.reduce((ways, one) => ways * waysThrough(one), 1) > MAX_WAYS;
  const group = elements.find(
    (one): one is AST.Group | AST.CapturingGroup =>
      (one.type === "Group" || one.type === "CapturingGroup") &&
      one.alternatives.length > 1 &&
      one.alternatives.some(hasMany),
  );
  if (!group || elements.some(({ type }) => type === "Backreference")) return [];
  const rest = group.alternatives.filter((one) => !hasMany(one)).map(({ raw }) => raw);
  const cases = group.alternatives.filter(hasMany).map(({ raw }) => `(?:${raw})`);
  if (rest.length > 0) cases.push(`(?:${rest.join("|")})`);
  return cases.map((one) => `${source.slice(0, group.start - 1)}${one}${source.slice(group.end - 1)}`);
}

/**
 * Returns parts of a pattern, the easiest first. If one of them takes linear time when it fails at every position, so
 * does the pattern. Elements with few ways, before the first and after the last element with many, make each attempt
 * longer by a constant factor only. Bounds are dropped as well: without them the pattern has all the ways that it has
 * with them, and more.
 */
function partsThatDecide(source: string, flags: string): string[] {
  const elements = parse(source, flags).alternatives[0]?.elements ?? [];
  const hasMany = (one: AST.Element) => waysThrough(one) > MAX_WAYS;
  const first = elements.findIndex(hasMany);
  const last = elements.findLastIndex(hasMany);
  const around = first < 0 ? elements : [...elements.slice(0, first), ...elements.slice(last + 1)];
  if (around.reduce((ways, one) => ways * waysThrough(one), 1) > MAX_WAYS_AROUND) return [];
  if (first < 0) return [""];
  // The literal begins with a slash.
  const end = (elements[last]?.end ?? 0) - 1;
  const parts = KEPT_ELEMENTS.map((kept) => source.slice((elements[Math.max(0, first - kept)]?.start ?? 1) - 1, end));
  return [...new Set(parts)].flatMap((part) => [withoutBounds(part, flags), part]);
}

/** Returns an upper bound of the number of ways in which an element can match one text. */
function waysThrough(element: AST.Element): number {
  switch (element.type) {
    case "Quantifier":
      return waysToRepeat(element);
    case "Group":
    case "CapturingGroup":
      return waysThroughAny(element.alternatives);
    case "Backreference":
      return Number.POSITIVE_INFINITY;
    default:
      return 1;
  }
}

function waysThroughAny(alternatives: readonly AST.Alternative[]): number {
  const ways = alternatives.map(({ elements }) => elements.reduce((product, one) => product * waysThrough(one), 1));
  return ways.reduce((sum, one) => sum + one, 0);
}

function waysToRepeat({ min, max, element }: AST.Quantifier): number {
  const once = waysThrough(element);
  let sum = 0;
  for (let count = min; count <= max && sum <= MAX_WAYS; count += 1) sum += once ** count;
  return sum > MAX_WAYS ? Number.POSITIVE_INFINITY : sum;
}

/** Returns the pattern without bounds above 5. */
function withoutBounds(source: string, flags: string): string {
  const bounds: [start: number, end: number][] = [];
  const onQuantifierEnter = ({ max, element, end, greedy }: AST.Quantifier) => {
    if (max > 5 && max < Number.POSITIVE_INFINITY) bounds.push([element.end - 1, end - 1 - (greedy ? 0 : 1)]);
  };
  visitRegExpAST(parse(source, flags), { onQuantifierEnter });
  let free = source;
  for (const [start, end] of bounds.sort((a, b) => b[0] - a[0])) free = `${free.slice(0, start)}*${free.slice(end)}`;
  return free;
}

/** Returns the pattern without lookarounds, which automata do not support. */
function withoutLookarounds(source: string, flags: string): string {
  let plain = source;
  for (const { start, end } of outerLookarounds(source, flags).reverse())
    plain = `${plain.slice(0, start - 1)}(?:)${plain.slice(end - 1)}`;
  return plain;
}

function outerLookarounds(source: string, flags: string): AST.LookaroundAssertion[] {
  const lookarounds: AST.LookaroundAssertion[] = [];
  const onAssertionEnter = (node: AST.Assertion) => {
    if (node.kind !== "lookahead" && node.kind !== "lookbehind") return;
    // An outer lookaround is visited before those inside it.
    if (!lookarounds.some(({ end }) => node.end <= end)) lookarounds.push(node);
  };
  visitRegExpAST(parse(source, flags), { onAssertionEnter });
  return lookarounds;
}

/** Returns the maximum number of characters that the alternatives can match. */
function longest(alternatives: readonly AST.Alternative[]): number {
  return Math.max(0, ...alternatives.map(({ elements }) => elements.reduce((sum, one) => sum + lengthOf(one), 0)));
}

function lengthOf(element: AST.Element): number {
  switch (element.type) {
    case "Assertion":
      return 0;
    case "Quantifier":
      return element.max === 0 ? 0 : element.max * lengthOf(element.element);
    case "Group":
    case "CapturingGroup":
      return longest(element.alternatives);
    case "Backreference":
      return Number.POSITIVE_INFINITY;
    default:
      return 1;
  }
}

function parse(source: string, flags: string): AST.Pattern {
  return parseRegExpLiteral(`/${source}/${flags}`).pattern;
}

/** Returns the flags that change the matching and that the checker supports. */
function checkable(flags: string): string {
  return flags.replace(/[dgvy]/g, "");
}

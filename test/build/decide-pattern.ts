import { createRequire } from "node:module";
import { type AST, parseRegExpLiteral, visitRegExpAST } from "@eslint-community/regexpp";
import type { Diagnostics, Parameters as Limits } from "recheck";

/** Decides on one pattern. */
export type Check = (source: string, flags: string, limits: Limits) => Promise<Diagnostics> | Diagnostics;

/** The checker in JavaScript alone, for a few simple patterns; the package's main file takes a faster one, in a process. */
const { checkSync } = createRequire(import.meta.url)("recheck/lib/browser.js") as typeof import("recheck");

/**
 * By automata alone, which prove what they say. Left to itself the checker takes patterns that count beyond 30 to its other
 * half, which guesses, and guesses wrong: it calls `a{0,31}b` a polynomial of the fourth degree.
 */
const LIMITS: Limits = { checker: "automaton", maxRepeatCount: 1_000_000, maxPatternSize: 1_000_000 };

/** How long the checker may think about a part of a pattern, and about a whole one, in milliseconds. */
const TIME_FOR_PART = 5_000;
const TIME_FOR_WHOLE = 40_000;

/** What is known of the time that a pattern takes on the worst text. */
export interface Decision {
  /** Whether it is proved that the time grows no faster than the text. */
  readonly isProved: boolean;
  /** Why it is not, and a text that shows it. */
  readonly words: string;
}

const PROVED: Decision = { isProved: true, words: "" };

/** What has more ways than this through it makes an attempt too long, be they bounded or not. */
const MOST_WAYS = 2_000;

/** The same for what stands around those elements, taken together: a factor of the time, seldom reached. */
const MOST_WAYS_AROUND = 10_000;

/** What is looked for around a place may be no longer than this: else looking there is no constant cost. */
const MOST_LOOKED_AT = 300;

/** So many elements before the first without a bound are kept in a part. */
const KEPT = [1, 3];

/** What no text has: at the end of a pattern it makes every attempt fail, so that all ways are counted. */
const NEVER = "\\uffff";

/**
 * Decides whether a pattern can take longer than in proportion to a text's length. As the checker takes minutes for long
 * patterns, it is asked about parts from which the same follows. Outermost alternatives are tried one after the other at
 * every place, so that the pattern takes the sum of their times: each is decided by itself.
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
  for (const look of outerLooks(source, flags)) {
    if (longest(look.alternatives) > MOST_LOOKED_AT)
      return { isProved: false, words: `looks ahead or back without end: ${look.raw}` };
    const inner = look.alternatives.map(({ raw }) => raw).join("|");
    const decision = waysThroughAny(look.alternatives) > MOST_WAYS ? await decidePattern(inner, flags, check) : PROVED;
    if (!decision.isProved) return decision;
  }
  for (const part of partsThatDecide(source, flags)) {
    if (part === "") return PROVED;
    const ended = `(?:${withoutLooks(part, flags)})${NEVER}`;
    const { status } = await check(ended, checkable(flags), { ...LIMITS, timeout: TIME_FOR_PART });
    if (status === "safe") return PROVED;
  }
  const plain = withoutLooks(source, flags);
  // As an assertion may make every attempt fail, so that all ways are tried, its place is taken by what does.
  const whole = plain === source ? source : `(?:${plain})${NEVER}`;
  const result = await check(whole, checkable(flags), { ...LIMITS, timeout: TIME_FOR_WHOLE });
  if (result.status === "safe") return PROVED;
  if (result.status === "unknown") return { isProved: false, words: `undecided: ${result.error.kind}: ${source}` };
  const { complexity, attack } = result;
  return { isProved: false, words: `${complexity.summary} on ${attack.pattern.slice(0, 200)}: ${source}` };
}

/**
 * Returns the cases of a pattern that has a group of alternatives with many ways: those alternatives each in its place, and
 * the others together. What stands around is tried for each, so that the cases take the pattern's time or more.
 */
function casesOf(source: string, flags: string): string[] {
  const elements = parse(source, flags).alternatives[0]?.elements ?? [];
  const hasMany = ({ elements: all }: AST.Alternative) =>
    all.reduce((ways, one) => ways * waysThrough(one), 1) > MOST_WAYS;
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
 * Returns parts of a pattern, the easiest first: where one of them takes time in proportion, failing at every place, the
 * pattern does. Elements with few ways through them, before the first with many and after the last, only make each attempt
 * longer by a factor; so do bounds, for without them there are all the ways that there are with them, and more.
 */
function partsThatDecide(source: string, flags: string): string[] {
  const elements = parse(source, flags).alternatives[0]?.elements ?? [];
  const hasMany = (one: AST.Element) => waysThrough(one) > MOST_WAYS;
  const first = elements.findIndex(hasMany);
  const last = elements.findLastIndex(hasMany);
  const around = first < 0 ? elements : [...elements.slice(0, first), ...elements.slice(last + 1)];
  if (around.reduce((ways, one) => ways * waysThrough(one), 1) > MOST_WAYS_AROUND) return [];
  if (first < 0) return [""];
  // The literal begins with a slash.
  const end = (elements[last]?.end ?? 0) - 1;
  const parts = KEPT.map((kept) => source.slice((elements[Math.max(0, first - kept)]?.start ?? 1) - 1, end));
  return [...new Set(parts)].flatMap((part) => [withoutBounds(part, flags), part]);
}

/** The number of ways in which an element can match one text, at most. */
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
  for (let count = min; count <= max && sum <= MOST_WAYS; count += 1) sum += once ** count;
  return sum > MOST_WAYS ? Number.POSITIVE_INFINITY : sum;
}

/** The pattern with every bound above 5 taken away. */
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

/** The pattern without its assertions of what stands around, which automata do not know. */
function withoutLooks(source: string, flags: string): string {
  let plain = source;
  for (const { start, end } of outerLooks(source, flags).reverse())
    plain = `${plain.slice(0, start - 1)}(?:)${plain.slice(end - 1)}`;
  return plain;
}

function outerLooks(source: string, flags: string): AST.LookaroundAssertion[] {
  const looks: AST.LookaroundAssertion[] = [];
  const onAssertionEnter = (node: AST.Assertion) => {
    if (node.kind !== "lookahead" && node.kind !== "lookbehind") return;
    // An outer one is met before those in it.
    if (!looks.some(({ end }) => node.end <= end)) looks.push(node);
  };
  visitRegExpAST(parse(source, flags), { onAssertionEnter });
  return looks;
}

/** The most characters that alternatives can match. */
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

/** The flags that change what is tried, as far as the checker knows them. */
function checkable(flags: string): string {
  return flags.replace(/[dgvy]/g, "");
}

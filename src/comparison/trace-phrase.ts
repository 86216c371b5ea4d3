import type { Span } from "../engine/span.ts";
import { findWords, type IndexedClaim, type IndexedText, type PhraseIndex } from "./phrase-index.ts";

/** A phrase found in a claim. */
export interface PhraseUse {
  readonly text: string;
  readonly claim: number;
  readonly day: string | undefined;
  readonly issuer: string | undefined;
  readonly speakers: readonly string[];
  /** Its span in the claim's content. */
  readonly span: Span;
  /** Whether a negating word precedes it. Such a use counts, and is shown as negated. */
  readonly isNegated: boolean;
}

/** How one speaker or issuer has used a phrase over time in the stored readouts. */
export interface PhraseHistory {
  readonly name: string;
  readonly uses: number;
  readonly readouts: number;
  /** The days of the first and the last use in the stored readouts; undefined if no use has a day. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Readouts of the same speaker or issuer after the last use, and the day of the latest. */
  readonly since: number;
  readonly until: string | undefined;
}

export interface PhraseTrace {
  readonly uses: readonly PhraseUse[];
  readonly bySpeaker: readonly PhraseHistory[];
  readonly byIssuer: readonly PhraseHistory[];
}

export interface TraceOptions {
  /** The most other words between two words of the phrase. */
  readonly gap?: number;
}

/** How many words before a phrase are searched for a negation. */
const NEGATION_REACH = 4;

/** Finds a phrase in all claims: its words in any inflection, in order, with few words between them. */
export function tracePhrase(index: PhraseIndex, phrase: string, { gap = 0 }: TraceOptions = {}): PhraseTrace {
  const words = findWords(phrase).map(({ stem }) => index.numbers.get(stem));
  const numbers = words.filter((number) => number !== undefined);
  if (numbers.length === 0 || numbers.length < words.length) return { uses: [], bySpeaker: [], byIssuer: [] };
  const uses = index.texts.flatMap((text) =>
    text.claims.flatMap((claim, at) =>
      findIn(claim, numbers, gap, index).map((found) => useOf(text, at, claim, found)),
    ),
  );
  return {
    uses,
    bySpeaker: historiesOf(
      uses,
      index,
      ({ speakers }) => speakers,
      ({ claims }) => claims.flatMap(({ speakers }) => speakers),
      (name) => index.people.get(name) ?? name,
    ),
    byIssuer: historiesOf(
      uses,
      index,
      ({ issuer }) => listOf(issuer),
      ({ issuer }) => listOf(issuer),
      (name) => name,
    ),
  };
}

function listOf(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [name];
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly isNegated: boolean;
}

function findIn({ words }: IndexedClaim, phrase: readonly number[], gap: number, index: PhraseIndex): Found[] {
  const found: Found[] = [];
  for (let from = words.indexOf(phrase[0] ?? -1); from >= 0; from = words.indexOf(phrase[0] ?? -1, from + 1)) {
    const to = endOf(words, phrase, from, gap);
    if (to === undefined || from <= (found.at(-1)?.to ?? -1)) continue;
    const before = words.subarray(Math.max(0, from - NEGATION_REACH), from);
    found.push({ from, to, isNegated: before.some((word) => index.negations.has(word)) });
  }
  return found;
}

/** Returns the index of the phrase's last word, or undefined if the phrase does not match. */
function endOf(words: Int32Array, phrase: readonly number[], from: number, gap: number): number | undefined {
  let at = from;
  for (const word of phrase.slice(1)) {
    const next = words.indexOf(word, at + 1);
    if (next < 0 || next > at + 1 + gap) return undefined;
    at = next;
  }
  return at;
}

function useOf(
  { id, day, issuer }: IndexedText,
  at: number,
  claim: IndexedClaim,
  { from, to, isNegated }: Found,
): PhraseUse {
  const span = { start: claim.starts[from] ?? 0, end: claim.ends[to] ?? 0 };
  return { text: id, claim: at, day, issuer, speakers: claim.speakers, span, isNegated };
}

function historiesOf(
  uses: readonly PhraseUse[],
  index: PhraseIndex,
  namesOfUse: (use: PhraseUse) => readonly string[],
  namesOfText: (text: IndexedText) => readonly string[],
  fold: (name: string) => string,
): PhraseHistory[] {
  const byName = new Map<string, PhraseUse[]>();
  for (const use of uses)
    for (const name of new Set(namesOfUse(use).map(fold))) byName.set(name, [...(byName.get(name) ?? []), use]);
  const days = new Map<string, string[]>([...byName.keys()].map((name) => [name, []]));
  for (const text of index.texts)
    if (text.day !== undefined) for (const name of new Set(namesOfText(text).map(fold))) days.get(name)?.push(text.day);
  const histories = [...byName].map(([name, of]): PhraseHistory => {
    const dated = of.flatMap(({ day }) => listOf(day)).sort();
    const [first, last, all] = [dated[0], dated.at(-1), days.get(name) ?? []];
    return {
      name,
      uses: of.length,
      readouts: new Set(of.map(({ text }) => text)).size,
      first,
      last,
      since: last === undefined ? 0 : all.filter((day) => day > last).length,
      until: all.toSorted().at(-1),
    };
  });
  return histories.sort((p, q) => q.readouts - p.readouts || (p.name < q.name ? -1 : 1));
}

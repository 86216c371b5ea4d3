import type { Comparison } from "../annotation/comparison-record.ts";
import type { Alignment, Candidate, ClaimState } from "./align-claims.ts";
import type { Claim } from "./claim.ts";
import { writtenWords } from "./content-words.ts";
import { findTopics, type TopicLexicon } from "./find-topics.ts";
import { GENERAL_TOPICS } from "./topic-hierarchy.ts";

/** A side of a comparison table. */
export interface TableSide {
  readonly readout: string;
  readonly title: string;
  readonly issuer: string | undefined;
  readonly url: string;
  readonly publishedDay: string | undefined;
  /** When its text was stored, as an ISO time. */
  readonly capturedAt: string;
  readonly text: string;
  readonly claims: readonly Claim[];
  /** The rows that the user has chosen, by index of the claim. */
  readonly rows?: ReadonlyMap<number, string> | undefined;
}

/** The alignment of two sides, given as indexes of the list of sides, where `a` is the lower one. */
export interface SideAlignment {
  readonly a: number;
  readonly b: number;
  readonly alignment: Alignment;
}

/** A pair of a claim with one of another side. */
export interface ClaimPair {
  readonly side: number;
  /** The index of the other claim in its side. */
  readonly index: number;
  readonly candidate: Candidate;
}

/** A claim in a cell. */
export interface TableClaim {
  readonly side: number;
  readonly claim: Claim;
  readonly state: ClaimState;
  /** Its best pair, of whatever state. */
  readonly best: Candidate | undefined;
  /** Its pairs with claims of other sides, the best first. */
  readonly pairs: readonly ClaimPair[];
  /** Whether the user has linked it. */
  readonly isDecided: boolean;
}

/** Claims about the same thing, by side. The list of a side may be empty. */
export interface TableGroup {
  readonly cells: readonly (readonly TableClaim[])[];
}

export interface TableRow {
  /** A topic of the lexicon, a row named by the user, or undefined for claims without a topic. */
  readonly topic: string | undefined;
  readonly groups: readonly TableGroup[];
  /** The user's comment on the row, or "". */
  readonly comment: string;
}

/** A comparison as the view and all exports show it. */
export interface ComparisonTable {
  readonly sides: readonly TableSide[];
  readonly rows: readonly TableRow[];
  readonly comment: string;
  /** The number of likely links, and how many of them the user has made or confirmed. */
  readonly links: number;
  readonly confirmed: number;
}

/**
 * Arranges claims in rows by topic and in groups by link. Rows are in the order of the first side, then of the next.
 */
export function comparisonTable(
  sides: readonly TableSide[],
  alignments: readonly SideAlignment[],
  lexicon: TopicLexicon,
  { comment = "", rowComments = [] }: Partial<Pick<Comparison, "comment" | "rowComments">> = {},
): ComparisonTable {
  const comments = new Map(rowComments.map(({ row, text }) => [row, text]));
  const byClaim = alignments.map(groupByClaim);
  const claims = sides.map((side, at) => side.claims.map((claim, place) => tableClaim(claim, at, place, byClaim)));
  const links = alignments.flatMap(({ a, b, alignment }) =>
    alignment.candidates
      .filter(({ state }) => state === "likely")
      .map((pair) => ({ a: claims[a]?.[pair.a], b: claims[b]?.[pair.b], pair })),
  );
  const groups = joinLinked(claims.flat(), links);
  const rows = new Map<string | undefined, TableGroup[]>();
  for (const group of groups) {
    const topic = topicOf(group, sides, lexicon);
    const cells = sides.map((_, side) => group.filter((one) => one.side === side));
    const known = rows.get(topic);
    if (known) known.push({ cells });
    else rows.set(topic, [{ cells }]);
  }
  const list = [...rows].map(
    ([topic, all]): TableRow => ({ topic, groups: unmatchedFirst(all), comment: comments.get(topic ?? "") ?? "" }),
  );
  return {
    sides,
    rows: [...list.filter(({ topic }) => topic !== undefined), ...list.filter(({ topic }) => topic === undefined)],
    comment,
    links: links.length,
    confirmed: links.filter(({ pair }) => pair.verdict === "linked").length,
  };
}

/** An alignment with the pairs of each claim of either side, best first. */
interface GroupedAlignment extends SideAlignment {
  readonly pairs: { readonly a: readonly (readonly Candidate[])[]; readonly b: readonly (readonly Candidate[])[] };
}

function groupByClaim(aligned: SideAlignment): GroupedAlignment {
  const { candidates, states } = aligned.alignment;
  const a = states.a.map((): Candidate[] => []);
  const b = states.b.map((): Candidate[] => []);
  for (const pair of candidates) {
    a[pair.a]?.push(pair);
    b[pair.b]?.push(pair);
  }
  return { ...aligned, pairs: { a, b } };
}

const STATE_ORDER: readonly ClaimState[] = ["none found", "unsure", "likely"];

function tableClaim(claim: Claim, side: number, place: number, alignments: readonly GroupedAlignment[]): TableClaim {
  const of = alignments.flatMap(({ a, b, alignment, pairs: byClaim }) => {
    const key = a === side ? "a" : b === side ? "b" : undefined;
    if (key === undefined) return [];
    const pairs = byClaim[key][place] ?? [];
    const other = key === "a" ? { side: b, key: "b" as const } : { side: a, key: "a" as const };
    return [{ state: alignment.states[key][place] ?? "none found", best: pairs[0], pairs, other }];
  });
  const [first] = of.toSorted((p, q) => STATE_ORDER.indexOf(q.state) - STATE_ORDER.indexOf(p.state));
  return {
    side,
    claim,
    state: first?.state ?? "none found",
    best: first?.best,
    pairs: of
      .flatMap(({ pairs, other }) =>
        pairs.map((candidate): ClaimPair => ({ side: other.side, index: candidate[other.key], candidate })),
      )
      .sort((p, q) => rankOf(q.candidate) - rankOf(p.candidate)),
    isDecided: of.some(({ pairs }) => pairs.some(({ verdict }) => verdict === "linked")),
  };
}

/** Returns a number that orders candidates of several alignments: links of the user first, then by score. */
function rankOf({ verdict, score }: Candidate): number {
  return verdict === "linked" ? 1 + score : score;
}

interface Link {
  readonly a: TableClaim | undefined;
  readonly b: TableClaim | undefined;
}

/** Returns the groups of claims that are linked directly or through others, in the order of sides and texts. */
function joinLinked(all: readonly TableClaim[], links: readonly Link[]): TableClaim[][] {
  const groupOf = new Map(all.map((claim) => [claim, [claim]]));
  for (const { a, b } of links) {
    const [x, y] = [a && groupOf.get(a), b && groupOf.get(b)];
    if (!x || !y || x === y) continue;
    const [large, small] = x.length < y.length ? [y, x] : [x, y];
    for (const claim of small) {
      large.push(claim);
      groupOf.set(claim, large);
    }
  }
  const order = new Map(all.map((claim, at) => [claim, at]));
  // In the order of the first claim of each group, whichever list it is in.
  const groups = [...new Set(all.map((claim) => groupOf.get(claim) ?? [claim]))];
  return groups.map((group) => group.sort((p, q) => (order.get(p) ?? 0) - (order.get(q) ?? 0)));
}

/** Returns the row of a group: the one chosen by the user, otherwise the topic of most of its claims. */
function topicOf(group: readonly TableClaim[], sides: readonly TableSide[], lexicon: TopicLexicon): string | undefined {
  for (const { side, claim } of group) {
    const own = sides[side]?.rows?.get(claim.index);
    if (own !== undefined) return own;
  }
  const votes = new Map<string, number>();
  for (const { claim } of group)
    for (const topic of topicsOfClaim(claim, lexicon))
      votes.set(topic, (votes.get(topic) ?? 0) + (GENERAL_TOPICS.has(topic) ? GENERAL_VOTE : 1));
  const [best] = [...votes].sort((p, q) => q[1] - p[1]);
  return best?.[0];
}

/** The topics of claims by lexicon, because a table is made again after every decision. */
const topicsByClaim = new WeakMap<TopicLexicon, WeakMap<Claim, ReadonlySet<string>>>();

function topicsOfClaim(claim: Claim, lexicon: TopicLexicon): ReadonlySet<string> {
  const byClaim = topicsByClaim.get(lexicon) ?? new WeakMap<Claim, ReadonlySet<string>>();
  topicsByClaim.set(lexicon, byClaim);
  const { cue, content, addressee } = claim;
  const topics = byClaim.get(claim) ?? findTopics(writtenWords(`${cue} ${content} ${addressee}`), lexicon).topics;
  byClaim.set(claim, topics);
  return topics;
}

/** The vote for a general topic. Two of them count less than one for a particular topic. */
const GENERAL_VOTE = 0.4;

/** Puts groups that only one side has first, because these are what users look for. */
function unmatchedFirst(groups: readonly TableGroup[]): TableGroup[] {
  const isMatched = ({ cells }: TableGroup): boolean => cells.filter((cell) => cell.length > 0).length > 1;
  return [...groups.filter((group) => !isMatched(group)), ...groups.filter(isMatched)];
}

/** Returns the number of words of a text. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

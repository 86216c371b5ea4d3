import type { NameDecisions } from "../annotation/person-record.ts";
import type { Sliced } from "../engine/slices.ts";
import type { NameFacts } from "./collect-name-facts.ts";
import { compareWholeNames, type NameLikeness } from "./compare-names.ts";
import { areDifferent, Joiner, type PersonSuggestion, toUnits, type Unit, wholeNames } from "./group-names.ts";
import { joinOffices, joinSurnames } from "./join-by-office.ts";
import type { StateName } from "./name-parts.ts";

/** The order in which names are joined: the most certain relations first. */
const ORDER: readonly NameLikeness[] = ["spelling", "initial", "order", "short", "longer"];
/** The number of names compared between two pauses. */
const AT_ONCE = 50;

/**
 * Suggests which names in a library belong to one person. Names on the most pages come first. Two names on one page are
 * two persons, because the engine joins the names of one person within a text; only other spellings are an exception.
 */
export function* suggestPeople(all: readonly NameFacts[], decisions: NameDecisions): Sliced<PersonSuggestion[]> {
  const units = toUnits(all, decisions);
  const joiner = new Joiner(decisions.rejectedNames);
  yield;
  yield* joinWholeNames(units, joiner);
  joinSurnames(units, joiner);
  yield;
  joinOffices(units, joiner);
  joinStates(units, joiner);
  yield;
  return joiner.suggestions(units);
}

/** Two units with names of at least two words each that may be of one person. */
interface LikeNames {
  readonly a: Unit;
  readonly b: Unit;
  readonly kind: NameLikeness;
}

/** Joins names of at least two words each. A name that resembles two different persons is joined with neither. */
function* joinWholeNames(units: readonly Unit[], joiner: Joiner): Sliced<void> {
  const found = yield* findLikeNames(units);
  const neighbours = new Map<Unit, Set<Unit>>();
  for (const { a, b } of found) {
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  }
  found.sort((p, q) => ORDER.indexOf(p.kind) - ORDER.indexOf(q.kind));
  for (const { a, b, kind } of found) {
    const isCertain = kind === "spelling" || kind === "initial";
    const around = isCertain ? [] : [...(neighbours.get(a) ?? []), ...(neighbours.get(b) ?? [])];
    if (!hasContradiction(around)) joiner.join(a, b, { kind });
  }
}

/** Compares each name with the earlier ones that share a word with it, or all letters. */
function* findLikeNames(units: readonly Unit[]): Sliced<LikeNames[]> {
  const found: LikeNames[] = [];
  const byKey = new Map<string, Unit[]>();
  for (const [n, unit] of units.entries()) {
    if (n % AT_ONCE === 0) yield;
    const keys = new Set(wholeNames(unit).flatMap(({ words }) => [...words, words.join("")]));
    const others = new Set([...keys].flatMap((key) => byKey.get(key) ?? []));
    for (const other of others) {
      const kind = bestLikeness(unit, other);
      if (kind) found.push({ a: unit, b: other, kind });
    }
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), unit]);
  }
  return found;
}

function hasContradiction(units: readonly Unit[]): boolean {
  return units.some((one, at) => units.slice(at + 1).some((other) => one !== other && areDifferent(one, other)));
}

function bestLikeness(one: Unit, other: Unit): NameLikeness | undefined {
  const all = wholeNames(one).flatMap((a) => wholeNames(other).map((b) => compareWholeNames(a, b)));
  return all.includes("different") ? undefined : ORDER.find((kind) => all.includes(kind));
}

/** Joins different names of the same state. */
function joinStates(units: readonly Unit[], joiner: Joiner): void {
  const byState = new Map<string, Unit>();
  for (const unit of units) {
    const state = unit.parts.find((one): one is StateName => one?.kind === "state")?.state;
    if (state === undefined) continue;
    const known = byState.get(state);
    if (known) joiner.join(known, unit, { kind: "state" });
    else byState.set(state, unit);
  }
}

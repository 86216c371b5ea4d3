import type { Act } from "../engine/analysis.ts";
import type { Claim } from "./claim.ts";
import { contentWords } from "./content-words.ts";
import { findNames } from "./prepare-claims.ts";
import { readNumbers } from "./read-numbers.ts";

/** What differs between linked claims of several sides. This is data, and no verdict that they agree or contradict. */
export interface Difference {
  /** The acts of each side. */
  readonly acts: readonly (readonly Act[])[];
  /** Whether the sides have different acts. */
  readonly hasOtherActs: boolean;
  /** Whether a number is on one side only. */
  readonly hasOtherNumbers: boolean;
  /** Whether a name is on one side only. */
  readonly hasOtherNames: boolean;
}

/** Describes what differs between the claims of a group, given by side. Sides without claims are ignored. */
export function describeDifference(sides: readonly (readonly Claim[])[]): Difference {
  const present = sides.filter((claims) => claims.length > 0);
  const acts = sides.map((claims) => [...new Set(claims.map(({ act }) => act))].sort());
  const contents = present.map((claims) => claims.map(({ content }) => content).join(" ; "));
  const words = contents.map((content) => new Set(contentWords(content).map(({ key }) => key)));
  const names = contents.map((content) => [...findNames(content)]);
  return {
    acts,
    hasOtherActs: new Set(acts.filter((list) => list.length > 0).map((list) => list.join(" "))).size > 1,
    hasOtherNumbers: !areSame(contents.map((content) => readNumbers(content))),
    hasOtherNames: names.some((list, at) =>
      list.some((name) => words.some((other, side) => side !== at && !other.has(name))),
    ),
  };
}

function areSame(sets: readonly ReadonlySet<string>[]): boolean {
  return sets.every((set) => sets.every((other) => [...set].every((one) => other.has(one))));
}

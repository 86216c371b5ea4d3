import type { Claim } from "./claim.ts";
import { samePersonName } from "./fold-person-name.ts";

/** Likelihood from which two names count as one person. */
const SAME_PERSON = 0.8;

/**
 * Returns for each side the indexes of its claims that attribute something to a person of another side alone: what A
 * says that B said. A person belongs to the side whose text lets this person speak alone in the largest share of its
 * claims; a person without such a side is ignored.
 */
export function findClaimsByOtherSide(sides: readonly (readonly Claim[])[]): ReadonlySet<number>[] {
  const shareOf = (name: string, claims: readonly Claim[]): number => {
    const own = claims.filter(({ speakers }) => isOnly(speakers, name)).length;
    return claims.length === 0 ? 0 : own / claims.length;
  };
  const sideOf = (name: string): number | undefined => {
    const shares = sides.map((claims) => shareOf(name, claims));
    const most = Math.max(...shares);
    const best = shares.flatMap((share, side) => (share === most ? [side] : []));
    return most > 0 && best.length === 1 ? best[0] : undefined;
  };
  return sides.map((claims, side) => {
    const found = claims.flatMap(({ speakers }, at) => {
      const [name, ...more] = speakers;
      if (name === undefined || more.length > 0) return [];
      const owner = sideOf(name);
      return owner !== undefined && owner !== side ? [at] : [];
    });
    return new Set(found);
  });
}

function isOnly(speakers: readonly string[], name: string): boolean {
  const [speaker, ...more] = speakers;
  return speaker !== undefined && more.length === 0 && samePersonName(speaker, name) >= SAME_PERSON;
}

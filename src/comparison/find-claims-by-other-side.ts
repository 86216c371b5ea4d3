import type { Claim } from "./claim.ts";
import { samePersonName } from "./fold-person-name.ts";

/** The minimum likelihood at which two names count as one person. */
const SAME_PERSON = 0.8;

/**
 * Returns for each side the indexes of its claims that attribute something to a person of another side alone: what A
 * says that B said. A person belongs to the side whose text lets this person speak alone in the largest share of its
 * claims; a person without such a side is ignored.
 */
export function findClaimsByOtherSide(sides: readonly (readonly Claim[])[]): ReadonlySet<number>[] {
  const alone = sides.map(countAlone);
  const shareOf = (name: string, side: number): number => {
    let own = 0;
    for (const [speaker, count] of alone[side] ?? []) if (samePersonName(speaker, name) >= SAME_PERSON) own += count;
    return own / Math.max(1, sides[side]?.length ?? 0);
  };
  const sideOf = (name: string): number | undefined => {
    const shares = sides.map((_, side) => shareOf(name, side));
    const most = Math.max(...shares);
    const best = shares.flatMap((share, side) => (share === most ? [side] : []));
    return most > 0 && best.length === 1 ? best[0] : undefined;
  };
  const owners = new Map(alone.flatMap((counts) => [...counts.keys()]).map((name) => [name, sideOf(name)]));
  return sides.map((claims, side) => {
    const found = claims.flatMap(({ speakers }, at) => {
      const [name, ...more] = speakers;
      if (name === undefined || more.length > 0) return [];
      const owner = owners.get(name);
      return owner !== undefined && owner !== side ? [at] : [];
    });
    return new Set(found);
  });
}

/** Returns how many claims each person makes alone. A name is counted as written. */
function countAlone(claims: readonly Claim[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { speakers } of claims) {
    const [speaker, ...more] = speakers;
    if (speaker !== undefined && more.length === 0) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return counts;
}

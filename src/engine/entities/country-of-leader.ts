import { KNOWN_LEADERS } from "../languages/en/known-leaders.ts";
import { normalizeName } from "./normalize-name.ts";

interface Leader {
  readonly side: string;
  readonly parts: readonly string[];
}

const BY_PART = new Map<string, Leader[]>();

for (const [side, names] of KNOWN_LEADERS)
  for (const name of names.split(",")) {
    const parts = name.trim().toLowerCase().split(" ").map(normalizeName);
    for (const part of parts) BY_PART.set(part, [...(BY_PART.get(part) ?? []), { side, parts }]);
  }

/**
 * Returns the side of a well-known leader, or undefined. The whole name must match. A surname alone is enough if the
 * person has a title and all leaders of that name belong to one side.
 */
export function countryOfLeader({
  nameTokens: parts,
  titles,
}: {
  readonly nameTokens: readonly string[];
  readonly titles: ReadonlySet<string>;
}): string | undefined {
  if (parts.length === 0 || (parts.length === 1 && titles.size === 0)) return undefined;
  const sides = (BY_PART.get(parts.at(-1) ?? "") ?? []).filter((leader) => fits(parts, leader)).map(({ side }) => side);
  return new Set(sides).size === 1 ? sides[0] : undefined;
}

/** Compares first and last names only: initials and middle names can be missing in either name. */
function fits(parts: readonly string[], leader: Leader): boolean {
  if (parts.length === 1) return leader.parts.at(-1) === parts[0] || leader.parts[0] === parts[0];
  return parts.at(-1) === leader.parts.at(-1) && parts[0] === leader.parts[0];
}

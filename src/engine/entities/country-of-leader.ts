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
 * The side of a leader whom everybody knows, when all of the name fits; a surname alone needs an office beside it, and
 * must belong to leaders of one side only.
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

/** Initials and middle names may be missing on either side; the first and the last must not differ. */
function fits(parts: readonly string[], leader: Leader): boolean {
  if (parts.length === 1) return leader.parts.at(-1) === parts[0] || leader.parts[0] === parts[0];
  return parts.at(-1) === leader.parts.at(-1) && parts[0] === leader.parts[0];
}

import type { TableClaim, TableGroup } from "../comparison/comparison-table.ts";
import { direction } from "../locale/i18n.ts";

/** Identifies a claim in the table: the index of its side, and its index among the claims of that side. */
export interface ClaimKey {
  readonly side: number;
  readonly index: number;
}

/** Returns the value of the attribute by which the element of a claim is found. */
export const claimId = ({ side, index }: ClaimKey): string => `${side}-${index}`;

/** Returns the key of a claim of the table. */
export function claimKeyOf({ side, claim }: TableClaim): ClaimKey {
  return { side, index: claim.index };
}

/** Returns whether two keys name the same claim. */
export function isSameClaim(a: ClaimKey | undefined, b: ClaimKey | undefined): boolean {
  return a !== undefined && a.side === b?.side && a.index === b.index;
}

/** Returns the key of the claim whose element an event comes from. */
export function keyOfElement(target: EventTarget | null): ClaimKey | undefined {
  const id = target instanceof HTMLElement ? target.dataset.claim : undefined;
  const [side, index] = (id ?? "").split("-").map(Number);
  return id !== undefined && side !== undefined && index !== undefined ? { side, index } : undefined;
}

/** Returns the claim to which a key moves the focus, or undefined if the key is no arrow or there is no such claim. */
export function targetOf(
  pressed: string,
  from: ClaimKey,
  groups: readonly TableGroup[],
  count: number,
): ClaimKey | undefined {
  const column = groups.flatMap(({ cells }) => (cells[from.side] ?? []).map(claimKeyOf));
  const at = column.findIndex((key) => isSameClaim(key, from));
  const isRtl = direction() === "rtl";
  switch (pressed) {
    case "ArrowDown":
      return column[at + 1];
    case "ArrowUp":
      return column[at - 1];
    case "Home":
      return column[0];
    case "End":
      return column.at(-1);
    case "ArrowLeft":
      return beside(from, groups, from.side + (isRtl ? 1 : -1), count);
    case "ArrowRight":
      return beside(from, groups, from.side + (isRtl ? -1 : 1), count);
    default:
      return undefined;
  }
}

/** Returns the first claim of another side in the same group, or in the nearest group that has one. */
function beside(from: ClaimKey, groups: readonly TableGroup[], side: number, count: number): ClaimKey | undefined {
  if (side < 0 || side >= count) return undefined;
  const here = groups.findIndex(({ cells }) => cells[from.side]?.some((one) => isSameClaim(claimKeyOf(one), from)));
  const candidates = groups.flatMap(({ cells }, at) => {
    const first = cells[side]?.[0];
    return first ? [{ key: claimKeyOf(first), distance: Math.abs(at - here) }] : [];
  });
  return candidates.sort((a, b) => a.distance - b.distance)[0]?.key;
}

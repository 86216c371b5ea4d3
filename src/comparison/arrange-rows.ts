import type { Claim } from "./claim.ts";
import type { ComparisonTable, TableClaim, TableGroup, TableRow } from "./comparison-table.ts";
import { describeDifference } from "./describe-difference.ts";

/** Which groups of a comparison are shown. */
export type GroupFilter =
  /**
   * "all": every group. "differences": groups whose sides differ in acts or figures. "unsure": groups with an unsure
   * link.
   */
  | { readonly kind: "all" | "differences" | "unsure" }
  /**
   * "only": groups in which only this side has claims, none of them with a counterpart. "by other": groups in which
   * this side reports what a person of another side said.
   */
  | { readonly kind: "only" | "by other"; readonly side: number };

/** The order of rows: rows with differences first, or the order of the claims of the side with this index. */
export type RowOrder = "differences" | number;

/** Returns whether a group passes a filter. `byOther` is the result of `findClaimsByOtherSide`. */
export function passesFilter(group: TableGroup, filter: GroupFilter, byOther: readonly ReadonlySet<number>[]): boolean {
  switch (filter.kind) {
    case "all":
      return true;
    case "differences":
      return isDifferent(group);
    case "unsure":
      return group.cells.some((cell) => cell.some(({ state }) => state === "unsure"));
    case "only":
      return isOnly(group, filter.side);
    case "by other":
      return (group.cells[filter.side] ?? []).some(({ claim }) => byOther[filter.side]?.has(claim.index) === true);
  }
}

/** Returns the rows with the groups that pass a filter. Rows without such groups are left out. */
export function filterRows(
  rows: readonly TableRow[],
  filter: GroupFilter,
  byOther: readonly ReadonlySet<number>[],
): TableRow[] {
  return rows
    .map((row) => ({ ...row, groups: row.groups.filter((group) => passesFilter(group, filter, byOther)) }))
    .filter(({ groups }) => groups.length > 0);
}

/** Returns the number of groups that pass a filter. */
export function countGroups(
  { rows }: Pick<ComparisonTable, "rows">,
  filter: GroupFilter,
  byOther: readonly ReadonlySet<number>[],
): number {
  return filterRows(rows, filter, byOther).reduce((sum, { groups }) => sum + groups.length, 0);
}

/** Orders rows. Rows that a side does not have come last in its order. The sort is stable. */
export function orderRows(rows: readonly TableRow[], order: RowOrder): TableRow[] {
  const rank = order === "differences" ? differenceRank : (row: TableRow) => firstPosition(row, order);
  return [...rows].sort((p, q) => compare(rank(p), rank(q)));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Returns the rank of a row: 0 if its sides differ in acts or figures, 1 if a side has no claim in it, otherwise 2. */
function differenceRank({ groups }: TableRow): number {
  if (groups.some(isDifferent)) return 0;
  return groups.some(({ cells }) => cells.some((cell) => cell.length === 0)) ? 1 : 2;
}

function firstPosition({ groups }: TableRow, side: number): number {
  const starts = groups.flatMap(({ cells }) => (cells[side] ?? []).map(({ claim }) => claim.start));
  return Math.min(Number.POSITIVE_INFINITY, ...starts);
}

/** Cache of whether the sides of a group differ, because filters, their counts and the order of rows all need it. */
const differs = new WeakMap<TableGroup, boolean>();

function isDifferent(group: TableGroup): boolean {
  const known = differs.get(group) ?? hasDifference(group);
  differs.set(group, known);
  return known;
}

function hasDifference({ cells }: TableGroup): boolean {
  const claims = cells.map((cell) => cell.map(({ claim }): Claim => claim));
  if (claims.filter((side) => side.length > 0).length < 2) return false;
  const { hasOtherActs, hasOtherNumbers } = describeDifference(claims);
  return hasOtherActs || hasOtherNumbers;
}

function isOnly({ cells }: TableGroup, side: number): boolean {
  const hasNone = ({ state }: TableClaim) => state === "none found";
  return cells.every((cell, at) => (at === side ? cell.length > 0 && cell.every(hasNone) : cell.length === 0));
}

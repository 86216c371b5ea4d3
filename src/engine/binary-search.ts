/**
 * Returns the first index from `from` on, and before `to`, at which `holds` is true; `to` where there is none. Once true, it
 * must be true at all later indexes.
 */
export function firstIndexWhere(from: number, to: number, holds: (index: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

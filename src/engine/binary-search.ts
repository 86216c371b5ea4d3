/**
 * Returns the first index from `from` to `to` (excluded) at which `holds` is true, or `to` if there is none. `holds`
 * must be monotonic: once true, it is true at all later indexes.
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

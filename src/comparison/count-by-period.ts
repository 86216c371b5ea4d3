/** Something with the day of its event, as "2026-03-14". */
interface Dated {
  readonly day: string | undefined;
}

/** A month or a year with the numbers of uses of a phrase and of stored readouts. */
export interface PeriodCount {
  /** "2026-03" or "2026". */
  readonly period: string;
  readonly uses: number;
  readonly readouts: number;
}

/** The maximum number of months that are counted separately. Longer periods are counted by year. */
const MOST_MONTHS = 24;

/**
 * Counts the uses of a phrase by month, or by year if the readouts span more than two years. The periods are all those
 * from the first readout to the last, so that the time before, between and after the uses is visible. Records without a
 * day are not counted.
 */
export function countByPeriod(uses: readonly Dated[], readouts: readonly Dated[]): PeriodCount[] {
  const months = [...new Set(readouts.flatMap(({ day }) => day?.slice(0, 7) ?? []))].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byMonth = numberOfMonth(last) - numberOfMonth(first) < MOST_MONTHS;
  const length = byMonth ? "2026-03".length : "2026".length;
  const used = countPeriods(uses, length);
  const stored = countPeriods(readouts, length);
  return periodsBetween(first, last, byMonth).map((period) => ({
    period,
    uses: used.get(period) ?? 0,
    readouts: stored.get(period) ?? 0,
  }));
}

/** Returns the number of months from the year 0 to a month. */
function numberOfMonth(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function periodsBetween(first: string, last: string, byMonth: boolean): string[] {
  const step = byMonth ? 1 : 12;
  const from = Math.floor(numberOfMonth(first) / step);
  const to = Math.floor(numberOfMonth(last) / step);
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const month = (from + at) * step;
    const year = String(Math.floor(month / 12)).padStart(4, "0");
    return byMonth ? `${year}-${String((month % 12) + 1).padStart(2, "0")}` : year;
  });
}

function countPeriods(dated: readonly Dated[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { day } of dated) {
    if (day === undefined) continue;
    const period = day.slice(0, length);
    counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return counts;
}

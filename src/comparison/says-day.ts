const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const DAY = 86_400_000;

/**
 * Returns whether a line of text gives the calendar day of a time, by numbers or with an English month. The day before
 * and the day after count too, because the page's time zone is unknown.
 */
export function saysDay(line: string, moment: string): boolean {
  const time = Date.parse(moment);
  return !Number.isNaN(time) && [-DAY, 0, DAY].some((offset) => saysDate(line.toLowerCase(), new Date(time + offset)));
}

function saysDate(line: string, date: Date): boolean {
  const numbers = new Set((line.match(/\d{1,4}/gu) ?? []).map(Number));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const hasYear = numbers.has(year) || numbers.has(year % 100);
  const named = line.match(/\p{L}+/gu)?.find((word) => MONTHS.includes(word.slice(0, 3)));
  const hasMonth = named === undefined ? numbers.has(month + 1) : named.startsWith(MONTHS[month] ?? "");
  return hasYear && hasMonth && numbers.has(day);
}

import type { DiplomaticEvent } from "../engine/analysis.ts";
import { formatDay, t } from "../locale/i18n.ts";

/**
 * Returns the date of an event for display: its day in the format of the interface language, or the date as written
 * in the text if its day is unknown. A day that is only the day of publication is labelled as such. Returns "" if
 * nothing is known.
 */
export function eventDate({ date, day, dayFrom }: Pick<DiplomaticEvent, "date" | "day" | "dayFrom">): string {
  if (day === undefined) return date ?? "";
  return dayFrom === "published" ? t("published_on", { date: formatDay(day) }) : formatDay(day);
}

import type { DiplomaticEvent } from "../engine/analysis.ts";
import { formatDay, language, t } from "../locale/i18n.ts";

/**
 * Returns the date of an event for display: its day in the format of the interface language, or the date as written
 * in the text if its day is unknown. A day that is only the day of publication is labelled as such. Returns "" if
 * nothing is known.
 */
export function eventDate({ date, day, dayFrom }: Pick<DiplomaticEvent, "date" | "day" | "dayFrom">): string {
  if (day === undefined) return date ?? "";
  return dayFrom === "published" ? t("published_on", { date: formatDay(day) }) : formatDay(day);
}

/**
 * Returns the time of a page's publication for display: day, hour and time zone as the page gives them. In the user's
 * own time zone, the day could differ from the one in the text.
 */
export function publishedTime(publishedAt: string): string {
  const [day = "", rest = ""] = publishedAt.split("T");
  const zone = rest.slice("18:05".length);
  const format = new Intl.DateTimeFormat(language(), { timeStyle: "short", timeZone: "UTC" });
  return t("published_at", {
    date: formatDay(day),
    time: format.format(new Date(`${day}T${rest.slice(0, "18:05".length)}Z`)),
    zone: zone === "" ? t("time_zone_unknown") : zone === "Z" ? "UTC" : `UTC${zone.replace("-", "−")}`,
  });
}

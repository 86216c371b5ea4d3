import { formatDate, formatNumber, t } from "../locale/i18n.ts";
import type { FactRow } from "../ui/comparison-facts.tsx";
import { eventDate, publishedTime } from "../ui/event-date.ts";
import type { ComparisonModel } from "./comparison-model.ts";
import type { LoadedComparison } from "./load-comparison.ts";
import { formatRoute } from "./route.ts";

/** Returns the facts about the texts of a comparison, each with its values by side. */
export function comparisonFactRows({ sides }: LoadedComparison, { facts }: ComparisonModel): FactRow[] {
  return [
    {
      label: t("compare_fact_title"),
      values: sides.map(({ record }) => (
        <a key={record.id} href={formatRoute("readout", record.id)} dir="auto" lang={record.language}>
          {record.title}
        </a>
      )),
    },
    { label: t("compare_fact_day"), values: sides.map(({ record: { event } }) => event && eventDate(event)) },
    {
      label: t("compare_fact_published"),
      values: sides.map(({ record: { event } }) => event?.publishedAt && publishedTime(event.publishedAt)),
    },
    { label: t("compare_fact_stored"), values: sides.map(({ record }) => formatDate(record.capturedAt, "time")) },
    { label: t("compare_fact_words"), values: facts.map(({ words }) => formatNumber(words)) },
    { label: t("compare_fact_claims"), values: facts.map(({ claims }) => formatNumber(claims)) },
    { label: t("compare_fact_initiative"), values: facts.map(({ initiative }) => initiative) },
    { label: t("compare_fact_duration"), values: facts.map(({ duration }) => duration) },
    { label: t("compare_fact_tone"), values: facts.map(({ tone }) => tone.join(" · ")) },
    { label: t("compare_fact_next"), values: facts.map(({ nextContact }) => nextContact.join(" · ")) },
  ];
}

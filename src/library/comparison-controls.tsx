import { useMemo } from "preact/hooks";
import { countGroups, type GroupFilter, type RowOrder } from "../comparison/arrange-rows.ts";
import { formatNumber, t } from "../locale/i18n.ts";
import type { ComparisonModel } from "./comparison-model.ts";

interface Props {
  readonly model: ComparisonModel;
  readonly filter: GroupFilter;
  readonly order: RowOrder;
  readonly onFilter: (filter: GroupFilter) => void;
  readonly onOrder: (order: RowOrder) => void;
}

/** Shows the filters with the number of groups that pass them, and the order of the rows. */
export function ComparisonControls({ model, filter, order, onFilter, onOrder }: Props) {
  const { table, sideNames, byOther } = model;
  const filters: readonly (readonly [label: string, filter: GroupFilter])[] = [
    [t("compare_filter_all"), { kind: "all" }],
    [t("compare_filter_differences"), { kind: "differences" }],
    ...sideNames.map((name, side) => [t("compare_filter_only", { side: name }), { kind: "only", side }] as const),
    ...sideNames.map(
      (name, side) => [t("compare_filter_by_other", { side: name }), { kind: "by other", side }] as const,
    ),
    [t("compare_filter_unsure"), { kind: "unsure" }],
  ];
  const counts = useMemo(() => filters.map(([, one]) => countGroups(table, one, byOther)), [model]);
  return (
    <div class="comparison-controls">
      <fieldset class="chips">
        <legend class="visually-hidden">{t("compare_filter")}</legend>
        {filters.map(([label, one], at) => (
          <button
            key={label}
            type="button"
            class="chip"
            aria-pressed={JSON.stringify(one) === JSON.stringify(filter)}
            onClick={() => onFilter(one)}
          >
            <bdi>{label}</bdi> <span class="count">{formatNumber(counts[at] ?? 0)}</span>
          </button>
        ))}
      </fieldset>
      <select
        class="choice"
        aria-label={t("compare_order")}
        value={String(order)}
        onChange={({ currentTarget: { value } }) => onOrder(value === "differences" ? value : Number(value))}
      >
        <option value="differences">{t("compare_order_differences")}</option>
        {sideNames.map((name, side) => (
          <option key={side} value={side}>
            {t("compare_order_side", { side: name })}
          </option>
        ))}
      </select>
    </div>
  );
}

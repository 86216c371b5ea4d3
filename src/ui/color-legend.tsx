import { t } from "../locale/i18n.ts";
import { type ActFamily, FAMILY_SYMBOLS } from "./act-labels.ts";

const FAMILIES = Object.keys(FAMILY_SYMBOLS) as readonly ActFamily[];

/** Shows which acts each tint of the contents stands for: all acts, or only those of the given families. */
export function ColorLegend({ families = FAMILIES }: { readonly families?: readonly ActFamily[] }) {
  return (
    <ul class="color-legend" aria-label={t("legend_label")}>
      {FAMILIES.filter((family) => families.includes(family)).map((family) => (
        <li key={family} class={`act act-${family}`}>
          <span class="act-badge" aria-hidden="true">
            {FAMILY_SYMBOLS[family]}
          </span>
          {t(`legend_${family}`)}
        </li>
      ))}
    </ul>
  );
}

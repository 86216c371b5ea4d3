import type { Act } from "../engine/analysis.ts";
import { ACT_FAMILIES, actDescription, actLabel, FAMILY_SYMBOLS } from "./act-labels.ts";

/** Shows the act of a claim: the symbol and colour of its family, and its name. */
export function ActBadge({ act }: { readonly act: Act }) {
  const family = ACT_FAMILIES[act];
  return (
    <span class={`act act-${family}`} title={actDescription(act)}>
      <span class="act-badge" aria-hidden="true">
        {FAMILY_SYMBOLS[family]}
      </span>
      {actLabel(act)}
    </span>
  );
}

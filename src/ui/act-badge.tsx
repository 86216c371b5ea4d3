import type { Act } from "../engine/analysis.ts";
import { ACT_FAMILIES, actDescription, actLabel, FAMILY_SYMBOLS } from "./act-labels.ts";

/** The act of a claim: its family's sign and colour, and its name. */
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

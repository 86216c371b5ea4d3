import type { Act } from "../engine/analysis.ts";
import { ACT_FAMILIES, actLabel, actMeaning, FAMILY_SIGNS } from "./act-words.ts";

/** The act of a claim: its family's sign and colour, and its name. */
export function ActSign({ act }: { readonly act: Act }) {
  const family = ACT_FAMILIES[act];
  return (
    <span class={`act act-${family}`} title={actMeaning(act)}>
      <span class="act-sign" aria-hidden="true">
        {FAMILY_SIGNS[family]}
      </span>
      {actLabel(act)}
    </span>
  );
}

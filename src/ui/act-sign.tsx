import type { Act } from "../text/reading.ts";
import { ACT_WORDS, FAMILY_SIGNS } from "./act-words.ts";

/** The act of a claim: its family's sign and colour, and its name. */
export function ActSign({ act }: { readonly act: Act }) {
  const { label, family, meaning } = ACT_WORDS[act];
  return (
    <span class={`act act-${family}`} title={meaning}>
      <span class="act-sign" aria-hidden="true">
        {FAMILY_SIGNS[family]}
      </span>
      {label}
    </span>
  );
}

import type { Act } from "../engine/analysis.ts";
import { language, t } from "../locale/i18n.ts";

/** The five families of acts. The acts of a family share a colour and a symbol. */
export type ActFamily = "neutral" | "cooperative" | "pledge" | "request" | "conflict";

/** Maps each act to its family. */
export const ACT_FAMILIES: Record<Act, ActFamily> = {
  state: "neutral",
  consult: "neutral",
  agree: "cooperative",
  support: "cooperative",
  courtesy: "cooperative",
  concede: "cooperative",
  pledge: "pledge",
  request: "request",
  accuse: "conflict",
  reject: "conflict",
  threaten: "conflict",
};

/** Returns the name of an act in lower case, for use within a line. */
export function actLabel(act: Act): string {
  return t(`act_${act}`).toLocaleLowerCase(language());
}

/** Returns a short description of an act. */
export function actDescription(act: Act): string {
  return t(`act_description_${act}`);
}

/** The symbol of each family, so that meaning never depends on colour alone. */
export const FAMILY_SYMBOLS: Record<ActFamily, string> = {
  neutral: "–",
  cooperative: "+",
  pledge: "→",
  request: "?",
  conflict: "!",
};

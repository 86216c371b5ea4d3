import type { Act } from "../engine/analysis.ts";
import { language, t } from "../locale/i18n.ts";

/** The five families of acts, which share a colour and a sign. */
export type ActFamily = "neutral" | "cooperative" | "pledge" | "request" | "conflict";

/** The family that an act belongs to. */
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

/** How an act is named within a line. */
export function actLabel(act: Act): string {
  return t(`act_${act}`).toLocaleLowerCase(language());
}

/** What an act means, in a few words. */
export function actDescription(act: Act): string {
  return t(`act_description_${act}`);
}

/** A sign for each family, so that colour never speaks alone. */
export const FAMILY_SYMBOLS: Record<ActFamily, string> = {
  neutral: "–",
  cooperative: "+",
  pledge: "→",
  request: "?",
  conflict: "!",
};

import { ARABIC_ARTICLE } from "../languages/en/entity-patterns.ts";
/** Returns a name without accents and Arabic article, for comparison. */
export function normalizeName(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").replace(ARABIC_ARTICLE, "");
}

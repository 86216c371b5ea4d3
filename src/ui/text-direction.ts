/** Matches text whose first letter belongs to a right-to-left script. */
const RTL_LETTER = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Returns the direction of a text, for adjacent elements whose direction `dir="auto"` cannot determine. */
export function textDirection(text: string): "ltr" | "rtl" {
  return RTL_LETTER.test(text) ? "rtl" : "ltr";
}

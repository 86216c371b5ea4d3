/** Words whose first letter is of a script that is written from right to left. */
const RTL_LETTER = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The direction in which words are written, for what stands beside them, where `dir="auto"` cannot tell it. */
export function textDirection(text: string): "ltr" | "rtl" {
  return RTL_LETTER.test(text) ? "rtl" : "ltr";
}

/** Words whose first letter is of a script that is written from right to left. */
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The direction in which words are written, for what stands beside them, where `dir="auto"` cannot tell it. */
export function directionOf(words: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(words) ? "rtl" : "ltr";
}

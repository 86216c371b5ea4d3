/** Words whose first letter is of a script that is written from right to left. */
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The direction in which words are written, where `dir="auto"` cannot tell it: beside them, or in a choice of many. */
export function directionOf(words: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(words) ? "rtl" : "ltr";
}

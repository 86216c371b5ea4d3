/**
 * How a page has changed. "same", "typography" and "boilerplate" are not reported. "replaced": the text has hardly a
 * word in common with the old one, because it is another page, an error message or a translation.
 */
export type TextVerdict =
  | "same"
  | "typography"
  | "boilerplate"
  | "date line"
  | "moved"
  | "changed"
  | "replaced"
  | "gone";

/** Verdicts that a user does not have to know. */
const UNREPORTED: ReadonlySet<TextVerdict> = new Set(["same", "typography", "boilerplate"]);

/** Returns whether a user has to know of a change. */
export function isReported(verdict: TextVerdict): boolean {
  return !UNREPORTED.has(verdict);
}

/** Returns whether a verdict says that a page no longer shows the text at all. */
export function isLost(verdict: TextVerdict): boolean {
  return verdict === "replaced" || verdict === "gone";
}

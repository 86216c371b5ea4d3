import type { Span } from "../src/engine/span.ts";
import type { GoldAttribution, GoldDocument } from "./gold-standard.ts";

const MARK = /\[([SCTA])([\d,]+) ([^\]]*)\]/g;

type Letter = "S" | "C" | "T" | "A";

/**
 * Reads a text with inline annotation: `[S1,2 She] [C1 thanked] [A1 him] and [C2 said] [T2 so]`. S is a source, C a
 * cue, T a content, A an addressee. The numbers are those of the attributions to which the span belongs.
 */
export function readMarkedText(id: string, marked: string): GoldDocument {
  let text = "";
  let last = 0;
  const rows = new Map<string, Record<Letter, Span[]>>();
  for (const match of marked.matchAll(MARK)) {
    const [whole, letter, numbers = "", content = ""] = match;
    text += marked.slice(last, match.index);
    const span = { start: text.length, end: text.length + content.length };
    text += content;
    last = match.index + whole.length;
    for (const number of numbers.split(",")) {
      const row = rows.get(number) ?? { S: [], C: [], T: [], A: [] };
      row[letter as Letter].push(span);
      rows.set(number, row);
    }
  }
  text += marked.slice(last);
  const attributions = [...rows.values()].map(
    ({ S, C, T, A }): GoldAttribution => ({ sources: S, cues: C, contents: T, addressees: A }),
  );
  return { id, text, attributions };
}

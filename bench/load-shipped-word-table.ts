import { readFileSync } from "node:fs";
import { parseWordTable, type WordTable } from "../src/comparison/word-table.ts";

const WORDS = new URL("../src/comparison/word-table.bin", import.meta.url);

/** Returns the word table that the extension ships. */
export function loadShippedWordTable(): WordTable {
  return parseWordTable(readFileSync(WORDS));
}

import { existsSync, readFileSync } from "node:fs";
import { parseWordTable, type WordTable } from "../comparison/word-table.ts";
import { openTagger, type Tagger } from "../engine/tagger/tagger.ts";

/** Returns the tagger with the weights that the extension ships. */
export function loadShippedTagger(): Tagger {
  return openTagger(readShipped("weights.bin", "../engine/tagger/weights.bin"));
}

/** Returns the word table that the extension ships. */
export function loadShippedWordTable(): WordTable {
  return parseWordTable(readShipped("word-table.bin", "../comparison/word-table.bin"));
}

/** Reads a data file: in the built package it is next to the script, in the source it is in its module. */
export function readShipped(name: string, source: string): Uint8Array {
  const built = new URL(name, import.meta.url);
  return readFileSync(existsSync(built) ? built : new URL(source, import.meta.url));
}

import { readFileSync } from "node:fs";
import { openTagger, type Tagger } from "../src/text/tagger/tagger.ts";

const WEIGHTS = new URL("../src/text/tagger/weights.bin", import.meta.url);

/** The tagger with the weights that the extension ships. */
export function openShippedTagger(): Tagger {
  return openTagger(readFileSync(WEIGHTS));
}

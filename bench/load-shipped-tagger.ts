import { readFileSync } from "node:fs";
import { openTagger, type Tagger } from "../src/engine/tagger/tagger.ts";

const WEIGHTS = new URL("../src/engine/tagger/weights.bin", import.meta.url);

/** Returns the tagger with the weights that the extension ships. */
export function loadShippedTagger(): Tagger {
  return openTagger(readFileSync(WEIGHTS));
}

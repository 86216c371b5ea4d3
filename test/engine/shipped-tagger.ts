import { readFileSync } from "node:fs";
import { openTagger } from "../../src/engine/tagger/tagger.ts";

/** The weights file of the extension. */
export const WEIGHTS = readFileSync(new URL("../../src/engine/tagger/weights.bin", import.meta.url));

/** Returns the tagger with these weights. It has no state, so all test files of a process share one. */
export const tagger = openTagger(WEIGHTS);

import { readFileSync } from "node:fs";
import { openTagger } from "../../src/engine/tagger/tagger.ts";

/** The weights that the product ships, as bytes. */
export const WEIGHTS = readFileSync(new URL("../../src/engine/tagger/weights.bin", import.meta.url));

/** The tagger with these weights, opened once for all files of a test process: what it returns depends on the text alone. */
export const tagger = openTagger(WEIGHTS);

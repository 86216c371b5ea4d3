/** How fast the tagger loads and reads, by the clock and by the processor time (which a busy machine disturbs less): `node --import tsx bench/tagger-speed.ts TEXT_FILE...`. */
import { readFileSync } from "node:fs";
import { openTagger } from "../src/text/tagger/tagger.ts";

const LENGTHS = [300, 20_000];
const weights = readFileSync(process.env.TAGGER_WEIGHTS ?? new URL("../src/text/tagger/weights.bin", import.meta.url));
const words = process.argv
  .slice(2)
  .map((file) => readFileSync(file, "utf8").trim())
  .join("\n")
  .split(/(?<=\s)(?=\S)/);

const beforeLoad = performance.now();
const tagger = openTagger(weights);
console.log(`load: ${(performance.now() - beforeLoad).toFixed(0)} ms`);
for (const length of LENGTHS) {
  const text = Array.from({ length }, (_, i) => words[i % words.length]).join("");
  for (let run = 1; run <= 3; run++) {
    const [before, cpuBefore] = [performance.now(), process.cpuUsage()];
    const found = tagger.tag(text);
    const elapsed = performance.now() - before;
    const cpu = process.cpuUsage(cpuBefore).user / 1000;
    console.log(
      `${length} words, run ${run}: ${elapsed.toFixed(0)} ms (processor ${cpu.toFixed(0)} ms), ${found.length} attributions`,
    );
  }
}

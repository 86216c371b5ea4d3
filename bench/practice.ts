/**
 * The tagger on the practice readouts of test/text/practice: `node --import tsx bench/practice.ts [WEIGHTS]`. They are
 * invented, in styles that no training text has, and each prints its misses.
 */
import { readdirSync, readFileSync } from "node:fs";
import type { Span } from "../src/text/span.ts";
import { openTagger } from "../src/text/tagger/tagger.ts";
import type { GoldAttribution } from "../training/corpora.ts";
import { readMarkedText } from "../training/marked-text.ts";

const FOLDER = new URL("../test/text/practice/", import.meta.url);
const weights = process.argv[2] ?? new URL("../src/text/tagger/weights.bin", import.meta.url);
const tagger = openTagger(readFileSync(weights));

const describe = (text: string, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => text.slice(start, end)).join(" … ") || "-";

const describeAttribution = (text: string, one: GoldAttribution): string =>
  `[${describe(text, one.sources)}] <${describe(text, one.cues)}> {${describe(text, one.contents)}} → ${describe(text, one.addressees)}`;

let hits = 0;
let found = 0;
let gold = 0;
for (const name of readdirSync(FOLDER).sort()) {
  const { text, attributions } = readMarkedText(name, readFileSync(new URL(name, FOLDER), "utf8"));
  const wanted = attributions.map((one) => describeAttribution(text, one));
  const tagged = tagger.tag(text).map((one) => describeAttribution(text, { ...one, cues: [one.cue] }));
  const shared = tagged.filter((one) => wanted.includes(one));
  hits += shared.length;
  found += tagged.length;
  gold += wanted.length;
  console.log(`${name}: ${shared.length} of ${wanted.length}`);
  for (const one of wanted.filter((one) => !tagged.includes(one))) console.log(`  missed  ${one}`);
  for (const one of tagged.filter((one) => !wanted.includes(one))) console.log(`  instead ${one}`);
}
console.log(
  `whole attributions exact: F1 ${((200 * hits) / (found + gold)).toFixed(1)} (${hits} of ${gold}; ${found} found)`,
);

/*
 * Prints the patterns that modules of src build from strings, as JSON. It loads the given modules and records what they
 * build. Patterns that are built on first use are requested with texts that need all of them.
 */
import { join } from "node:path";

const [folder = "", ...files] = process.argv.slice(2);
const made = new Map<string, [source: string, flags: string]>();

const watched: ProxyHandler<RegExpConstructor> = {
  construct(target, args: [string, string?]) {
    const pattern = new target(...args);
    const isOurs = new Error().stack?.includes(`${folder}/`) ?? false;
    if (isOurs) made.set(String(pattern), [pattern.source, pattern.flags]);
    return pattern;
  },
};
globalThis.RegExp = new Proxy(RegExp, watched);

for (const file of files) await import(join(folder, file));

const { detectReadout } = (await import(
  join(folder, "engine/detection/detect-readout.ts")
)) as typeof import("../../src/engine/detection/detect-readout.ts");
const LEAD =
  "President Anna Lund of Norland spoke by phone today with Prime Minister Erik Berg of Sudland. The two leaders discussed trade.";
const TEXTS = [
  `${LEAD} President Lund stressed that the bridge must stay open. The Prime Minister agreed and underlined that talks go on.`,
  `${LEAD} They will meet in May. “It is good,” she said. The ministers sent a message.`,
  `${LEAD}\n\nPRESIDENT LUND: I am glad. I met him. PRIME MINISTER BERG: We agree.`,
];
for (const text of TEXTS)
  for (const title of ["President Lund speaks with Prime Minister Berg", "News"]) detectReadout(text, title);

console.log(JSON.stringify([...made.values()]));

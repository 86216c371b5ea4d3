/**
 * Tests whether annotations made by another program are found in its page: the anchoring baselines of the Hypothesis
 * client. Reads every NAME.json with its NAME.html in a folder and stores nothing of them. Usage: node --import tsx
 * bench/anchoring-baselines.ts FOLDER
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import {
  locate,
  type Selectors,
  type TextPositionSelector,
  type TextQuoteSelector,
} from "../src/annotation/selectors.ts";
import { indexText } from "../src/annotation/text-index.ts";
import { textOf } from "../src/engine/span.ts";
import { layoutFromTag } from "../src/page/element-layout.ts";
import { readPageText } from "../src/page/page-text.ts";

interface Baseline {
  readonly rows: readonly {
    readonly id: string;
    readonly target: readonly {
      readonly selector: readonly (Selectors[number] | { readonly type: "RangeSelector" })[];
    }[];
  }[];
}

const isQuote = (one: { readonly type: string }): one is TextQuoteSelector => one.type === "TextQuoteSelector";
const isPosition = (one: { readonly type: string }): one is TextPositionSelector => one.type === "TextPositionSelector";
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: bench/anchoring-baselines.ts FOLDER");
let [found, wrong, all] = [0, 0, 0];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const page = join(folder, file.replace(/json$/, "html"));
  const baseline = JSON.parse(readFileSync(join(folder, file), "utf8")) as Partial<Baseline>;
  if (!baseline.rows || !existsSync(page)) continue;
  const { window } = new JSDOM(readFileSync(page, "utf8"));
  Object.assign(globalThis, { Node: window.Node });
  const index = indexText(readPageText(window.document, layoutFromTag).text);
  for (const { id, target } of baseline.rows) {
    const selectors = target[0]?.selector ?? [];
    const [quote, position] = [selectors.find(isQuote), selectors.find(isPosition)];
    if (!quote || !position) continue;
    all++;
    const located = locate(index, [quote, position]);
    const words = "span" in located ? squeezed(textOf(index.text, located.span)) : undefined;
    const isRight = words === squeezed(quote.exact);
    if (isRight) found++;
    else if (words !== undefined) wrong++;
    console.log(`${file} ${id}: ${located.state}${isRight ? "" : ", not the expected words"}`);
  }
  window.close();
}
console.log(`${found} of ${all} found with the expected words, ${wrong} with others`);

/**
 * Prints every event in which the engine's result differs from the gold files: `node --import tsx bench/event-errors.ts
 * FOLDER [--rules]`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyzeText } from "../src/engine/analyze-text.ts";

interface Gold {
  readonly meta: {
    readonly event: string;
    readonly participants: readonly string[];
    readonly issuer: string | null;
    readonly date: string | null;
    readonly day?: string | null;
    readonly page?: {
      readonly url?: string;
      readonly siteName?: string;
      readonly lang?: string;
      readonly published?: string;
    };
  };
}

const folder = process.argv[2] ?? ".";
for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt"))) {
  const text = readFileSync(join(folder, name), "utf8");
  const { meta } = JSON.parse(readFileSync(join(folder, name.replace(/txt$/, "json")), "utf8")) as Gold;
  const { page = {} } = meta;
  const facts = { url: page.url, siteName: page.siteName, lang: page.lang, publishedDay: page.published };
  const { event } = analyzeText(text, { facts });
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["kind", meta.event, event?.kind],
    ["issuer", meta.issuer, event?.issuer],
    ["date", meta.date, event?.date],
    ["day", meta.day ?? undefined, event?.day],
    ["participants", [...meta.participants].sort().join(" + "), [...(event?.participants ?? [])].sort().join(" + ")],
  ];
  for (const [what, gold, found] of pairs)
    if (String(gold ?? "").toLowerCase() !== String(found ?? "").toLowerCase())
      console.log(`${name.padEnd(36)} ${what.padEnd(13)} gold: ${gold ?? "-"}   found: ${found ?? "-"}`);
}

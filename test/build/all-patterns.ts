import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Found, findPatterns } from "./find-patterns.ts";

export const SRC = join(import.meta.dirname, "..", "..", "src");

/** The file that stores the digests of proved patterns. `node --import tsx test/build/prove-patterns.ts` writes it. */
export const PROVED = join(import.meta.dirname, "proved-patterns.json");

/**
 * Patterns that cannot be proved individually, by the beginning of their source, with the reason why they are safe. The
 * checker determines how long a failing search takes, and a pattern that matches at every visible character never
 * searches. The checker has not decided the others within its time. Each of them was read: its repetitions are bounded,
 * or it is anchored and tried once, on one sentence or claim.
 */
export const SAFE_BY_REVIEW: Readonly<Record<string, string>> = {
  "[\\p{Script=Han}": "test/engine/tokens.test.ts: one token after the other, each letter in one",
  "^the (?:\\p{L}+ )?(?:need for": "test/engine/analyze-text.test.ts: reading takes time in proportion",
  "\\b(?:my (?:\\p{L}+ ){0,3}(?:visit": "test/engine/analyze-text.test.ts: reading takes time in proportion",
  "\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:January": "test/engine/analyze-text.test.ts: reading takes time in proportion",
  "\\b(?:\\p{Lu}[\\p{L}\\p{N}.’'–-]*(?: (?:of|for":
    "test/engine/analyze-text.test.ts: reading takes time in proportion",
  "^((?:[^,]{2,60}, )?)((?:also |likewise )?": "test/engine/analyze-text.test.ts: reading takes time in proportion",
  "^(.*?\\b(?:said|says|saying|noted|noting|added|adding|stated|":
    "test/engine/analyze-text.test.ts: reading takes time in proportion",
  "^(?:(?:(?:on|in) (?:the )?(?:early |late )?)?(?:(?:morning|a":
    "test/engine/analyze-text.test.ts: reading takes time in proportion",
  "\\b(?:(?:we|(?:two|both|our|their) (?:\\w+ ){0,2}?(?:countries":
    "test/engine/detect-readout.test.ts: it answers on long hostile texts",
  "\\b(?:(?:two|both|our|their) (?:\\w+ ){0,2}?(?:countries|natio":
    "test/engine/detect-readout.test.ts: it answers on long hostile texts",
  "\\b(?:spoke|talked|met|convened|gathered|reached out to|(?:re":
    "test/engine/detect-readout.test.ts: it answers on long hostile texts",
  "\\b(?:(?:will|(?:is|are|plans?|intends?|looks?)(?: set| due| ":
    "test/engine/detect-readout.test.ts: it answers on long hostile texts",
  "^(.{3,600}?),? ((?:was|were)": "test/engine/analyze-text.test.ts: reading takes time in proportion",
};

/** A pattern of the source, with its digest. */
export interface AnyPattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
  readonly digest: string;
}

/**
 * Returns every pattern of the source that needs a proof, once each, including patterns that are built from strings.
 */
export async function allPatterns(found?: Found): Promise<AnyPattern[]> {
  const { patterns, makings } = found ?? (await findPatterns(SRC));
  const files = [...new Set(makings.map(({ file }) => file))];
  const script = join(import.meta.dirname, "list-made-patterns.ts");
  const output = execFileSync(process.execPath, ["--import", "tsx", script, SRC, ...files], { encoding: "utf8" });
  const made = JSON.parse(output) as [string, string][];
  const all = [
    ...patterns.map(({ file, source, flags }) => ({ file, source, flags, digest: digestOf(source, flags) })),
    ...made.map(([source, flags]) => ({ file: "made of strings", source, flags, digest: digestOf(source, flags) })),
  ];
  const toProve = all.filter(({ source }) => !Object.keys(SAFE_BY_REVIEW).some((start) => source.startsWith(start)));
  return [...new Map(toProve.map((one) => [one.digest, one])).values()];
}

export function readProved(): string[] {
  return JSON.parse(readFileSync(PROVED, "utf8")) as string[];
}

function digestOf(source: string, flags: string): string {
  return createHash("sha256").update(`/${source}/${flags}`).digest("hex").slice(0, 16);
}
